import LimnPlatform

/// A corpus of names, one a line, and where it came from.
public struct Names: Sendable {
  /// The names in the order of the file.
  public let names: [String]
  /// What to call the corpus in a picture: the file's name, or that of the bundled list.
  public let source: String
  /// The SHA-256 digest of the file, which says in a picture exactly what data it shows.
  public let digest: String

  /// The names bundled with the package.
  public static let bundled = Names(GivenNames.all, source: "bundled names")

  /// A corpus of the given names.
  public init(_ names: [String], source: String) {
    self.names = names
    self.source = source
    digest = SHA256.hexadecimal(of: names.joined(separator: "\n").utf8)
  }

  /// Reads names from a file, one a line; empty lines and spaces around a name are left out.
  ///
  /// - Throws: ``DataError`` if the file is missing, unreadable or empty, or a line of it is not UTF-8 or
  ///   holds the full stop that marks where a name starts and ends.
  public init(contentsOf url: URL) throws {
    let file = try TextFile(contentsOf: url, wanted: "a text file with one name a line")
    let lines = try file.lines()
    let delimiter = CharacterTokenizer.nameDelimiter
    for line in lines where line.text.contains(delimiter) {
      let problem = CharacterTokenizer.delimiterProblem("“\(line.text)”", delimiter)
      throw DataError("\(file.path), line \(line.number): \(problem)")
    }
    guard !lines.isEmpty else {
      throw DataError("\(file.path) holds no names; it should hold one a line.")
    }
    names = lines.map(\.text)
    source = file.name
    digest = file.digest
  }

  /// Reads names from the file at a path, as ``init(contentsOf:)`` does.
  ///
  /// - Throws: ``DataError`` if the file can't be used.
  public init(contentsOfFile path: String) throws { try self.init(contentsOf: URL(fileURLWithPath: path)) }
}
