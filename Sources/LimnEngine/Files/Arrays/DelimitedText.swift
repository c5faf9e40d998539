import LimnPlatform

/// A table as text: a line for each row, its cells separated by commas, tabs, semicolons or spaces.
///
/// Cells may be quoted as in RFC 4180. Empty lines are left out, and in files separated by spaces those that
/// start with `#`, where `numpy.savetxt` puts its header. An array of objects in JSON is a table too.
public struct DelimitedText {
  /// The path it was read from.
  public let path: String
  /// The lines that hold something.
  public private(set) var rows: [Row] = []
  /// Whether the rows are records in JSON, the header not among them.
  var isOfRecords = false

  /// Reads a table; the separator is a tab in `.tsv`, and otherwise the first of comma, tab and semicolon that is
  /// in the first line that isn't empty, or white space.
  ///
  /// - Throws: ``DataError`` if the file is missing or unreadable, no UTF-8 text, or its quotes don't match.
  public init(contentsOfFile path: String) throws {
    try self.init(TextFile(contentsOf: URL(fileURLWithPath: path), wanted: "a file with a table"), path: path)
  }

  /// Reads the table of a file that is in memory.
  init(_ file: TextFile, path: String) throws {
    self.path = path
    let text = Array(try file.text().utf8)
    if Self.holdsRecords(text) {
      try read(records: text)
      return
    }
    let first = text.drop { $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
    let candidates: [UInt8] = [",", "\t", ";"].map { UInt8(ascii: $0) }
    let isTabbed = ["tsv", "tab"].contains(FilePlace(path).fileExtension.lowercased())
    if let separator = isTabbed ? UInt8(ascii: "\t") : candidates.first(where: first.contains) {
      try text.withUnsafeBufferPointer { try split($0, at: separator) }
    } else {
      split(text)
    }
  }

  /// A row's place for an error sentence.
  func place(_ row: Row) -> String { "\(isOfRecords ? "record" : "line") \(row.line)" }

  mutating func replaceRows(_ rows: [Row]) { self.rows = rows }

  private mutating func split(_ text: UnsafeBufferPointer<UInt8>, at separator: UInt8) throws {
    let (lineEnd, quote) = (UInt8(ascii: "\n"), UInt8(ascii: "\""))
    var (position, line) = (0, 1)
    var cells: [String] = []
    var bounds: [(line: Int, end: Int)] = []
    while position < text.count {
      let (start, first) = (line, cells.count)
      var isEmpty = true
      while true {
        while position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
        if position < text.count, text[position] == quote {
          isEmpty = false
          let cell = try readQuoted(text, &position, &line)
          guard position == text.count || [separator, lineEnd].contains(text[position]) else {
            throw DataError(
              "\(path), line \(line): something follows a quoted cell; quotes within one should be doubled.")
          }
          cells.append(String(decoding: cell, as: UTF8.self))
        } else {
          let from = position
          while position < text.count, text[position] != separator, text[position] != lineEnd {
            position += 1
          }
          isEmpty = isEmpty && position == from
          let plain = String(decoding: UnsafeBufferPointer(rebasing: text[from..<position]), as: UTF8.self)
          // Numbers have no white space at their ends; looking each scalar up takes longer than reading it.
          let isTrimmed =
            position > from && Self.isPlain(text[from]) && Self.isPlain(text[position - 1])
          cells.append(isTrimmed ? plain : plain.trimmed)
        }
        guard position < text.count, text[position] == separator else { break }
        isEmpty = false
        position += 1
      }
      // What is left is a line end, or the end of the text.
      position += 1
      line += 1
      if isEmpty {
        cells.removeLast(cells.count - first)
      } else {
        bounds.append((start, cells.count))
      }
    }
    var first = 0
    rows = bounds.map { bound in
      defer { first = bound.end }
      return Row(line: bound.line, cells: Cells(of: cells, first..<bound.end))
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool { (0x21...0x7e).contains(byte) }

  private func readQuoted(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int) throws
    -> [UInt8]
  {
    let quote = UInt8(ascii: "\"")
    let start = line
    var cell: [UInt8] = []
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == quote {
        guard position < text.count, text[position] == quote else { return cell }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      cell.append(byte)
    }
    throw DataError("\(path), line \(start): a quote isn't closed; quotes within a cell should be doubled.")
  }

  private mutating func split(_ text: [UInt8]) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.first != UInt8(ascii: "#") {
      let cells = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard !cells.isEmpty else { continue }
      rows.append(Row(line: index + 1, cells: cells.map { String(decoding: $0, as: UTF8.self) }))
    }
  }

  /// The number that a cell holds, not a number where it says that one is missing; `nil` for other text.
  public static func number(_ cell: String) -> Double? {
    if let number = Double(decimal: cell) { return number }
    return ["", "NA", "N/A", "null", "None", "-"].contains(cell) ? .nan : nil
  }
}
