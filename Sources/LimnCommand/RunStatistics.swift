import LimnPlatform
import Limn

/// The statistics of layers that a run's log holds.
struct RunStatistics {
  /// The run's folder, or its log.
  let path: String

  private var isLog: Bool { path.hasSuffix(".jsonl") }

  /// What to call the run in a picture.
  var name: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

  /// The run's folder.
  ///
  /// - Throws: ``DataError`` if only its log is given.
  func folder(for what: String) throws -> RunFolder {
    guard !isLog else { throw DataError("\(path) is a log; \(what), so give the run's folder.") }
    return RunFolder(path)
  }

  /// The records with statistics; none if the run was trained without.
  func records() throws -> [LogRecord] {
    let folder = RunFolder(path)
    if !isLog { _ = try folder.configuration() }
    return try RunLog.records(at: isLog ? path : folder.logPath).filter { $0.statistics != nil }
  }

  /// The records with statistics, or the sentence that says how to get some.
  func recordsNeeded() throws -> [LogRecord] {
    let records = try records()
    guard !records.isEmpty else {
      throw DataError(
        "\(path) holds no statistics of layers; train with --statistics-every, such as --statistics-every 10."
      )
    }
    return records
  }

  /// The statistics of a logged step, the last for `nil`.
  func record(step: Int?, of records: [LogRecord]) throws -> LogRecord {
    guard let step else { return records[records.count - 1] }
    guard let record = records.first(where: { $0.step == step }) else {
      let steps = records.map { String($0.step) }
      let held =
        steps.count <= 6
        ? steps.joined(separator: ", ")
        : (steps.prefix(3) + ["…"] + steps.suffix(2)).joined(separator: ", ")
      throw DataError("\(path) holds no statistics of step \(step); it has those of \(held).")
    }
    return record
  }

  /// A run as it stood at a checkpoint, with its data: to let it take a step that is not recorded.
  func prepared(step: Int?) throws -> PreparedRun {
    let folder = try folder(for: "statistics that it does not hold are taken from a checkpoint")
    let prepared = try PreparedRun(folder.configuration(), tokenizer: folder.tokenizer())
    // Which checkpoint is whole, and the sentence if there is none of that step.
    let found = try folder.model(step: step) { Output.note("\($0)") }.step
    for checkpoint in folder.checkpoints where checkpoint.step == found {
      try Checkpoint.read(checkpoint.path, into: prepared.run, step: found)
    }
    return prepared
  }
}
