extension EmbeddingSpace {
  /// The points in a plane.
  ///
  /// - Parameters:
  ///   - projection: How they come there.
  ///   - progress: Told how much is done, 0 to 1: t-SNE takes a while.
  /// - Throws: ``DataError`` if a number is not finite.
  public func map(
    by projection: EmbeddingProjection, progress: (Double) -> Void = { _ in }
  ) throws -> EmbeddingMap {
    try checkFinite()
    switch projection {
    case .plain: return plainMap
    case .pca: return try Self.map(of: points, along: try PCA(of: points))
    case .tsne(let options, let iterations, let seed):
      var options = options
      if let seed { options.initialization = .random(Generator(seed: seed)) }
      // Points that are never let go of lie on heaps.
      options.exaggeratedIterations = min(options.exaggeratedIterations, iterations / 2)
      let tsne = try TSNE(points, options: options)
      tsne.run(iterations) { progress(Double($0.iteration) / Double(max(iterations, 1))) }
      return Self.map(of: tsne, seed: seed)
    }
  }

  /// - Throws: ``DataError`` if a number is not finite.
  func checkFinite() throws {
    let values = points.values
    guard let place = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw DataError(
      "The point “\(labels[place / dimensions])” has \(values[place]) in column \(place % dimensions), where every "
        + "number has to be finite.")
  }

  /// The first two columns; of one column zeros across.
  var plainMap: EmbeddingMap {
    let values = points.values
    let places = (0..<count).flatMap { row in
      (0..<2).map { $0 < dimensions ? values[row * dimensions + $0] : 0 }
    }
    return EmbeddingMap(
      Tensor(shape: [count, 2], values: places), xTitle: dimensionNames?[0] ?? "dimension 1",
      yTitle: dimensions > 1 ? dimensionNames?[1] ?? "dimension 2" : "nothing: there is one dimension",
      explanation: dimensions > 2 ? "the first two of them" : "")
  }

  /// Points along the first two components.
  static func map(of points: Tensor, along pca: PCA) throws -> EmbeddingMap {
    let shares = (0..<2).map { $0 < pca.count ? pca.explainedVarianceRatio[$0] : 0 }
    func percent(_ share: Double) -> String { NumberFormat.fixed(1).string(100 * share) + " %" }
    func title(_ component: Int) -> String {
      component < pca.count
        ? "PC \(component + 1) (\(percent(shares[component])) of variance)"
        : pca.count == 0 ? "nothing: no point differs" : "nothing: there is one principal component"
    }
    let explanation =
      switch pca.count {
      case 0: "all at one place, so that no direction is principal"
      case 1: "PCA: one principal component holds all of the variance"
      default:
        "PCA: the first two of \(pca.count) principal components hold \(percent(shares[0] + shares[1])) of the variance"
      }
    return EmbeddingMap(
      try pca.projection(of: points, to: 2), xTitle: title(0), yTitle: title(1), explanation: explanation)
  }

  /// Where t-SNE has brought the points.
  static func map(of tsne: TSNE, seed: UInt64?) -> EmbeddingMap {
    let format = NumberFormat.significant(4)
    var perplexity = "perplexity \(format.string(tsne.perplexity))"
    if tsne.perplexity != tsne.options.perplexity {
      perplexity +=
        " instead of \(format.string(tsne.options.perplexity)), "
        + "\(tsne.perplexity < tsne.options.perplexity ? "the most" : "the least") that "
        + "\(NumberFormat.grouped.string(Double(tsne.count))) points allow"
    }
    let repulsion =
      tsne.angle.map { "Barnes-Hut with angle \(NumberFormat.shortest.string($0))" } ?? "exact"
    let start =
      switch tsne.options.initialization {
      case .pca: "started along the principal components"
      case .random: "random start" + (seed.map { ", seed \($0)" } ?? "")
      }
    return EmbeddingMap(
      tsne.embedding,
      explanation: "t-SNE: \(perplexity), \(NumberFormat.grouped.string(Double(tsne.iteration))) iterations, "
        + "\(repulsion), \(start); Kullback-Leibler divergence \(NumberFormat.fixed(3).string(tsne.divergence()))"
    )
  }
}
