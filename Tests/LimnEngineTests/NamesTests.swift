import Foundation
import LimnEngine
import Testing

@Suite("Names")
struct NamesTests {
  @Test("the bundled names are many, distinct, sorted and of a to z")
  func bundled() {
    let names = Names.bundled.names
    #expect(names.count >= 2_000)
    #expect(names.allSatisfy { (2...12).contains($0.count) && $0.allSatisfy { ("a"..."z").contains($0) } })
    #expect(names == Set(names).sorted())
    #expect(Set(names.compactMap(\.first)).count == 26)
  }

  @Test("one a line; spaces around, empty lines and the line ends of other systems do not count")
  func lines() throws {
    let names = try withFile(Array("\u{feff}emma\r\n olivia \n\nzoë\n名前".utf8)) { try Names(contentsOf: $0) }
    #expect(names.names == ["emma", "olivia", "zoë", "名前"])
    #expect(names.source == "data.txt")
    #expect(CharacterTokenizer(Corpus(names)).vocabulary.joined() == ".aeilmovzë前名")
  }

  private func message(_ bytes: [UInt8]) throws -> (text: String, path: String) {
    try withFile(bytes) { file in
      let error = try #require(throws: DataError.self) { try Names(contentsOf: file) }
      return (error.description, file.relativePath)
    }
  }

  @Test("a broken file is refused in one sentence")
  func brokenFiles() throws {
    let empty = try message([])
    #expect(empty.text == "\(empty.path) holds no names; it should hold one a line.")
    let blank = try message(Array("\n \n".utf8))
    #expect(blank.text == "\(blank.path) holds no names; it should hold one a line.")
    let broken = try message(Array("emma\nol".utf8) + [0xff, 0xfe])
    #expect(broken.text == "\(broken.path), line 2: not UTF-8 text; save the file as UTF-8.")
    let dotted = try message(Array("emma\nj. r.\n".utf8))
    #expect(
      dotted.text == "\(dotted.path), line 2: “j. r.” holds a “.”, which marks where a name starts and ends; "
        + "names may hold any other character.")
  }

  @Test("a file that is none is refused in one sentence")
  func missingFiles() throws {
    let missing = try #require(throws: DataError.self) {
      try Names(contentsOf: URL(fileURLWithPath: "/no/names.txt"))
    }
    #expect(missing.description == "/no/names.txt: no such file; give a text file with one name a line.")
    let folder = try #require(throws: DataError.self) { try Names(contentsOf: URL(fileURLWithPath: "/tmp")) }
    #expect(folder.description == "/tmp is a folder; give a text file with one name a line.")
  }
}
