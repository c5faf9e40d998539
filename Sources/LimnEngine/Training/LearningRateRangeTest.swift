/// Losses over an exponential sweep of the learning rate, as in the second makemore lecture.
public struct LearningRateRangeTest: Sendable, Equatable, Codable {
  /// A rate and the loss of the step before it was used.
  public struct Point: Sendable, Equatable, Codable {
    /// The learning rate.
    public let learningRate: Double
    /// The loss, in nats a token.
    public let loss: Double

    /// The loss at a rate.
    public init(learningRate: Double, loss: Double) {
      self.learningRate = learningRate
      self.loss = loss
    }
  }

  /// The points in the order of the sweep; it ends early when the loss is no longer finite.
  public let points: [Point]

  /// A sweep that was recorded.
  ///
  /// - Parameter points: Rates above 0 in rising order, with finite losses.
  public init(points: [Point]) { self.points = points }

  /// Sweeps from one rate to another; the parameters are put back as they were, their gradients forgotten.
  ///
  /// - Parameters:
  ///   - model: What to train on the way.
  ///   - examples: What to learn from.
  ///   - rates: From the lowest to the highest, equal ratios between steps.
  ///   - steps: How many steps to take, at least 2.
  ///   - batchSize: How many examples a step takes.
  ///   - generator: Where batches come from.
  ///   - progress: Called after each step with how many were taken and the loss.
  public init(
    model: any TrainableModel, examples: any ExampleSource, rates: ClosedRange<Double> = 1e-3...1,
    steps: Int = 1_000,
    batchSize: Int = 32, using generator: inout Generator, progress: (Int, Double) -> Void = { _, _ in }
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
      progress(points.count, report.loss)
    }
    self.points = points
    model.zeroGrad()
    withoutGradients { for (tensor, old) in zip(tensors, before) { tensor.assign(old) } }
    generator = source.generator
  }
}
