import Foundation

/// A line of a run's log: a step, and what was found out after it.
public struct LogRecord: Sendable, Codable, Equatable {
  /// The step, counted from 1; 0 before the first.
  public var step: Int
  /// The loss of the step's batch, in nats a token; missing in records of evaluations, and where it was no number.
  public var loss: Double?
  /// The learning rate of the step.
  public var learningRate: Double?
  /// The length of all gradients as one vector.
  public var gradientNorm: Double?
  /// How long the step took, in seconds.
  public var seconds: Double?
  /// How many targets the step learned from in a second.
  public var tokensPerSecond: Double?
  /// The mean loss over the training split, in nats a token.
  public var trainLoss: Double?
  /// The mean loss over the validation split.
  public var validationLoss: Double?
  /// What the model made up after the step.
  public var samples: [String]?
  /// What the layers did in the step.
  public var statistics: TrainingStatistics?

  /// A record of a step, without anything yet.
  public init(step: Int) { self.step = step }

  /// The record of a step that was taken.
  public init(_ report: StepReport) {
    step = report.step
    loss = report.loss.isFinite ? report.loss : nil
    learningRate = report.learningRate
    gradientNorm = report.gradientNorm.isFinite ? report.gradientNorm : nil
    seconds = report.seconds
    tokensPerSecond = report.tokensPerSecond
    statistics = report.statistics
  }
}

/// The log of a run, one JSON object a line.
public struct RunLog {
  private let file: LogFile
  private let encoder = JSONEncoder()

  /// Opens the log at a path, new or to go on with.
  ///
  /// - Throws: ``DataError`` if it can't be opened.
  public init(appendingTo path: String) throws {
    file = try LogFile(appendingTo: path)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  }

  /// Adds a record.
  ///
  /// - Throws: ``DataError`` if it can't be written.
  public func append(_ record: LogRecord) throws {
    try file.append(String(decoding: try encoder.encode(record), as: UTF8.self))
  }

  /// Reads the records of a log; a last line that was cut off is left out.
  ///
  /// - Throws: ``DataError`` if the file can't be read, or a line before the last is damaged.
  public static func records(at path: String) throws -> [LogRecord] { try lines(at: path).map(\.record) }

  /// Takes away everything after a step, before a run goes on from there.
  ///
  /// - Throws: ``DataError`` if the log can't be read or changed.
  public func truncate(after step: Int) throws {
    var end = 0
    for line in try Self.lines(at: file.path) {
      guard line.record.step <= step else { break }
      end = line.end
    }
    try file.truncate(to: end)
  }

  private static func lines(at path: String) throws -> [(record: LogRecord, end: Int)] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DataError("\(path) can't be read; it has to be the log of a run.")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    var lines: [(record: LogRecord, end: Int)] = []
    var start = data.startIndex
    var number = 0
    while let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) {
      number += 1
      guard let record = try? decoder.decode(LogRecord.self, from: data[start..<end]) else {
        throw DataError("\(path), line \(number): not a record of a run; the file is damaged.")
      }
      lines.append((record, end + 1 - data.startIndex))
      start = end + 1
    }
    return lines
  }
}
