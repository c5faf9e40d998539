import ArgumentParser
import Limn

/// How a model is trained; the lectures' settings by default.
struct TrainingOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How many steps to take. (default: 20,000; of a recurrent or dilated model or an encoder-decoder 5,000; of a gpt its preset's)"
  )
  var steps: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many examples a step takes at a time. (default: 32; of a gpt its preset's)")
  var batch: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "The learning rate; by default a tenth of it for the last quarter of the steps.")
  var learningRate: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: "How the rate goes on: constant, step or cosine. (default: step; cosine for transformers)")
  var schedule: ScheduleName?

  @Option(name: .long, parsing: .unconditional, help: "How many steps the rate takes to rise from near 0.")
  var warmUp: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "sgd, adam or adamw. (default: sgd; adamw for recurrent and dilated models and transformers)")
  var optimizer: RunConfiguration.OptimizerKind?

  @Option(name: .long, parsing: .unconditional, help: "The momentum of sgd.")
  var momentum: Float?

  @Option(name: .long, parsing: .unconditional, help: "How strongly parameters are drawn to zero.")
  var weightDecay: Float?

  @Option(
    name: .customLong("beta2"), parsing: .unconditional,
    help: "How slowly adam and adamw forget the squares of gradients. (default: 0.999; of a transformer 0.99)"
  )
  var secondBeta: Float?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help:
      "Keep the state of the lowest validation loss too, for “limn sample --best”. (default: for transformers)"
  )
  var keepBest: Bool?

  @Option(name: .long, parsing: .unconditional, help: "Scale gradients down to this norm if they are longer.")
  var clip: Float?

  @Option(name: .long, parsing: .unconditional, help: "How many batches' gradients a step adds up.")
  var accumulate: Int?

  @Option(
    name: .long, parsing: .unconditional, help: "Where chance starts: the same seed gives the same run.")
  var seed: UInt64?

  @Option(
    name: .long, parsing: .unconditional,
    help: "Every how many steps to log the loss. (default: 10,000 times in all at most)")
  var logEvery: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "Every how many steps to evaluate. (default: ten times in all)")
  var evaluateEvery: Int?

  @Option(
    name: .long, parsing: .unconditional, help: "Every how many steps to save. (default: ten times in all)")
  var checkpointEvery: Int?

  @Option(name: .long, parsing: .unconditional, help: "Every how many steps to log what the layers do.")
  var statisticsEvery: Int?

  @Option(name: .long, parsing: .unconditional, help: "How many samples to make up at each evaluation.")
  var samples: Int?

  enum ScheduleName: String, ExpressibleByArgument, CaseIterable { case constant, step, cosine }

  /// Whether anything but the number of steps is given.
  var isGivenButSteps: Bool {
    [
      batch, warmUp, accumulate, logEvery, evaluateEvery, checkpointEvery, statisticsEvery, samples,
    ].contains {
      $0 != nil
    }
      || learningRate != nil || schedule != nil || optimizer != nil || momentum != nil || weightDecay != nil
      || clip != nil || seed != nil || secondBeta != nil || keepBest != nil
  }

  /// - Parameter preset: What a gpt's settings start from.
  func configuration(
    _ model: ModelConfiguration, preset: RunPreset = .names, data: RunConfiguration.Data
  ) throws -> RunConfiguration {
    let steps = steps ?? (model.kind == .gpt ? preset.steps : model.kind.readsContexts ? 20_000 : 5_000)
    let plain = RunConfiguration(model: model, steps: steps, learningRate: learningRate)
    var configuration =
      model.kind.isTransformer
      ? preset.configuration(model, steps: steps, learningRate: learningRate) : plain
    configuration.data = data
    let warmUp = warmUp ?? configuration.schedule.warmUp
    let rate = configuration.schedule.rate
    configuration.schedule =
      switch schedule ?? (model.kind.isTransformer ? .cosine : .step) {
      case .constant: LearningRateSchedule(rate, warmUp: warmUp)
      case .step: LearningRateSchedule(rate, warmUp: warmUp, plain.schedule.shape)
      case .cosine: LearningRateSchedule(rate, warmUp: warmUp, .cosine(final: rate / 10, end: steps))
      }
    if let optimizer { configuration.optimizer = optimizer }
    if let batch { configuration.batchSize = batch }
    if let momentum { configuration.momentum = momentum }
    if let weightDecay { configuration.weightDecay = weightDecay }
    if let accumulate { configuration.accumulation = accumulate }
    if let seed { configuration.seed = seed }
    if let logEvery { configuration.logInterval = logEvery }
    if let evaluateEvery { configuration.evaluationInterval = evaluateEvery }
    if let checkpointEvery { configuration.checkpointInterval = checkpointEvery }
    if let samples { configuration.sampleCount = samples }
    if let clip { configuration.largestNorm = clip }
    if let keepBest { configuration.keepsBest = keepBest }
    if let secondBeta {
      guard configuration.optimizer != .sgd else {
        throw DataError("--beta2 is for --optimizer adam and adamw; sgd has none, so leave it out.")
      }
      configuration.secondBeta = secondBeta
    }
    configuration.statisticsInterval = statisticsEvery
    if momentum != nil && configuration.optimizer != .sgd {
      throw DataError("--momentum is for --optimizer sgd; \(configuration.optimizer.rawValue) has its own.")
    }
    try configuration.check()
    return configuration
  }
}

extension RunConfiguration.OptimizerKind: ExpressibleByArgument {}
