import LimnPlatform

/// A run on disk: what was asked for, the tokenizer, a log of its steps and its checkpoints.
///
/// `configuration.json`, `tokenizer.json` (of an encoder-decoder's sources `source-tokenizer.json`), `log.jsonl` and
/// `checkpoints/step-000000500.safetensors`. Each file is whole at any moment, so that a run that is killed can go on. Every checkpoint is kept: what a model learns can be
/// looked at step by step.
public struct RunFolder: Sendable {
  /// The folder's path, without a slash at its end.
  public let path: String

  /// A folder at the path, which may not be there yet.
  public init(_ path: String) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Where the log is.
  public var logPath: String { path + "/log.jsonl" }
  var configurationPath: String { path + "/configuration.json" }
  var tokenizerPath: String { path + "/tokenizer.json" }
  var sourceTokenizerPath: String { path + "/source-tokenizer.json" }
  var checkpointFolder: String { path + "/checkpoints" }

  /// Whether a run was begun there.
  public var holdsRun: Bool { !path.isEmpty && FileManager.default.fileExists(atPath: configurationPath) }

  /// What the run was asked for.
  ///
  /// - Throws: ``DataError`` if the folder holds no run, or the file is damaged.
  public func configuration() throws -> RunConfiguration {
    try checkHoldsRun()
    let configuration: RunConfiguration
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: configurationPath))
      configuration = try JSONDecoder().decode(RunConfiguration.self, from: data)
    } catch {
      throw DataError(
        "\(configurationPath) is damaged; put the file back as the run wrote it, or start a new run.")
    }
    do {
      try configuration.check()
    } catch let error as DataError {
      throw DataError("\(configurationPath): \(error)")
    }
    return configuration
  }

  /// Says so if there is no run.
  func checkHoldsRun() throws {
    guard !holdsRun else { return }
    guard !path.isEmpty else { throw DataError("The run's folder has no name; give one, such as runs/mlp.") }
    guard FileManager.default.fileExists(atPath: path) else {
      throw DataError("\(path): no such folder; give the one that “limn train --run” wrote.")
    }
    throw DataError("\(path) holds no run; give the folder that “limn train --run” wrote.")
  }

  /// What turns the run's text into tokens.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged, or belongs to another run.
  public func tokenizer() throws -> StoredTokenizer {
    try tokenizer(at: tokenizerPath, size: configuration().model.vocabularySize)
  }

  /// What turns the sources of an encoder-decoder's run into tokens.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged, or belongs to another run.
  public func sourceTokenizer() throws -> StoredTokenizer {
    let model = try configuration().model
    return try tokenizer(
      at: sourceTokenizerPath, size: model.encoderOrDefault.vocabularySize ?? model.vocabularySize)
  }

  private func tokenizer(at path: String, size: Int) throws -> StoredTokenizer {
    let tokenizer = try StoredTokenizer(contentsOf: URL(fileURLWithPath: path))
    guard tokenizer.count == size else {
      throw DataError(
        "\(path) has \(tokenizer.count) tokens, the model \(size); put the run's own file back.")
    }
    return tokenizer
  }

  /// The checkpoints by step, the earliest first.
  public var checkpoints: [(step: Int, path: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: checkpointFolder)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix("step-"), name.hasSuffix(".safetensors"),
        let step = Int(name.dropFirst("step-".count).dropLast(".safetensors".count)), step >= 0
      else { return nil }
      return (step, "\(checkpointFolder)/\(name)")
    }.sorted { $0.step < $1.step }
  }

  /// Writes a checkpoint of the run as it stands.
  ///
  /// - Throws: ``DataError`` if it can't be written; those before are left as they were.
  public func writeCheckpoint(_ run: TrainingRun) throws {
    let digits = String(run.step)
    let padded = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    try Checkpoint.write(run, to: "\(checkpointFolder)/step-\(padded).safetensors")
  }

  /// Where the state of the lowest validation loss is, if the run keeps it.
  public var bestCheckpointPath: String { checkpointFolder + "/best.safetensors" }

  /// Writes the run as it stands as that of the lowest validation loss.
  func writeBestCheckpoint(_ run: TrainingRun) throws { try Checkpoint.write(run, to: bestCheckpointPath) }

  /// Reads the newest checkpoint that is whole.
  ///
  /// - Parameters:
  ///   - read: Called with each step and path from the newest on until one does not throw.
  ///   - report: Called once if any are passed over, with what is wrong with the newest, how many there are, and
  ///     which is taken instead.
  /// - Returns: The step of the one that was read.
  /// - Throws: ``DataError`` if there is none that is whole.
  @discardableResult
  public func readNewestCheckpoint(
    _ read: (_ step: Int, _ path: String) throws -> Void, report: (DataError) -> Void
  ) throws -> Int {
    // Many fail for the same reason, such as those of another model: the newest's stands for all.
    var newest: DataError?
    var count = 0
    for checkpoint in checkpoints.reversed() {
      do {
        try read(checkpoint.step, checkpoint.path)
      } catch let error as DataError {
        newest = newest ?? error
        count += 1
        continue
      }
      if let newest {
        let number = count == 1 ? "" : "\(count) checkpoints can't be read; "
        let taken = "\(count == 1 ? "The checkpoint" : "that") of step \(checkpoint.step) is taken instead."
        report(DataError("\(newest) \(number)\(taken)"))
      }
      return checkpoint.step
    }
    guard let newest else {
      throw DataError("\(path) holds no checkpoint; put one back, or start a new run.")
    }
    throw DataError(
      count == 1
        ? "\(path) holds no checkpoint that can be read, so start a new run: \(newest)"
        : "\(newest) \(count) checkpoints can't be read, and there are no others; start a new run.")
  }
}
