import Limn

/// The network that the tour trains, once, when the first picture of it is drawn.
final class TourTraining {
  /// What is kept of the training.
  struct Result {
    /// The log.
    var records: [LogRecord] = []
    /// The embedding's table as it was after some steps.
    var tables: [(step: Int, table: Tensor)] = []
    /// The loss over the validation split in the end.
    var validationLoss = Double.nan
  }

  static let seed: UInt64 = 2_147_483_647
  private static let steps = 6_000
  private static let shownSteps = [0, 100, 500, 1_500, 3_000, 6_000]
  private var kept: (PreparedRun, Result)?

  /// The trained network with its data, and what is kept.
  func trained() throws -> (prepared: PreparedRun, result: Result) {
    if let kept { return kept }
    var model = ModelConfiguration(.mlp, vocabularySize: 27)
    (model.embeddingWidth, model.hiddenWidth) = (2, 100)
    var configuration = RunConfiguration(model: model, steps: Self.steps)
    configuration.seed = Self.seed
    configuration.statisticsInterval = 100
    let prepared = try PreparedRun(configuration)
    let table = prepared.run.model.namedParameters.first { $0.name == "embedding.weight" }!.tensor
    var result = Result()
    func keep() { result.tables.append((prepared.run.step, table.detach().copy())) }
    keep()
    var bar = ProgressBar("Training a network on the names")
    for report in prepared.run.steps(Self.steps) {
      var record = LogRecord(report)
      if report.step % 500 == 0 { record.validationLoss = prepared.run.model.evaluate(prepared.validation) }
      result.records.append(record)
      if Self.shownSteps.contains(report.step) { keep() }
      if bar.isDue {
        bar.update(
          Double(report.step) / Double(Self.steps),
          note: "loss \(NumberFormat.fixed(4).string(report.loss))")
      }
    }
    bar.finish()
    result.validationLoss = result.records.last?.validationLoss ?? .nan
    kept = (prepared, result)
    return (prepared, result)
  }
}
