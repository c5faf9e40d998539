import Foundation

/// A run on disk: what was asked for, the tokenizer, a log of its steps and its checkpoints.
///
/// `configuration.json`, `tokenizer.json`, `log.jsonl` and `checkpoints/step-000000500.safetensors`. Each file is
/// whole at any moment, so that a run that is killed can go on.
public struct RunFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// A folder at the path, which may not be there yet.
  public init(_ path: String) { self.path = path }

  /// Where the log is.
  public var logPath: String { path + "/log.jsonl" }
  private var configurationPath: String { path + "/configuration.json" }
  private var tokenizerPath: String { path + "/tokenizer.json" }
  private var checkpointFolder: String { path + "/checkpoints" }

  /// Whether a run was begun there.
  public var holdsRun: Bool { FileManager.default.fileExists(atPath: configurationPath) }

  /// Begins a run: makes the folder and writes configuration and tokenizer.
  ///
  /// - Throws: ``DataError`` if there is something already, or it can't be written.
  public func create(_ configuration: RunConfiguration, tokenizer: StoredTokenizer) throws {
    let files = FileManager.default
    if let content = try? files.contentsOfDirectory(atPath: path), !content.isEmpty {
      throw DataError(
        holdsRun
          ? "\(path) holds a run already; give another folder, or go on with it by --resume \(path)."
          : "\(path) is not empty; give a folder that is, or a new one.")
    }
    do {
      try files.createDirectory(atPath: checkpointFolder, withIntermediateDirectories: true)
    } catch {
      throw DataError("The folder \(path) can't be made; choose a place where you may write.")
    }
    try tokenizer.write(to: URL(fileURLWithPath: tokenizerPath))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // The configuration last: with it the folder is a run.
    try AtomicFile.write(try encoder.encode(configuration) + Data("\n".utf8), to: configurationPath)
  }

  /// What the run was asked for.
  ///
  /// - Throws: ``DataError`` if the folder holds no run, or the file is damaged.
  public func configuration() throws -> RunConfiguration {
    guard holdsRun else {
      throw DataError("\(path) holds no run; give the folder that “limn train --run” wrote.")
    }
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

  /// What turns the run's text into tokens.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged.
  public func tokenizer() throws -> StoredTokenizer {
    try StoredTokenizer(contentsOf: URL(fileURLWithPath: tokenizerPath))
  }

  /// The checkpoints by step, the earliest first.
  public var checkpoints: [(step: Int, path: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: checkpointFolder)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix("step-"), name.hasSuffix(".safetensors"),
        let step = Int(name.dropFirst("step-".count).dropLast(".safetensors".count))
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

  /// Reads the newest checkpoint that is whole.
  ///
  /// - Parameters:
  ///   - read: Called with each path from the newest on until one does not throw.
  ///   - report: Called with what is wrong with each that is passed over.
  /// - Returns: The step of the one that was read.
  /// - Throws: ``DataError`` if there is none that is whole.
  @discardableResult
  public func readNewestCheckpoint(_ read: (String) throws -> Void, report: (DataError) -> Void) throws -> Int
  {
    for (step, path) in checkpoints.reversed() {
      do {
        try read(path)
        return step
      } catch let error as DataError {
        report(error)
      }
    }
    throw DataError("\(path) holds no checkpoint that can be read; start a new run.")
  }
}
