import LimnPlatform

extension RunFolder {
  /// A trained model as its run left it.
  public struct TrainedModel {
    /// The model.
    public let model: any LanguageModel
    /// What turns text into tokens for it.
    public let tokenizer: StoredTokenizer
    /// What its run was asked for.
    public let configuration: RunConfiguration
    /// The step after which it was saved.
    public let step: Int
  }

  /// The model of a run, from its newest checkpoint that is whole or from that of a step.
  ///
  /// - Parameters:
  ///   - step: Which checkpoint; the newest for `nil`.
  ///   - best: Whether it is to be that of the lowest validation loss.
  ///   - report: Called once if checkpoints are passed over, with what is wrong with the newest.
  /// - Throws: ``DataError`` if there is none.
  public func model(step: Int? = nil, best: Bool = false, report: (DataError) -> Void = { _ in }) throws
    -> TrainedModel
  {
    let configuration = try configuration()
    guard configuration.model.kind.isLanguageModel else {
      throw configuration.model.kind.notALanguageModel("\(path): the run")
    }
    let tokenizer = try tokenizer()
    var generator = Generator(seed: 0)
    let model = configuration.model.makeModel(using: &generator)
    let taken = try read(model, step: step, best: best, report: report)
    return TrainedModel(model: model, tokenizer: tokenizer, configuration: configuration, step: taken)
  }

  /// The encoder-decoder of a run, from its newest checkpoint that is whole or from that of a step, and its tokenizers.
  ///
  /// - Parameters: As for ``model(step:best:report:)``.
  /// - Returns: The model, and the step after which it was saved.
  /// - Throws: ``DataError`` if there is none, or the run is of another model.
  public func pairModel(step: Int? = nil, best: Bool = false, report: (DataError) -> Void = { _ in }) throws
    -> (model: PairModel, step: Int)
  {
    let configuration = try configuration().model
    guard configuration.kind == .encoderDecoder else {
      throw DataError(
        "\(path): the run is of a \(configuration.kind.rawValue); this needs an encoder-decoder.")
    }
    var generator = Generator(seed: 0)
    let model = EncoderDecoder(configuration, using: &generator)
    let pairs = PairModel(model: model, sourceTokenizer: try sourceTokenizer(), tokenizer: try tokenizer())
    return (pairs, try read(model, step: step, best: best, report: report))
  }

  /// Reads a checkpoint into a model.
  ///
  /// - Returns: The step of the one that was read.
  private func read(_ model: any Module, step: Int?, best: Bool, report: (DataError) -> Void) throws -> Int {
    if best {
      guard FileManager.default.fileExists(atPath: bestCheckpointPath) else {
        throw DataError(
          "\(path) keeps no best checkpoint; a run does that keeps it (--keep-best) and was evaluated.")
      }
      return try Checkpoint.read(bestCheckpointPath, into: model) ?? 0
    }
    if let step {
      guard let checkpoint = checkpoints.first(where: { $0.step == step }) else {
        throw DataError("\(path) holds no checkpoint of step \(step); \(heldSteps).")
      }
      try Checkpoint.read(checkpoint.path, into: model)
      return step
    }
    return try readNewestCheckpoint({ try Checkpoint.read($1, into: model) }, report: report)
  }

  /// The steps that have a checkpoint; of many the first and the last few.
  var heldSteps: String {
    let steps = checkpoints.map { String($0.step) }
    guard let last = steps.last else { return "there is none" }
    if steps.count == 1 { return "there is that of \(last)" }
    let shown = steps.count <= 12 ? steps.dropLast() : steps.prefix(5) + ["…"] + steps.suffix(6).dropLast()
    return "there are those of \(shown.joined(separator: ", ")) and \(last)"
  }
}
