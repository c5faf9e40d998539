import Foundation
import LimnTestSupport
import Testing

@Suite("limn data names")
struct DataCommandTests {
  private let limn = Program("limn")

  @Test(
    "brings the file, goes on with a part of it, and finds it there",
    .enabled(if: lectureNames != nil, "names.txt is not there: limn data names"))
  func download() throws {
    let source = try #require(lectureNames)
    try withFolder { folder in
      let arguments = ["data", "names", "--from", source.absoluteString]
      // The first half is there already: curl takes file URLs too, and resumes them.
      let whole = try Data(contentsOf: source)
      try whole.prefix(whole.count / 2).write(to: folder.appending(path: "names.txt.part"))
      let first = try limn.run(arguments, in: folder)
      #expect(first.text == "names.txt: 32,033 names.\n")
      #expect(try Data(contentsOf: folder.appending(path: "names.txt")) == whole)
      #expect(try limn.run(arguments, in: folder).text == "names.txt is there already, and complete.\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["names.txt"])
    }
  }

  @Test("what can't be had is said in one sentence, with what to do instead")
  func errors() throws {
    try withFolder { folder in
      let instead =
        "as names.txt by other means, or use any file of names, or the bundled names by giving none.\n"
      // A name that by its standard never exists (RFC 6761).
      let offline = try limn.run(["data", "names", "--from", "https://limn.invalid/names.txt"], in: folder)
      #expect(
        offline.errors == "Error: limn.invalid can't be reached; are you online? Without a network, save "
          + "https://limn.invalid/names.txt \(instead)")
      #expect(offline.status != 0)
      try Data("emma\n".utf8).write(to: folder.appending(path: "other"))
      let other = folder.appending(path: "other").absoluteString
      let wrong = try limn.run(["data", "names", "--from", other], in: folder)
      #expect(
        wrong.errors
          == "Error: What came from \(other) is not the file it should be (its SHA-256 differs); it was "
          + "removed. Try again, or give another place with --from.\n")
      try Data("emma\n".utf8).write(to: folder.appending(path: "names.txt"))
      let taken = try limn.run(["data", "names", "--from", other], in: folder)
      #expect(
        taken.errors
          == "Error: names.txt is there already and is another file; move it away or give another name with -o.\n"
      )
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["names.txt", "other"])
    }
  }
}
