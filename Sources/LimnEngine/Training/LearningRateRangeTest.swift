/// Losses over an exponential sweep of the learning rate, as in the second makemore lecture.
public struct LearningRateRangeTest: Sendable, Equatable {
  /// A rate and the loss of the step before it was used.
  public struct Point: Sendable, Equatable {
    /// The learning rate.
    public let learningRate: Double
    /// The loss, in nats a token.
    public let loss: Double
  }

  /// The points in the order of the sweep; it ends early when the loss is no longer finite.
  public let points: [Point]

  /// Sweeps from one rate to another; the parameters are put back as they were, their gradients forgotten.
  ///
  /// - Parameters:
  ///   - model: What to train on the way.
  ///   - examples: What to learn from.
  ///   - rates: From the lowest to the highest, equal ratios between steps.
  ///   - steps: How many steps to take, at least 2.
  ///   - batchSize: How many examples a step takes.
  ///   - generator: Where batches come from.
  public init(
    model: any LanguageModel, examples: any ExampleSource, rates: ClosedRange<Double> = 1e-3...1,
    steps: Int = 1_000,
    batchSize: Int = 32, using generator: inout Generator
  ) {
    require(
      rates.lowerBound > 0,
      "LearningRateRangeTest: the lowest rate is \(rates.lowerBound); it has to be above 0")
    require(steps > 1, "LearningRateRangeTest: \(steps) steps; a sweep takes at least 2")
    let tensors = (model.namedParameters + model.namedBuffers).map(\.tensor)
    let before = tensors.map { $0.copy() }
    let source = SharedGenerator(generator)
    let run = TrainingRun(
      model: model, optimizer: SGD(model.namedParameters),
      schedule: LearningRateSchedule(
        rates.lowerBound, .exponential(final: rates.upperBound, end: steps - 1)),
      examples: examples, batchSize: batchSize, source: source)
    var points: [Point] = []
    for report in run.steps(steps) {
      guard report.loss.isFinite else { break }
      points.append(Point(learningRate: report.learningRate, loss: report.loss))
    }
    self.points = points
    model.zeroGrad()
    withoutGradients { for (tensor, old) in zip(tensors, before) { tensor.assign(old) } }
    generator = source.generator
  }

  /// The rate at which the smoothed loss is lowest.
  ///
  /// - Parameter window: Over how many points the loss is averaged.
  public func bestRate(window: Int = 25) -> Double? {
    guard !points.isEmpty else { return nil }
    let width = max(1, min(window, points.count))
    var best: (rate: Double, loss: Double)?
    for start in 0...points.count - width {
      let part = points[start..<start + width]
      let loss = part.reduce(0) { $0 + $1.loss } / Double(width)
      if best.map({ loss < $0.loss }) ?? true { best = (part[start + width / 2].learningRate, loss) }
    }
    return best?.rate
  }
}
