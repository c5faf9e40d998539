import LimnPlatform

/// A file of text as it lies on the disk: how names, corpora and tokenizers are read.
struct TextFile {
  /// A line that holds something.
  struct Line {
    /// Where it stands in the file; the first line is 1.
    let number: Int
    /// Its text without white space at its ends.
    let text: String
  }

  /// The path as it stands in messages.
  let path: String
  /// The name without the folder.
  let name: String
  /// Every byte of the file.
  let bytes: [UInt8]

  /// Reads the file.
  ///
  /// - Parameter wanted: What to give instead of a missing file or a folder, as “a text file”.
  /// - Throws: ``DataError`` if the file is missing, a folder or unreadable.
  init(contentsOf url: URL, wanted: String) throws {
    path = url.relativePath
    name = url.lastPathComponent
    guard let kind = FileKind(path: url.path) else {
      throw DataError("\(path): no such file; give \(wanted).")
    }
    if kind == .folder { throw DataError("\(path) is a folder; give \(wanted).") }
    do {
      // Through a pipe too, such as /dev/stdin.
      bytes = try FileDescriptor(opening: url.path, O_RDONLY).readAll()
    } catch {
      throw DataError("\(path) can't be read; check who may read the file.")
    }
  }

  /// The SHA-256 digest of the bytes.
  var digest: String { SHA256.hexadecimal(of: bytes) }

  /// The lines that hold more than white space.
  ///
  /// - Throws: ``DataError`` if a line is not UTF-8.
  func lines() throws -> [Line] {
    var lines: [Line] = []
    for (index, line) in Self.split(content).enumerated() {
      let text = try decode(line, number: index + 1).trimmed
      if !text.isEmpty { lines.append(Line(number: index + 1, text: text)) }
    }
    return lines
  }

  /// The whole text; the line ends of every system become "\n", as in Python's text files.
  ///
  /// - Throws: ``DataError`` if it is not UTF-8.
  func text() throws -> String {
    let content = content
    if let text = String(validating: content, as: UTF8.self) { return text }
    for (index, line) in Self.split(content).enumerated() { _ = try decode(line, number: index + 1) }
    // Not reached: a line end is no part of a longer UTF-8 sequence, so the fault is in a line.
    throw DataError("\(path): not UTF-8 text; save the file as UTF-8.")
  }

  /// The bytes without the mark at the start, lines ending in "\n".
  private var content: ArraySlice<UInt8> {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let carriageReturn = UInt8(ascii: "\r")
    guard content.contains(carriageReturn) else { return content }
    let lineFeed = UInt8(ascii: "\n")
    var unified: [UInt8] = []
    unified.reserveCapacity(content.count)
    var previous: UInt8 = 0
    for byte in content {
      if byte == carriageReturn {
        unified.append(lineFeed)
      } else if byte != lineFeed || previous != carriageReturn {
        unified.append(byte)
      }
      previous = byte
    }
    return unified[...]
  }

  private static func split(_ content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private func decode(_ line: ArraySlice<UInt8>, number: Int) throws -> String {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw DataError("\(path), line \(number): not UTF-8 text; save the file as UTF-8.")
    }
    return text
  }
}
