extension DelimitedText {
  /// Whether a text is an array of objects in JSON, which holds a table: a record a row.
  static func holdsRecords(_ bytes: some Sequence<UInt8>) -> Bool {
    let start = bytes.lazy.filter { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }.prefix(2)
    return Array(start) == [UInt8(ascii: "["), UInt8(ascii: "{")]
  }

  /// Reads records: the keys are the header, in the order in which they first come; a list of numbers has a column for
  /// each, `vector.0`, `vector.1`, ... A cell that a record lacks is empty.
  mutating func read(records bytes: [UInt8]) throws {
    var names: [String] = []
    var places: [String: Int] = [:]
    var records: [[Int: String]] = []
    do {
      try bytes.withUnsafeBytes { bytes in
        var cursor = JSONCursor(bytes)
        try cursor.readArray { cursor in
          var record: [Int: String] = [:]
          func put(_ cell: String, _ name: String) {
            if places[name] == nil {
              places[name] = names.count
              names.append(name)
            }
            record[places[name] ?? 0] = cell
          }
          try cursor.readObject { cursor, key in
            guard try cursor.kind() == .array else { return put(try Self.cell(&cursor), key) }
            var index = 0
            try cursor.readArray { cursor in
              put(try Self.cell(&cursor), "\(key).\(index)")
              index += 1
            }
          }
          records.append(record)
        }
        if cursor.next() != nil { throw cursor.failure("something follows the records") }
      }
    } catch let failure as JSONCursor.Failure {
      throw DataError(
        "\(path), byte \(failure.position): \(failure.problem); a table in JSON should be an array of objects."
      )
    }
    let rows = records.map { record in names.indices.map { record[$0] ?? "" } }
    replaceRows(([names] + rows).enumerated().map { Row(line: $0.offset, cells: $0.element) })
    isOfRecords = true
  }

  /// A string, a number as it stands, true or false; nothing for null.
  private static func cell(_ cursor: inout JSONCursor) throws -> String {
    switch try cursor.kind() {
    case .string: return try cursor.readString()
    case .number: return try cursor.readNumber()
    case .literal: return try cursor.skipNull() ? "" : try cursor.readFlag("a cell") ? "true" : "false"
    case .object, .array: throw cursor.failure("a cell is no text or number")
    }
  }
}
