/// The nearest others of a point of an embedding, in all of its dimensions.
public struct EmbeddingNeighbors: Sendable, Equatable {
  /// A neighbour and how far it is.
  public struct Neighbor: Sendable, Equatable {
    /// The row of the neighbour.
    public let row: Int
    /// Its distance by the metric.
    public let distance: Double
  }

  /// The row of the point.
  public let row: Int
  /// The nearest first.
  public let neighbors: [Neighbor]
  /// What near means.
  public let metric: DistanceMetric

  /// The same with other rows, as those of a space that keeps some of the points.
  ///
  /// - Parameter place: The new row of each; asked for that of the point and of its neighbours.
  public func renumbered(_ place: (Int) -> Int) -> EmbeddingNeighbors {
    EmbeddingNeighbors(
      row: place(row),
      neighbors: neighbors.map { Neighbor(row: place($0.row), distance: $0.distance) }, metric: metric)
  }
}

extension EmbeddingSpace {
  /// The nearest others of each of some points.
  ///
  /// - Parameters:
  ///   - rows: The points.
  ///   - count: How many neighbours; of fewer points all others.
  ///   - metric: What near means: the direction alone, or the place.
  /// - Throws: ``DataError`` if a number is not finite.
  public func neighbors(
    of rows: [Int], count: Int = 5, metric: DistanceMetric = .cosine
  ) throws -> [EmbeddingNeighbors] {
    try checkFinite()
    return try rows.map { row in
      let nearest = try nearestNeighbors(
        of: row, in: points, count: min(count, self.count - 1), metric: metric)
      return EmbeddingNeighbors(
        row: row, neighbors: nearest.map { .init(row: $0.index, distance: $0.distance) }, metric: metric)
    }
  }

  /// Neighbours as lines of text: the point, then its neighbours with their distances.
  public func table(of neighbors: [EmbeddingNeighbors]) -> String {
    let width = neighbors.map { labels[$0.row].count }.max() ?? 0
    return neighbors.map { point in
      let name = labels[point.row]
      let others = point.neighbors.map {
        "\(labels[$0.row]) \(NumberFormat.fixed(3).string($0.distance))"
      }
      return name + String(repeating: " ", count: width - name.count) + "  " + others.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension DistanceMetric {
  /// The distance in words.
  var name: String {
    switch self {
    case .cosine: "cosine distance"
    case .euclidean: "Euclidean distance"
    }
  }
}
