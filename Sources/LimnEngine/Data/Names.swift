import Foundation

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
    let path = url.relativePath
    let bytes = try Self.read(url)
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var names: [String] = []
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let decoded = String(validating: line, as: UTF8.self) else {
        throw DataError("\(path), line \(index + 1): not UTF-8 text; save the file as UTF-8.")
      }
      let name = Self.trimmed(decoded)
      if name.contains(Alphabet.delimiter) {
        throw DataError(
          "\(path), line \(index + 1): “\(name)” holds a “.”, which marks where a name starts and ends; "
            + "names may hold any other character.")
      }
      if !name.isEmpty { names.append(name) }
    }
    guard !names.isEmpty else {
      throw DataError("\(path) holds no names; it should hold one a line.")
    }
    self.names = names
    source = url.lastPathComponent
    digest = SHA256.hexadecimal(of: bytes)
  }

  /// The text without white space at its ends; most names have none.
  private static func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }

  /// Reads names from the file at a path, as ``init(contentsOf:)`` does.
  ///
  /// - Throws: ``DataError`` if the file can't be used.
  public init(contentsOfFile path: String) throws { try self.init(contentsOf: URL(fileURLWithPath: path)) }

  private static func read(_ url: URL) throws -> [UInt8] {
    let path = url.relativePath
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
      throw DataError("\(path): no such file; give a text file with one name a line.")
    }
    if isDirectory.boolValue {
      throw DataError("\(path) is a folder; give a text file with one name a line.")
    }
    do {
      // A handle reads pipes too, such as /dev/stdin.
      return [UInt8](try FileHandle(forReadingFrom: url).readToEnd() ?? Data())
    } catch {
      throw DataError("\(path) can't be read; check who may read the file.")
    }
  }
}
