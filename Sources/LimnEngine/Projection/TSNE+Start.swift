extension TSNE {
  /// The deviation of the points before the first iteration.
  private static let deviation = 1e-4

  /// Where points start: x and y of one after another.
  static func start(_ points: Tensor, _ initialization: TSNEOptions.Initialization) throws -> [Float] {
    let count = points.shape[0]
    switch initialization {
    case .random(var generator):
      return generator.normal(mean: 0, deviation: Float(deviation), 2 * count)
    case .pca:
      let pca = try PCA(of: points)
      var values = try pca.projection(of: points, to: 2).values.map { Double($0) }
      // The deviation over all points, where the component's variance is over all but one.
      let first = (pca.explainedVariance.first ?? 0) * Double(count - 1) / Double(count)
      let scale = first > 0 ? deviation / first.squareRoot() : 0
      for index in values.indices { values[index] *= scale }
      var generator = Generator(seed: 0)
      for axis in min(pca.count, 2)..<2 {
        for (point, value) in generator.normal(mean: 0, deviation: Float(deviation), count).enumerated() {
          values[2 * point + axis] = Double(value)
        }
      }
      return values.map { Float($0) }
    }
  }
}
