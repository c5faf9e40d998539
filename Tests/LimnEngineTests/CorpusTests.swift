import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Corpus")
struct CorpusTests {
  @Test("lines of a file: without its mark, empty lines, spaces around and the line ends of other systems")
  func lines() throws {
    let bytes = Array("\u{feff}E11.9 I10\r\n \n\r\n  zoë.\rlast".utf8)
    let corpus = try withFile(bytes) { try Corpus(contentsOf: $0, as: .lines) }
    #expect(corpus.kind == .lines)
    #expect(corpus.texts == ["E11.9 I10", "zoë.", "last"])
    #expect(corpus.source == "data.txt")
    #expect(corpus.digest == SHA256.hexadecimal(of: bytes))
  }

  @Test("a text of a file is taken as it is, with \\n as its line end")
  func text() throws {
    let bytes = Array("\u{feff} One.\r\n\r\nTwo.\rThree. \n\n".utf8)
    let corpus = try withFile(bytes) { try Corpus(contentsOfFile: $0.path, as: .text) }
    #expect(corpus.kind == .text)
    #expect(corpus.texts == [" One.\n\nTwo.\nThree. \n\n"])
    #expect(corpus.digest == SHA256.hexadecimal(of: bytes))
  }

  @Test("the digest of lines and texts in memory is that of the text")
  func digest() {
    // hashlib.sha256(b'emma\nava').hexdigest()
    let expected = "0312bf8270819c0447991f61e10ee0eec0469dd370b8f1df643ab5d67df13d43"
    #expect(Corpus(lines: ["emma", "ava"], source: "test").digest == expected)
    #expect(Corpus(text: "emma\nava", source: "test").digest == expected)
  }

  @Test("the bundled names are those of Names")
  func bundled() {
    let corpus = Corpus.bundledNames
    #expect(corpus.kind == .lines)
    #expect(corpus.texts == Names.bundled.names)
    #expect(corpus.source == "bundled names")
    #expect(corpus.digest == Names.bundled.digest)
  }

  private func message(_ bytes: [UInt8], as kind: Corpus.Kind) throws -> String {
    try withFile(bytes) { file in
      let error = try #require(throws: DataError.self) { try Corpus(contentsOf: file, as: kind) }
      #expect(error.description.hasPrefix(file.relativePath))
      return String(error.description.dropFirst(file.relativePath.count))
    }
  }

  @Test("a broken file is refused in one sentence")
  func brokenFiles() throws {
    #expect(try message([], as: .lines) == " holds no sequences; it should hold one a line.")
    #expect(
      try message(Array("\n \r\n".utf8), as: .lines) == " holds no sequences; it should hold one a line.")
    #expect(try message([], as: .text) == " is empty; it should hold text.")
    #expect(try message([0xef, 0xbb, 0xbf], as: .text) == " is empty; it should hold text.")
    for kind in Corpus.Kind.allCases {
      #expect(
        try message(Array("emma\r\n\nol".utf8) + [0xff, 0xfe], as: kind)
          == ", line 3: not UTF-8 text; save the file as UTF-8.")
    }
  }

  @Test("a file that is none is refused in one sentence", arguments: Corpus.Kind.allCases)
  func missingFiles(kind: Corpus.Kind) throws {
    let wanted = kind == .lines ? "a text file with one sequence a line" : "a text file"
    let missing = try #require(throws: DataError.self) {
      try Corpus(contentsOfFile: "/no/data.txt", as: kind)
    }
    #expect(missing.description == "/no/data.txt: no such file; give \(wanted).")
    let folder = try #require(throws: DataError.self) { try Corpus(contentsOfFile: "/tmp", as: kind) }
    #expect(folder.description == "/tmp is a folder; give \(wanted).")
  }

  /// Linux has a file that is there and that not even root can read from its start.
  private static let unreadable = "/proc/self/mem"

  @Test(
    "a file that can't be read",
    .enabled(if: FileManager.default.fileExists(atPath: unreadable), "only Linux has such a file"))
  func unreadableFile() throws {
    let error = try #require(throws: DataError.self) {
      try Corpus(contentsOfFile: Self.unreadable, as: .text)
    }
    #expect(error.description == "/proc/self/mem can't be read; check who may read the file.")
  }
}
