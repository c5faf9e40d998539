import LimnPlatform

/// What a model learns from: many short lines, such as names and sequences of codes, or one running text.
public struct Corpus: Sendable {
  /// How a file is read.
  public enum Kind: String, Sendable, Equatable, CaseIterable, Codable {
    /// Every line is a sequence of its own.
    case lines
    /// The whole is one sequence.
    case text
  }

  /// Whether these are lines or one text.
  public let kind: Kind
  /// The lines; of a running text the one text.
  public let texts: [String]
  /// What to call the corpus in a picture: the file's name, or that of the bundled list.
  public let source: String
  /// The SHA-256 digest of the file, which says exactly what data it is; without a file that of the text, with
  /// "\n" between lines.
  public let digest: String
  /// Where each text starts in the file, counted from 1; `nil` if it comes from no file.
  let lineNumbers: [Int]?

  /// The names bundled with the package, as lines.
  public static let bundledNames = Corpus(.bundled)

  /// A corpus of the given lines.
  public init(lines: [String], source: String) {
    self.init(.lines, lines, source: source, lineNumbers: nil)
  }

  /// A corpus of one running text.
  public init(text: String, source: String) {
    self.init(.text, [text], source: source, lineNumbers: nil)
  }

  /// Names as a corpus of lines, with their source and digest.
  public init(_ names: Names) {
    kind = .lines
    texts = names.names
    source = names.source
    digest = names.digest
    lineNumbers = nil
  }

  /// Texts whose digest is their own, such as a part of a corpus.
  init(_ kind: Kind, _ texts: [String], source: String, lineNumbers: [Int]?) {
    self.kind = kind
    self.texts = texts
    self.source = source
    self.lineNumbers = lineNumbers
    digest = SHA256.hexadecimal(of: texts.joined(separator: "\n").utf8)
  }

  /// Reads a text file in UTF-8; a mark at its start is left out and the line ends of every system become "\n".
  ///
  /// Of lines, empty ones and white space around each are left out; a running text is taken as it is.
  ///
  /// - Throws: ``DataError`` if the file is missing, a folder, unreadable, not UTF-8, or holds nothing.
  public init(contentsOf url: URL, as kind: Kind) throws {
    self.kind = kind
    switch kind {
    case .lines:
      let file = try TextFile(contentsOf: url, wanted: "a text file with one sequence a line")
      let lines = try file.lines()
      guard !lines.isEmpty else {
        throw DataError("\(file.path) holds no sequences; it should hold one a line.")
      }
      texts = lines.map(\.text)
      lineNumbers = lines.map(\.number)
      source = file.name
      digest = file.digest
    case .text:
      let file = try TextFile(contentsOf: url, wanted: "a text file")
      let text = try file.text()
      guard !text.isEmpty else { throw DataError("\(file.path) is empty; it should hold text.") }
      texts = [text]
      lineNumbers = [1]
      source = file.name
      digest = file.digest
    }
  }

  /// Reads the text file at a path, as ``init(contentsOf:as:)`` does.
  ///
  /// - Throws: ``DataError`` if the file can't be used.
  public init(contentsOfFile path: String, as kind: Kind) throws {
    try self.init(contentsOf: URL(fileURLWithPath: path), as: kind)
  }
}
