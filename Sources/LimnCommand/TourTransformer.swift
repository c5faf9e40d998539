import Limn

/// The small transformer that the tour trains, once, when the first picture of it is drawn.
final class TourTransformer {
  /// What is kept of the training.
  struct Result {
    let model: GPT
    let tokenizer: StoredTokenizer
    /// The log.
    let records: [LogRecord]
    /// The loss over the validation split in the end.
    let validationLoss: Double
    /// Names that it makes up.
    let names: [String]
  }

  static let steps = 400
  private var kept: Result?

  /// The trained model, and what is kept of its training.
  func trained() throws -> Result {
    if let kept { return kept }
    var model = RunPreset.names.model
    (model.layerCount, model.embeddingWidth, model.hiddenWidth) = (2, 32, 128)
    // Too small and too short a run to learn names by heart.
    model.transformer?.dropout = 0
    var configuration = RunPreset.names.configuration(model, steps: Self.steps, learningRate: 5e-3)
    configuration.seed = TourTraining.seed
    let prepared = try PreparedRun(configuration)
    guard let gpt = prepared.run.model as? GPT else { fatalError("TourTransformer: the preset is no GPT") }
    // Embeddings that start near zero show what was learned, and not where they started.
    let table = gpt.tokenEmbedding.weight
    table.add(table.detach().copy(), scale: -0.9)
    var records: [LogRecord] = []
    var bar = ProgressBar("Training a transformer on the names")
    for report in prepared.run.steps(Self.steps) {
      var record = LogRecord(report)
      if report.step % 50 == 0 { record.validationLoss = gpt.evaluate(prepared.validation) }
      records.append(record)
      if bar.isDue {
        bar.update(
          Double(report.step) / Double(Self.steps),
          note: "loss \(NumberFormat.fixed(4).string(report.loss))")
      }
    }
    bar.finish()
    var generator = Generator(seed: 42)
    let names = try (0..<8).map { _ in
      try gpt.makeText(tokenizer: prepared.tokenizer, longest: model.blockSize - 1, using: &generator)
    }
    let result = Result(
      model: gpt, tokenizer: prepared.tokenizer, records: records,
      validationLoss: records.last?.validationLoss ?? .nan, names: names)
    kept = result
    return result
  }
}
