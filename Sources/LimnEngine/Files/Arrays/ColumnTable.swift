import LimnPlatform

/// Named columns of numbers, from a table of text with a header or from JSON lines: a log that any program wrote.
public struct ColumnTable {
  /// The path it was read from.
  public let path: String
  /// The columns' names in the order in which they first come.
  public private(set) var names: [String] = []
  /// The numbers of each column, one for each row; `nil` where one is missing.
  public private(set) var columns: [[Double?]] = []
  /// Where each row stands in the file; the first line is 1.
  public private(set) var lines: [Int] = []

  /// Reads a table: JSON lines where the file starts with `{`, otherwise as ``DelimitedText`` reads it.
  ///
  /// Text is passed over in JSON, as logs hold some; a column of a table that holds other text is left out.
  ///
  /// - Throws: ``DataError`` if the file is missing or unreadable, or a line is damaged, but for a last one of JSON
  ///   that was cut off.
  public init(contentsOfFile path: String) throws {
    self.path = path
    let file = try TextFile(contentsOf: URL(fileURLWithPath: path), wanted: "a log as .jsonl or .csv")
    let start = file.bytes.first { ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].contains($0) }
    if start == UInt8(ascii: "{") {
      try read(try file.lines(), isWhole: file.bytes.last == UInt8(ascii: "\n"))
    } else if start != nil {
      try read(DelimitedText(file, path: path))
    }
  }

  private mutating func read(_ records: [TextFile.Line], isWhole: Bool) throws {
    var places: [String: Int] = [:]
    for record in records {
      do {
        let values = try Array(record.text.utf8).withUnsafeBytes { try Self.values($0) }
        for (name, value) in values {
          if places[name] == nil {
            places[name] = names.count
            names.append(name)
            columns.append([Double?](repeating: nil, count: lines.count))
          }
          let column = places[name] ?? 0
          if columns[column].count == lines.count { columns[column].append(value) }
        }
      } catch let failure as JSONCursor.Failure {
        // Its program may be writing it, or was killed as it did.
        if !isWhole && record.number == records.last?.number { return }
        throw DataError(
          "\(path), line \(record.number): \(failure.problem) at its byte \(failure.position); each line should be "
            + "a JSON object.")
      }
      lines.append(record.number)
      for column in columns.indices where columns[column].count < lines.count { columns[column].append(nil) }
    }
  }

  /// The numbers of an object; `NaN` and infinities may stand as they are or as strings.
  private static func values(_ bytes: UnsafeRawBufferPointer) throws -> [(String, Double)] {
    var values: [(String, Double)] = []
    var cursor = JSONCursor(bytes)
    try cursor.readObject { cursor, name in
      _ = cursor.next()
      for word in ["NaN", "Infinity", "-Infinity"] where bytes[cursor.position...].starts(with: word.utf8) {
        cursor.position += word.utf8.count
        return values.append((name, Double(word) ?? .nan))
      }
      switch try cursor.kind() {
      case .string:
        if let number = Double(try cursor.readString()) { values.append((name, number)) }
      case .number:
        values.append((name, Double(decimal: try cursor.readNumber()) ?? .nan))
      default: try cursor.skipValue()
      }
    }
    if cursor.next() != nil { throw cursor.failure("something follows the object") }
    return values
  }

  private mutating func read(_ table: DelimitedText) throws {
    guard let header = table.rows.first else { return }
    guard !header.cells.contains(where: { Double($0) != nil }) else {
      throw DataError(
        "\(path), line \(header.line) holds numbers; it should be a header that names the columns.")
    }
    let rows = table.rows.dropFirst()
    for row in rows where row.cells.count != header.cells.count {
      throw DataError(
        "\(path), line \(row.line) has \(row.cells.count) cells, the header has \(header.cells.count); every line "
          + "should have as many.")
    }
    lines = rows.map(\.line)
    for (index, name) in header.cells.enumerated() {
      var numbers: [Double?] = []
      numbers.reserveCapacity(rows.count)
      for row in rows {
        let cell = row.cells[index]
        guard let number = DelimitedText.number(cell) else { break }
        // What is written as missing, and not as NaN, is no number of the column.
        numbers.append(number.isNaN && Double(cell) == nil ? nil : number)
      }
      guard numbers.count == rows.count else { continue }
      names.append(name)
      columns.append(numbers)
    }
  }
}
