/// A file of one JSON value, read step by step.
enum JSONFile {
  /// Reads the file at a path; `body` has to read the value.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - most: How many bytes it may have.
  ///   - body: What reads the value; a ``JSONCursor/Failure`` of it becomes a sentence with the path.
  /// - Throws: ``DataError`` if the file is missing, unreadable, too large or no JSON.
  static func read(
    _ path: String, most: Int = SafetensorsHeader.mostBytes, _ body: (inout JSONCursor) throws -> Void
  ) throws {
    let file = try MappedFile(contentsOfFile: path)
    try withExtendedLifetime(file) {
      guard file.bytes.count <= most else {
        throw DataError("\(path) takes \(file.bytes.count) bytes; \(most) are the most that such a file may.")
      }
      guard String(validating: file.bytes, as: UTF8.self) != nil else {
        throw DataError("\(path) is no JSON file: it should be UTF-8 text.")
      }
      do {
        var cursor = JSONCursor(file.bytes)
        guard cursor.next() != nil else { throw DataError("\(path) is empty; get it again.") }
        try body(&cursor)
        if cursor.next() != nil { throw cursor.failure("something follows the end") }
      } catch let failure as JSONCursor.Failure {
        throw DataError("\(path) is wrong at its byte \(failure.position): \(failure.problem).")
      }
    }
  }
}
