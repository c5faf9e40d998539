/// Points in a space of any number of dimensions, with what is known of each: an embedding's tokens, say.
///
/// ```swift
/// var space = EmbeddingSpace(model.embedding.weight, labels: tokenizer.vocabulary.map(visibleText(of:)))
/// space.coloring = .vowels(of: tokenizer.vocabulary)
/// try embeddingPlot(of: space, by: .pca).picture().write(to: "embedding.svg")
/// ```
public struct EmbeddingSpace {
  /// The points: [count, dimensions].
  public let points: Tensor
  /// What each point is called.
  public let labels: [String]
  /// Whether the labels were given, and are not mere numbers.
  public let isLabeled: Bool
  /// What each dimension is called, such as the columns of a table; numbers for `nil`.
  public let dimensionNames: [String]?
  /// How important each point is: the more, the sooner its label gets a place. `nil` for those that are near to many
  /// others.
  public var importance: [Double]?
  /// What the colours of the points show.
  public var coloring = EmbeddingColoring.none

  /// A space of points.
  ///
  /// - Parameters:
  ///   - points: [count, dimensions], at least one of each.
  ///   - labels: One for each point; their numbers from 0 on without, which stand beside some dozens of points alone.
  ///   - dimensionNames: One for each dimension.
  ///   - coloring: What the colours show.
  /// - Precondition: The shape is as said, and labels, names and colouring are as many as the points and dimensions.
  public init(
    _ points: Tensor, labels: [String]? = nil, dimensionNames: [String]? = nil,
    coloring: EmbeddingColoring = .none
  ) {
    self.init(
      points, labels: labels ?? (0..<max(points.shape.first ?? 0, 0)).map(String.init),
      isLabeled: labels != nil,
      dimensionNames: dimensionNames, coloring: coloring)
  }

  private init(
    _ points: Tensor, labels: [String], isLabeled: Bool, dimensionNames: [String]?,
    coloring: EmbeddingColoring
  ) {
    precondition(
      points.shape.count == 2 && points.shape[0] > 0 && points.shape[1] > 0,
      "EmbeddingSpace: the points have the shape \(points.shape); it has to be [points, dimensions]")
    self.isLabeled = isLabeled
    precondition(
      labels.count == points.shape[0],
      "EmbeddingSpace: \(labels.count) labels for \(points.shape[0]) points; they have to be as many")
    precondition(
      dimensionNames == nil || dimensionNames!.count == points.shape[1],
      "EmbeddingSpace: \(dimensionNames?.count ?? 0) names for \(points.shape[1]) dimensions; they have to be as many"
    )
    precondition(
      coloring.count.map { $0 == points.shape[0] } ?? true,
      "EmbeddingSpace: \(coloring.count ?? 0) colours for \(points.shape[0]) points; they have to be as many")
    self.points = points
    self.labels = labels
    self.dimensionNames = dimensionNames
    self.coloring = coloring
  }

  /// How many points there are.
  public var count: Int { points.shape[0] }
  /// How many numbers a point has.
  public var dimensions: Int { points.shape[1] }

  /// Some of the points, in the given order.
  ///
  /// - Precondition: The rows are points, at least one.
  public func keeping(rows: [Int]) -> EmbeddingSpace {
    precondition(
      !rows.isEmpty && rows.allSatisfy { (0..<count).contains($0) },
      "keeping: the rows have to be 0 to \(count - 1), at least one")
    let values = points.values
    let kept = rows.flatMap { values[$0 * dimensions..<($0 + 1) * dimensions] }
    var space = EmbeddingSpace(
      Tensor(shape: [rows.count, dimensions], values: kept), labels: rows.map { labels[$0] },
      isLabeled: isLabeled, dimensionNames: dimensionNames, coloring: coloring.keeping(rows: rows))
    space.importance = importance.map { importance in rows.map { importance[$0] } }
    return space
  }

  /// The rows of points by their labels; of equal labels the first.
  ///
  /// - Throws: ``DataError`` that names the labels that no point has.
  public func rows(of wanted: [String]) throws -> [Int] {
    let positions = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
    let missing = wanted.filter { positions[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
      let held = labels.prefix(8).joined(separator: " ")
      throw DataError(
        "No point is called \(names)\(missing.count > 5 ? " and \(missing.count - 5) more" : ""); the labels are "
          + "\(held)\(labels.count > 8 ? " … (\(NumberFormat.grouped.string(Double(labels.count))) in all)" : "")."
      )
    }
    return wanted.compactMap { positions[$0] }
  }
}
