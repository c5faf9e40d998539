import Foundation

/// A run whose steps are logged, evaluated and saved in a folder, and which goes on from there if it was stopped.
///
/// A run that was killed and resumed ends with the same bytes in its checkpoints as one that never stopped.
public final class RecordedRun {
  /// What one step brought.
  public struct Progress: Sendable {
    /// The step.
    public let report: StepReport
    /// The losses over the whole splits, if they were due, in nats a token.
    public let losses: (train: Double, validation: Double)?
    /// What the model made up, if that was due.
    public let samples: [String]
  }

  /// How many examples of a split an evaluation takes at most.
  private static let mostEvaluated = 20_000
  /// How many tokens a sample on the way has at most.
  private static let longestSample = 100

  /// What is trained, with its data.
  public let prepared: PreparedRun
  /// Where it is recorded.
  public let folder: RunFolder
  private let log: RunLog

  /// Begins a run in a new folder and saves it before the first step.
  ///
  /// - Throws: ``DataError`` if the data or the settings can't be used, or the folder can't be written.
  public init(_ configuration: RunConfiguration, in folder: RunFolder) throws {
    prepared = try PreparedRun(configuration)
    self.folder = folder
    try folder.create(prepared.configuration, tokenizer: prepared.tokenizer)
    log = try RunLog(appendingTo: folder.logPath)
    try folder.writeCheckpoint(prepared.run)
  }

  /// Goes on with a run from its newest checkpoint that is whole.
  ///
  /// - Parameters:
  ///   - folder: Where the run is recorded.
  ///   - report: Called with what is wrong with each checkpoint that is passed over.
  /// - Throws: ``DataError`` if the folder holds no run that can go on, or its data is no longer the same.
  public init(resuming folder: RunFolder, report: (DataError) -> Void) throws {
    self.folder = folder
    let prepared = try PreparedRun(try folder.configuration(), tokenizer: try folder.tokenizer())
    self.prepared = prepared
    try folder.readNewestCheckpoint({ try Checkpoint.read($0, into: prepared.run) }, report: report)
    log = try RunLog(appendingTo: folder.logPath)
    try log.truncate(after: prepared.run.step)
  }

  /// Takes the next step and records it.
  ///
  /// - Returns: What it brought; `nil` after the last step.
  /// - Throws: ``DataError`` if it can't be recorded, or the loss is no number any more; what was saved stays good.
  public func advance() throws -> Progress? {
    let configuration = prepared.configuration
    let run = prepared.run
    guard run.step < configuration.steps else { return nil }
    let report = run.takeStep()
    let isLast = report.step == configuration.steps
    if report.step % configuration.logInterval == 0 || isLast || report.statistics != nil
      || !report.loss.isFinite
    {
      try log.append(LogRecord(report))
    }
    guard report.loss.isFinite else {
      throw DataError(
        "The loss is no longer a number at step \(report.step); start anew with a learning rate below "
          + "\(report.learningRate).")
    }
    var losses: (train: Double, validation: Double)?
    var samples: [String] = []
    if report.step % configuration.evaluationInterval == 0 || isLast {
      losses = (
        run.model.evaluate(run.examples, most: Self.mostEvaluated),
        run.model.evaluate(prepared.validation, most: Self.mostEvaluated)
      )
      samples = try makeSamples(step: report.step)
      var record = LogRecord(step: report.step)
      record.trainLoss = losses?.train
      record.validationLoss = losses?.validation
      record.samples = samples.isEmpty ? nil : samples
      try log.append(record)
    }
    if report.step % configuration.checkpointInterval == 0 || isLast { try folder.writeCheckpoint(run) }
    return Progress(report: report, losses: losses, samples: samples)
  }

  /// By a generator of their own, so that they don't change what is learned.
  private func makeSamples(step: Int) throws -> [String] {
    var generator = Generator(seed: prepared.configuration.seed &+ UInt64(step))
    return try (0..<prepared.configuration.sampleCount).map { _ in
      try prepared.run.model.makeText(
        tokenizer: prepared.tokenizer, longest: Self.longestSample, using: &generator)
    }
  }
}
