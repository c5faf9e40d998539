import LimnPlatform

/// A run whose steps are logged, evaluated and saved in a folder, and which goes on from there if it was stopped.
///
/// A run that was killed and resumed ends with the same bytes in its checkpoints as one that never stopped. One
/// process trains in a folder at a time.
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

  /// How many examples of a split an evaluation takes at most, and how many tokens of sequences.
  private static let mostEvaluated = 20_000
  private static let mostTokensEvaluated = 320_000
  /// How many tokens a sample on the way has at most.
  private static let longestSample = 100

  /// What is trained, with its data.
  public let prepared: PreparedRun
  /// Where it is recorded.
  public let folder: RunFolder
  private let log: RunLog
  private let lock: RunFolder.Lock
  private var savedStep: Int?
  /// The lowest validation loss so far, if the best state is kept.
  private var lowestLoss = Double.infinity

  /// Begins a run in a new folder and saves it before the first step.
  ///
  /// - Throws: ``DataError`` if the data or the settings can't be used, or the folder can't be written; then
  ///   nothing is left of it.
  public init(_ configuration: RunConfiguration, in folder: RunFolder) throws {
    // Before the data is read, which may take a while.
    try folder.checkFree()
    let wasThere = FileManager.default.fileExists(atPath: folder.path)
    prepared = try PreparedRun(configuration)
    self.folder = folder
    lock = try folder.create(
      prepared.configuration, tokenizer: prepared.tokenizer, sourceTokenizer: prepared.sourceTokenizer)
    do {
      log = try RunLog(appendingTo: folder.logPath)
      try folder.writeCheckpoint(prepared.run)
    } catch {
      folder.remove(withFolder: !wasThere)
      throw error
    }
    savedStep = 0
  }

  /// Goes on with a run from its newest checkpoint that is whole; from its start if it was killed before the first.
  ///
  /// - Parameters:
  ///   - folder: Where the run is recorded.
  ///   - data: Where its data is now; where it was for `nil`. The folder keeps the place that the run began with.
  ///   - steps: How many steps it is to have in all, more than it was asked for; as many as that for `nil`. The
  ///     schedule stays as it was: after its last change the rate goes on as it is.
  ///   - report: Called once if checkpoints are passed over, and if the log is missing or its last line damaged, with
  ///     what is wrong.
  /// - Throws: ``DataError`` if the folder holds no run that can go on, its data is no longer the same, or another
  ///   process trains there.
  public init(
    resuming folder: RunFolder, data: String? = nil, steps: Int? = nil, report: (DataError) -> Void
  ) throws {
    self.folder = folder
    lock = try folder.lock()
    var asked = try folder.configuration()
    if let steps {
      guard steps >= asked.steps else {
        throw DataError(
          "\(steps) steps are asked for, and \(folder.path) has \(asked.steps); a run can be given more alone."
        )
      }
      asked.steps = steps
      try asked.check()
    }
    var configuration = asked
    // The digest tells whether it is the same data.
    if let data { configuration.data.path = data }
    let prepared = try PreparedRun(
      configuration, tokenizer: folder.holdsTokenizer ? try folder.tokenizer() : nil,
      sourceTokenizer: folder.holdsSourceTokenizer ? try folder.sourceTokenizer() : nil)
    self.prepared = prepared
    try folder.complete(prepared.tokenizer, sourceTokenizer: prepared.sourceTokenizer)
    let hasLog = FileManager.default.fileExists(atPath: folder.logPath)
    log = try RunLog(appendingTo: folder.logPath)
    if try folder.checkpoints.isEmpty && !RunLog.holdsRecords(at: folder.logPath) {
      _ = try log.truncate(after: 0)
      try folder.writeCheckpoint(prepared.run)
    } else {
      try folder.readNewestCheckpoint(
        { try Checkpoint.read($1, into: prepared.run, step: $0) }, report: report)
      if !hasLog && prepared.run.step > 0 {
        report(DataError("\(folder.logPath) is missing; a new one begins after step \(prepared.run.step)."))
      } else {
        try log.truncate(after: prepared.run.step).map(report)
      }
    }
    // Now that all is there that the steps need.
    if steps != nil { try folder.write(asked) }
    savedStep = prepared.run.step
    if prepared.configuration.keepsBest == true {
      lowestLoss = try RunLog.records(at: folder.logPath).compactMap(\.validationLoss).min() ?? .infinity
    }
  }

  /// Whether all steps were taken.
  public var isFinished: Bool { prepared.run.step >= prepared.configuration.steps }

  /// Takes the next step and records it.
  ///
  /// - Returns: What it brought; `nil` after the last step.
  /// - Throws: ``DataError`` if it can't be recorded, or the loss is no number any more; what was saved stays good.
  public func advance() throws -> Progress? {
    guard !isFinished else { return nil }
    let configuration = prepared.configuration
    let run = prepared.run
    let report = run.takeStep()
    let isLast = report.step == configuration.steps
    let isFinite = report.loss.isFinite && report.gradientNorm.isFinite
    if report.step % configuration.logInterval == 0 || isLast || report.statistics != nil || !isFinite {
      try log.append(LogRecord(report))
    }
    guard isFinite else { throw divergence }
    var losses: (train: Double, validation: Double)?
    var samples: [String] = []
    let savesNow = report.step % configuration.checkpointInterval == 0 || isLast
    let evaluatesNow = report.step % configuration.evaluationInterval == 0 || isLast
    // The loss is that before the step: the step itself may have gone too far.
    if savesNow || evaluatesNow, !run.hasFiniteState { throw divergence }
    if evaluatesNow {
      let model = configuration.model
      let most =
        model.kind.readsContexts
        ? Self.mostEvaluated : min(Self.mostEvaluated, max(1, Self.mostTokensEvaluated / model.blockSize))
      let train = run.model.evaluate(run.examples, most: most)
      let validation = run.model.evaluate(prepared.validation, most: most)
      // Finite weights can be so large that the scores are not: nothing is made up or saved of such a model.
      guard train.isFinite && validation.isFinite else { throw divergence }
      losses = (train, validation)
      do {
        samples = try makeSamples(step: report.step)
      } catch is DataError {
        // Without a prompt only scores that are no numbers are refused: the model goes astray off the data.
        throw divergence
      }
      var record = LogRecord(step: report.step)
      record.trainLoss = train
      record.validationLoss = validation
      record.samples = samples.isEmpty ? nil : samples
      try log.append(record)
      if configuration.keepsBest == true && validation < lowestLoss {
        lowestLoss = validation
        try log.synchronize()
        try folder.writeBestCheckpoint(run)
      }
    }
    if savesNow { try save() }
    return Progress(report: report, losses: losses, samples: samples)
  }

  /// Writes a checkpoint of the run as it stands, if there is none yet, such as before it is stopped.
  ///
  /// - Throws: ``DataError`` if it can't be written, or the state is beyond all numbers.
  public func save() throws {
    let run = prepared.run
    guard savedStep != run.step else { return }
    guard run.hasFiniteState else { throw divergence }
    // A checkpoint must never know of more than the log, whatever ends the machine.
    try log.synchronize()
    try folder.writeCheckpoint(run)
    savedStep = run.step
  }

  /// The state of the lowest validation loss, if the run keeps one that is not the last.
  ///
  /// - Throws: ``DataError`` if it can't be read.
  public func bestModel() throws -> (model: any TrainableModel, step: Int)? {
    let path = folder.bestCheckpointPath
    guard prepared.configuration.keepsBest == true, FileManager.default.fileExists(atPath: path) else {
      return nil
    }
    var generator = Generator(seed: 0)
    let model = prepared.configuration.model.makeTrainable(using: &generator)
    let step = try Checkpoint.read(path, into: model) ?? 0
    return step == prepared.run.step ? nil : (model, step)
  }

  /// That the last step went too far.
  private var divergence: DataError {
    let step = prepared.run.step
    let rate = prepared.configuration.schedule.rate(at: max(step - 1, 0))
    return DataError(
      "The loss is no longer a number at step \(step); start anew with a learning rate below \(rate).")
  }

  /// By a generator of their own, so that they don't change what is learned.
  private func makeSamples(step: Int) throws -> [String] {
    let count = prepared.configuration.sampleCount
    if let pairs = PairModel(prepared), let validation = prepared.validation as? SequencePairs {
      return try validation.sources.prefix(count).map { source in
        "\(pairs.sourceTokenizer.decode(source)) → \(try pairs.targets(of: source, beamWidth: 1)[0].text)"
      }
    }
    let model = try prepared.languageModel()
    var generator = Generator(seed: prepared.configuration.seed &+ UInt64(step))
    return try (0..<count).map { _ in
      try model.makeText(tokenizer: prepared.tokenizer, longest: Self.longestSample, using: &generator)
    }
  }
}

extension TrainingRun {
  /// Whether all that a checkpoint stores is finite, without which it would be refused when it is read.
  var hasFiniteState: Bool {
    Checkpoint.tensors(of: self).allSatisfy { $0.tensor.values.allSatisfy(\.isFinite) }
  }
}
