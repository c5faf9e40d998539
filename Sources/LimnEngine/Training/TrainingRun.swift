import Foundation

/// Training as a sequence of steps that the caller takes one by one.
///
/// ```swift
/// for report in run.steps(5_000) where report.step % 500 == 0 {
///   print(report.step, report.loss)
/// }
/// ```
public final class TrainingRun {
  /// What is trained.
  public let model: any LanguageModel
  /// What changes its parameters.
  public let optimizer: any Optimizer
  /// The learning rate at each step.
  public let schedule: LearningRateSchedule
  /// What is learned from.
  public let examples: any ExampleSource
  /// How many examples a step takes at a time.
  public let batchSize: Int
  /// How many batches' gradients a step adds up: the gradient of one batch that many times as large.
  public let accumulation: Int
  /// What gradients are scaled down to if they are longer; `nil` for as they are.
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
    model: any LanguageModel, optimizer: any Optimizer, schedule: LearningRateSchedule,
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
  }

  /// The next `count` steps, each taken when its report is asked for.
  public func steps(_ count: Int) -> some Sequence<StepReport> {
    (0..<count).lazy.map { _ in self.takeStep() }
  }

  /// Takes one step.
  @discardableResult
  public func takeStep() -> StepReport {
    let start = DispatchTime.now().uptimeNanoseconds
    let wantsStatistics = statisticsInterval.map { step % $0 == 0 } ?? false
    let capture = wantsStatistics ? ActivationCapture() : nil
    let rate = schedule.rate(at: step)
    optimizer.zeroGrad()
    var loss = 0.0
    var tokens = 0
    for _ in 0..<accumulation {
      let batch = examples.randomBatch(batchSize, using: &source.generator)
      let result =
        capture?.record { model.loss(batch.inputs, batch.targets) } ?? model.loss(batch.inputs, batch.targets)
      capture?.paths.forEach { capture?[$0]?.keepsGrad = true }
      (accumulation == 1 ? result : result * (1 / Float(accumulation))).backward()
      loss += Double(result.item) / Double(accumulation)
      tokens += batch.targets.count
    }
    let parameters = optimizer.parameters.map(\.tensor)
    let norm =
      largestNorm.map { GradientClipping.clip(parameters, norm: $0) } ?? GradientClipping.norm(parameters)
    let before = wantsStatistics ? parameters.map { $0.copy() } : []
    optimizer.step(learningRate: Float(rate))
    step += 1
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    return StepReport(
      step: step, loss: loss, learningRate: rate, gradientNorm: Double(norm), seconds: seconds,
      tokensPerSecond: Double(tokens) / max(seconds, 1e-9),
      statistics: capture.map { TrainingStatistics($0, optimizer.parameters, before: before) })
  }
}

extension LanguageModel {
  /// The mean loss over examples, in nats a token, without changing anything.
  ///
  /// - Parameters:
  ///   - examples: What to take it over.
  ///   - most: How many at most; spread evenly over all of them if there are more.
  public func evaluate(_ examples: any ExampleSource, most: Int = .max) -> Double {
    let count = min(examples.count, most)
    var sum = 0.0
    var tokens = 0
    evaluating {
      for start in stride(from: 0, to: count, by: 1_024) {
        let positions = (start..<min(start + 1_024, count)).map { $0 * examples.count / count }
        let batch = examples.batch(at: positions)
        let counted = batch.targets.values.count { $0 != Int32(Examples.ignoredTarget) }
        sum += Double(loss(batch.inputs, batch.targets).item) * Double(counted)
        tokens += counted
      }
    }
    return tokens > 0 ? sum / Double(tokens) : .nan
  }
}
