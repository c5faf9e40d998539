/// An embedding at several steps of its training: the same points, aligned.
public struct EmbeddingFilm {
  /// One checkpoint.
  public struct Frame {
    /// The step after which it was saved.
    public let step: Int
    /// The points then.
    public let space: EmbeddingSpace
    /// Where they stand, aligned with the last frame.
    public let map: EmbeddingMap
  }

  /// The frames in their order.
  public let frames: [Frame]
  /// How the points came to their places, in a sentence without its full stop.
  public let explanation: String

  /// Projects and aligns embeddings.
  ///
  /// All are turned, mirrored and moved in space so that they lie as near as they can to the last one (Procrustes), and
  /// seen along the axes of that one: the first two, or its principal components. By t-SNE each starts where the next
  /// one ended, and is aligned in the plane.
  ///
  /// - Parameters:
  ///   - spaces: The steps in order and the embeddings, of the same points in the same order.
  ///   - projection: How they come into the plane.
  ///   - progress: Told how much is done, 0 to 1.
  /// - Throws: ``DataError`` if a number is not finite.
  /// - Precondition: There is at least one, and all have the same shape.
  public init(
    of spaces: [(step: Int, space: EmbeddingSpace)], by projection: EmbeddingProjection,
    progress: (Double) -> Void = { _ in }
  ) throws {
    guard let last = spaces.last else { preconditionFailure("EmbeddingFilm: there is no embedding") }
    precondition(
      spaces.allSatisfy { $0.space.points.shape == last.space.points.shape },
      "EmbeddingFilm: the embeddings have different shapes")
    for (_, space) in spaces { try space.checkFinite() }
    if case .tsne(let options, let iterations, let seed) = projection {
      let maps = try Self.maps(spaces.map(\.space), options, iterations, seed, progress)
      frames = zip(spaces, maps).map { Frame(step: $0.step, space: $0.space, map: $1) }
      explanation =
        (maps.last?.explanation ?? "")
        + "; each step starts where the next one ended and is aligned with the last"
      return
    }
    var pca: PCA?
    if case .pca = projection { pca = try PCA(of: last.space.points) }
    frames = try spaces.map { step, space in
      let aligned = EmbeddingSpace(
        try Procrustes.align(space.points, to: last.space.points).aligned, labels: space.labels)
      let map = try pca.map { try EmbeddingSpace.map(of: aligned.points, along: $0) } ?? aligned.plainMap
      return Frame(step: step, space: space, map: map)
    }
    let kind = pca == nil ? "" : "along the principal components of the last step; "
    explanation =
      "\(kind)each step is turned, mirrored and moved to lie as near as it can to the last (Procrustes)"
  }

  /// From the last to the first, so that neighbouring pictures are alike.
  private static func maps(
    _ spaces: [EmbeddingSpace], _ options: TSNEOptions, _ iterations: Int, _ seed: UInt64?,
    _ progress: (Double) -> Void
  ) throws -> [EmbeddingMap] {
    var maps: [EmbeddingMap] = []
    for (index, space) in spaces.reversed().enumerated() {
      var options = options
      if let seed { options.initialization = .random(Generator(seed: seed)) }
      // Points that have their places already need no room to find them.
      if !maps.isEmpty { options.exaggeratedIterations = 0 }
      let tsne = try TSNE(space.points, options: options, startingAt: maps.last?.positions)
      tsne.run(iterations) {
        progress((Double(index) + Double($0.iteration) / Double(max(iterations, 1))) / Double(spaces.count))
      }
      let map = EmbeddingSpace.map(of: tsne, seed: seed)
      guard let last = maps.first else {
        maps.append(map)
        continue
      }
      let aligned = try Procrustes.align(map.positions, to: last.positions).aligned
      maps.append(EmbeddingMap(aligned, explanation: map.explanation))
    }
    return maps.reversed()
  }

  /// What all frames cover.
  var domain: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func range(_ numbers: [Double]) -> ClosedRange<Double> { (numbers.min() ?? 0)...(numbers.max() ?? 0) }
    return (range(frames.flatMap(\.map.x)), range(frames.flatMap(\.map.y)))
  }

  /// The frames one beside the other on common axes.
  ///
  /// - Parameters:
  ///   - options: How each is drawn; the extent is that of one frame.
  ///   - columns: How many stand side by side; as near to a square as it goes without.
  public func strip(options: EmbeddingPlotOptions = EmbeddingPlotOptions(), columns: Int? = nil) -> PlotGrid {
    var options = options
    let title = options.title
    let caption = options.caption
    (options.title, options.caption) = ("", "")
    options.domain = options.domain ?? domain
    options.extent = options.extent ?? (frames.count <= 4 ? 360 : 310)
    options.letterRadius = options.letterRadius ?? 7
    let plots = frames.map { frame in
      var plot = EmbeddingPlotMaker(space: frame.space, map: frame.map, options: options).plot
      plot.subtitle = ""
      return (step: frame.step, plot: plot)
    }
    let points = frames.last.map { NumberFormat.grouped.string(Double($0.space.count)) } ?? ""
    var grid = filmStrip(title, subtitle: "\(points) points; \(explanation)", of: plots, columns: columns)
    grid.caption = caption
    return grid
  }

  /// One picture: the last frame with the way that each point took.
  public func paths(options: EmbeddingPlotOptions = EmbeddingPlotOptions()) -> Plot {
    guard let last = frames.last else { preconditionFailure("EmbeddingFilm: there is no frame") }
    var options = options
    options.domain = options.domain ?? domain
    var plot = EmbeddingPlotMaker(space: last.space, map: last.map, options: options).plot
    let steps = frames.map { NumberFormat.grouped.string(Double($0.step)) }
    plot.subtitle =
      "The ways of the points from step \(steps.first ?? "") to \(steps.last ?? ""), \(frames.count) checkpoints; "
      + explanation
    let ways = (0..<last.space.count).map { row in
      let group = if case .groups(let names) = last.space.coloring { names[row] } else { "" }
      return Line(
        group, x: frames.map { $0.map.x[row] }, y: frames.map { $0.map.y[row] },
        color: group.isEmpty ? EmbeddingPlotMaker.gray : nil, style: LineStyle(width: 1, opacity: 0.6))
    }
    // The key first: colours go by it.
    plot.marks = plot.marks.prefix(1) + ways + plot.marks.dropFirst()
    return plot
  }
}
