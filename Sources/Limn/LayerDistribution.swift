/// How the numbers of a layer are spread: its results, the gradients that reached them, or a parameter.
public struct LayerDistribution: Sendable, Equatable {
  /// What a layer's numbers are.
  public enum Quantity: String, Sendable, CaseIterable {
    /// What layers give.
    case activations
    /// The gradients that reach what they give.
    case gradients
    /// Their parameters.
    case weights
  }

  /// The layer's or the parameter's path, such as `layers.2`.
  public let name: String
  /// The mean.
  public let mean: Double
  /// The deviation.
  public let deviation: Double
  /// The share beyond ± 0.97, where tanh hardly moves; `nil` for numbers that no tanh bounds.
  public let saturation: Double?
  /// How many numbers fall into each of equal bins.
  public let histogram: TrainingStatistics.Histogram

  /// The given spread.
  public init(
    _ name: String, mean: Double, deviation: Double, saturation: Double? = nil,
    histogram: TrainingStatistics.Histogram
  ) {
    self.name = name
    self.mean = mean
    self.deviation = deviation
    self.saturation = saturation
    self.histogram = histogram
  }

  /// The spread of numbers; those that are none are left out of the histogram.
  public init(_ name: String, _ values: [Float], bins: Int = 50) {
    let (mean, deviation) = TrainingStatistics.moments(values)
    self.init(
      name, mean: mean, deviation: deviation,
      histogram: TrainingStatistics.Histogram(values, bins: bins))
  }

  /// The layers whose results stay within ± 1, as those of tanh do; not the last one, whose scores only happen to.
  static func boundedLayers(in steps: [TrainingStatistics]) -> [String] {
    let all = steps.last?.layers ?? []
    // What only has another shape than the result before it is none of its own.
    let layers = all.indices.dropLast().filter { $0 == 0 || all[$0].histogram != all[$0 - 1].histogram }
    return layers.map { all[$0].name }.filter { name in
      steps.allSatisfy { step in
        step.layers.first { $0.name == name }.map { $0.histogram.low >= -1 && $0.histogram.high <= 1 }
          ?? false
      }
    }
  }

  /// The same spread under another name, such as that of the run it comes from.
  public func renamed(_ name: String) -> LayerDistribution {
    LayerDistribution(name, mean: mean, deviation: deviation, saturation: saturation, histogram: histogram)
  }

  /// What the layers gave in a step, in their order.
  public static func activations(of statistics: TrainingStatistics) -> [LayerDistribution] {
    let bounded = boundedLayers(in: [statistics])
    return statistics.layers.map { layer in
      LayerDistribution(
        layer.name, mean: layer.mean, deviation: layer.deviation,
        saturation: bounded.contains(layer.name) ? layer.saturation : nil,
        histogram: layer.histogram)
    }
  }

  /// The gradients that reached what the layers gave in a step.
  public static func gradients(of statistics: TrainingStatistics) -> [LayerDistribution] {
    statistics.layers.map { layer in
      LayerDistribution(
        layer.name, mean: layer.gradientMean, deviation: layer.gradientDeviation,
        histogram: layer.gradientHistogram)
    }
  }

  /// A model's matrices; biases and gains are left out, as in the lecture.
  public static func weights(of model: any Module) -> [LayerDistribution] {
    model.namedParameters.filter { $0.tensor.shape.count > 1 }.map {
      LayerDistribution($0.name, $0.tensor.values)
    }
  }
}
