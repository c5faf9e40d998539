import LimnPlatform

/// Names for the rows or columns of a matrix, from a file.
///
/// One a line, as they stand; the first column of a table (`.csv`, `.tsv`, an array of objects in `.json`) that names
/// several; or, in a `.json` file, an array of strings, an object that gives each name its place
/// from 0, as vocabularies do, or a run's `tokenizer.json`.
public enum LabelFile {
  /// Reads the names.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - count: How many there have to be.
  ///   - what: What they name, in the plural, for the error sentence.
  /// - Throws: ``DataError`` if the file can't be read, or holds another number of them.
  public static func read(_ path: String, count: Int, of what: String = "rows") throws -> [String] {
    let labels = try read(path)
    guard labels.count == count else {
      let held = labels.count == 1 ? "1 label" : "\(labels.count) labels"
      let one = what.hasSuffix("ies") ? what.dropLast(3) + "y" : what.dropLast()
      throw DataError(
        "\(path) holds \(held), and there \(count == 1 ? "is 1 \(one)" : "are \(count) \(what)"); it should hold "
          + "one for each.")
    }
    return labels
  }

  /// Reads the names, however many there are.
  ///
  /// - Throws: ``DataError`` if the file can't be read.
  public static func read(_ path: String) throws -> [String] {
    let file = try TextFile(contentsOf: URL(fileURLWithPath: path), wanted: "a file with a label a line")
    let text = try file.text()
    if let table = try DelimitedText.named(contentsOfFile: path) {
      return try table.column(table.columnNames[0]) ?? []
    }
    guard FilePlace(path).name.lowercased().hasSuffix(".json") else {
      // A label may be a space, so nothing is trimmed; the last line's end starts no other.
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    do {
      return try Array(text.utf8).withUnsafeBytes { bytes in
        var cursor = JSONCursor(bytes)
        let labels = try readJSON(&cursor)
        if cursor.next() != nil { throw cursor.failure("something follows the value") }
        return labels
      }
    } catch let failure as JSONCursor.Failure {
      throw DataError(
        "\(path), byte \(failure.position): \(failure.problem); labels should be an array of strings, or an object "
          + "of places by label.")
    }
  }

  private static func readJSON(_ cursor: inout JSONCursor) throws -> [String] {
    guard try cursor.kind() == .object else { return try readStrings(&cursor) }
    var places: [(place: Int, label: String)] = []
    var vocabulary: [String]?
    var other: JSONCursor?
    try cursor.readObject { cursor, label in
      let kind = try cursor.kind()
      if label == "vocabulary", kind == .array {
        vocabulary = try readStrings(&cursor)
      } else if kind == .number, let place = Int(try cursor.readNumber()) {
        places.append((place, label))
      } else {
        other = other ?? cursor
        if kind != .number { try cursor.skipValue() }
      }
    }
    if let vocabulary { return vocabulary }
    if let other { throw other.failure("a place is missing, a whole number from 0") }
    places.sort { $0.place < $1.place }
    guard places.enumerated().allSatisfy({ $0.offset == $0.element.place }) else {
      throw cursor.failure("the places don't count from 0 without a gap")
    }
    return places.map(\.label)
  }

  private static func readStrings(_ cursor: inout JSONCursor) throws -> [String] {
    var strings: [String] = []
    try cursor.readArray { strings.append(try $0.readString()) }
    return strings
  }
}
