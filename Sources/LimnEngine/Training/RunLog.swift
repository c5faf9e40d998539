import LimnPlatform

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
    try file.append(record.line ?? String(decoding: try encoder.encode(record), as: UTF8.self))
  }

  /// Waits until the disk holds every record.
  ///
  /// - Throws: ``DataError`` if the disk fails.
  public func synchronize() throws { try file.synchronize() }

  /// Reads the records of a log; a last line that was cut off is left out.
  ///
  /// - Throws: ``DataError`` if the file can't be read, or a line before the last is damaged.
  public static func records(at path: String) throws -> [LogRecord] {
    var records: [LogRecord] = []
    try forEachLine(at: path) { record, _ in
      records.append(record)
      return true
    }
    return records
  }

  /// Whether there is a record at least.
  static func holdsRecords(at path: String) throws -> Bool {
    var found = false
    try forEachLine(at: path) { _, _ in
      found = true
      return false
    }
    return found
  }

  /// Takes away everything after a step, before a run goes on from there, and a last line that is none.
  ///
  /// - Returns: A sentence on the last line if it was cut off or damaged, as by an end of power; `nil` if it was whole.
  /// - Throws: ``DataError`` if the log can't be read or changed, or a line up to the step is damaged that is not the
  ///   last.
  public func truncate(after step: Int) throws -> DataError? {
    var end = 0
    let damagedLine = try Self.forEachLine(at: file.path, toleratesLast: true) { record, lineEnd in
      guard record.step <= step else { return false }
      end = lineEnd
      return true
    }
    try file.truncate(to: end)
    return damagedLine.map {
      DataError("\(file.path), line \($0), the last, is no whole record; it is taken away.")
    }
  }

  /// Calls `body` with each record and where its line ends, until it returns false.
  ///
  /// - Parameter toleratesLast: Whether the last line may be damaged though it has an end.
  /// - Returns: The number of the last line if it is none that is whole; `nil` too if `body` ended it before.
  @discardableResult
  private static func forEachLine(
    at path: String, toleratesLast: Bool = false, _ body: (LogRecord, Int) throws -> Bool
  ) throws -> Int? {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DataError("\(path) can't be read; it has to be the log of a run.")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    var start = data.startIndex
    var number = 0
    while let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) {
      number += 1
      guard let record = try? decoder.decode(LogRecord.self, from: data[start..<end]) else {
        if toleratesLast && end + 1 == data.endIndex { return number }
        throw DataError("\(path), line \(number): not a record of a run; put the line right, or take it out.")
      }
      guard try body(record, end + 1 - data.startIndex) else { return nil }
      start = end + 1
    }
    return start < data.endIndex ? number + 1 : nil
  }
}
