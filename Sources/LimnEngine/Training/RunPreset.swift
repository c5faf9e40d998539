/// Runs of a GPT that are known to go well, with the settings of the programs that they come from.
public enum RunPreset: String, Sendable, CaseIterable {
  /// makemore's transformer on names: 4 layers, 4 heads, width 64. Without dropout it learns the names by heart, and
  /// the loss of others rises again from step 10,000 on; with a tenth and a stronger decay it falls all the way.
  case names
  /// nanoGPT's small model of Shakespeare's characters: 4 layers, 4 heads, width 128, a block of 64.
  case shakespeareCPU = "shakespeare-cpu"
  /// nanoGPT's large one: 6 layers, 6 heads, width 384, a block of 256, dropout.
  case shakespeareGPU = "shakespeare-gpu"

  /// Whether it learns one running text and not lines.
  public var isText: Bool { self != .names }

  /// The model; its vocabulary is set when the data is read.
  public var model: ModelConfiguration {
    var model = ModelConfiguration(.gpt, vocabularySize: 1)
    guard isText else {
      model.transformer?.dropout = 0.1
      return model
    }
    let isSmall = self == .shakespeareCPU
    model.blockSize = isSmall ? 64 : 256
    model.layerCount = isSmall ? 4 : 6
    model.embeddingWidth = isSmall ? 128 : 384
    model.hiddenWidth = 4 * model.embeddingWidth
    model.transformer = TransformerConfiguration(headCount: isSmall ? 4 : 6, dropout: isSmall ? 0 : 0.2)
    return model
  }

  /// How many steps it takes.
  public var steps: Int {
    switch self {
    case .names: 30_000
    case .shakespeareCPU: 2_000
    case .shakespeareGPU: 5_000
    }
  }

  /// How many lines to keep back to validate, and as many to test; a tenth for `nil`, and a tenth at most.
  ///
  /// makemore keeps back as many to test, drawn at random.
  public var heldOut: Int? { self == .names ? 1_000 : nil }

  /// The run of a model, of the preset's sizes or changed ones.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - steps: How many steps to take; the preset's for `nil`.
  ///   - learningRate: The highest rate; the preset's, 1e-3, for `nil`.
  public func configuration(_ model: ModelConfiguration, steps: Int? = nil, learningRate: Double? = nil)
    -> RunConfiguration
  {
    let (steps, rate) = (steps ?? self.steps, learningRate ?? 1e-3)
    var run = RunConfiguration(model: model, steps: steps, learningRate: rate)
    if model.kind == .gpt { run.data.heldOut = heldOut }
    run.schedule = LearningRateSchedule(rate, warmUp: 100, .cosine(final: rate / 10, end: steps))
    run.optimizer = .adamw
    run.secondBeta = 0.99
    run.decaysMatricesOnly = true
    run.keepsBest = true
    // An encoder-decoder is no gpt: it starts from makemore's own decay.
    run.weightDecay = model.kind == .gpt ? 0.1 : 0.01
    run.largestNorm = 1
    run.batchSize = self == .shakespeareCPU ? 12 : self == .shakespeareGPU ? 64 : 32
    return run
  }
}
