import Dispatch

/// Training as a sequence of steps that the caller takes one by one.
///
/// ```swift
/// for report in run.steps(5_000) where report.step % 500 == 0 {
///   print(report.step, report.loss)
/// }
/// ```
public final class TrainingRun {
  /// What is trained.
  public let model: any TrainableModel
  /// What changes its parameters.
  public let optimizer: any Optimizer
  /// The learning rate at each step.
  public let schedule: LearningRateSchedule
  /// What is learned from.
  public let examples: any ExampleSource
  /// How many examples a step takes at a time.
  public let batchSize: Int
  /// How many batches a step takes one after the other: the gradient is that of one batch that many times as
  /// large, but for layers that look at the whole batch, such as batch norm.
  public let accumulation: Int
  /// What the step scales gradients down to if they are longer, without changing those that parameters hold; `nil` for as
  /// they are.
  public let largestNorm: Float?
  /// Where batches and dropout draw from.
  public let source: SharedGenerator
  /// Every how many steps the layers' statistics are taken; `nil` for never.
  public var statisticsInterval: Int?
  /// How many steps were taken.
  public internal(set) var step = 0

  /// A run that starts with the model as it is.
  ///
  /// - Precondition: There are examples, and batch size and accumulation are at least 1.
  public init(
    model: any TrainableModel, optimizer: any Optimizer, schedule: LearningRateSchedule,
    examples: any ExampleSource, batchSize: Int = 32, accumulation: Int = 1, largestNorm: Float? = nil,
    source: SharedGenerator
  ) {
    require(examples.count > 0, "TrainingRun: there are no examples to learn from")
    require(
      batchSize > 0 && accumulation > 0,
      "TrainingRun: batch size \(batchSize) and accumulation \(accumulation) have to be at least 1")
    self.model = model
    self.optimizer = optimizer
    self.schedule = schedule
    self.examples = examples
    self.batchSize = batchSize
    self.accumulation = accumulation
    self.largestNorm = largestNorm
    self.source = source
    model.shareGenerator(source)
  }

  /// The next `count` steps, each taken when its report is asked for.
  public func steps(_ count: Int) -> some Sequence<StepReport> {
    (0..<count).lazy.map { _ in self.takeStep() }
  }

  /// Takes one step.
  @discardableResult
  public func takeStep() -> StepReport {
    let start = DispatchTime.now().uptimeNanoseconds
    let wantsStatistics = statisticsInterval.map { $0 > 0 && step % $0 == 0 } ?? false
    var gathering = wantsStatistics ? TrainingStatistics.Gathering() : nil
    let rate = schedule.rate(at: step)
    optimizer.zeroGrad()
    // Drawn as one large batch would be, before dropout draws; each part counts by its targets, as padded rows
    // have fewer. Only one batch is in memory at a time: after counting they are drawn again from a copy.
    var again = source.generator
    var tokens = 0
    var single: Batch?
    for _ in 0..<accumulation {
      let batch = examples.randomBatch(batchSize, using: &source.generator)
      tokens += batch.askedCount
      if accumulation == 1 { single = batch }
    }
    var loss = 0.0
    for _ in 0..<accumulation {
      let batch = single ?? examples.randomBatch(batchSize, using: &again)
      let capture = wantsStatistics ? ActivationCapture() : nil
      let result =
        capture?.record { model.loss(batch) } ?? model.loss(batch)
      for path in capture?.paths ?? [] { capture?.all(path).forEach { $0.keepsGrad = true } }
      let share = accumulation == 1 ? 1 : Double(batch.askedCount) / Double(tokens)
      (accumulation == 1 ? result : result * Float(share)).backward()
      if let capture { gathering?.add(capture) }
      loss += Double(result.item) * share
    }
    let parameters = optimizer.parameters.map(\.tensor)
    let norm = GradientClipping.norm(parameters)
    let factor = largestNorm.map { GradientClipping.factor(norm: norm, largest: $0) } ?? 1
    let before = wantsStatistics ? parameters.map { $0.copy() } : []
    optimizer.step(learningRate: Float(rate), gradientFactor: factor)
    step += 1
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    return StepReport(
      step: step, loss: loss, learningRate: rate, gradientNorm: Double(norm), seconds: seconds,
      tokensPerSecond: Double(tokens) / max(seconds, 1e-9),
      statistics: gathering.map { TrainingStatistics($0, optimizer.parameters, before: before) })
  }
}

extension TrainableModel {
  /// The mean loss over examples, in nats a token, without changing anything.
  ///
  /// - Parameters:
  ///   - examples: What to take it over.
  ///   - most: How many at most; spread evenly over all of them if there are more.
  public func evaluate(_ examples: any ExampleSource, most: Int = .max) -> Double {
    let count = min(examples.count, most)
    var sum = 0.0
    var tokens = 0
    // Some ten million scores at a time, however long the sequences are.
    // Of a transformer so few that what its layers make stays near.
    let (most, widest) =
      configuration.kind.isTransformer
      ? (1 << 21, max(configuration.vocabularySize, configuration.hiddenWidth))
      : (1 << 24, configuration.vocabularySize)
    let size = min(1_024, max(1, most / max(examples.blockSize * widest, 1)))
    evaluating {
      for start in stride(from: 0, to: count, by: size) {
        let positions = (start..<min(start + size, count)).map { $0 * examples.count / count }
        let batch = examples.batch(at: positions)
        let counted = batch.askedCount
        guard counted > 0 else { continue }
        sum += Double(loss(batch).item) * Double(counted)
        tokens += counted
      }
    }
    return tokens > 0 ? sum / Double(tokens) : .nan
  }
}

extension Batch {
  /// How many targets count in a loss.
  fileprivate var askedCount: Int { targets.values.count { $0 != Int32(Examples.ignoredTarget) } }
}
