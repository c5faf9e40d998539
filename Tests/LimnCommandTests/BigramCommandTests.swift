import Foundation
import LimnTestSupport
import Testing

@Suite("limn bigram")
struct BigramCommandTests {
  private let limn = Program("limn")

  @Test("modes, totals and new names")
  func modes() throws {
    try withFolder { folder in
      try Data("emma\nava\nmae\n".utf8).write(to: folder.appending(path: "names.txt"))
      for mode in ["counts", "log", "probabilities"] {
        let arguments = [
          "bigram", "names.txt", "-o", "\(mode).svg", "--mode", mode, "--totals", "--sample", "3", "--seed",
          "42",
        ]
        let result = try limn.run(arguments, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.text.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
        let document = try XMLTree(parsing: Data(contentsOf: folder.appending(path: "\(mode).svg")))
        #expect(document.ofClass("cell").count == 25)
      }
    }
  }

  @Test("a picture on standard output does not mix with the names")
  func standardOutput() throws {
    let result = try limn.run(["bigram", "-o", "-", "--sample", "2", "--seed", "42"])
    #expect(try XMLTree(parsing: result.output).ofClass("cell").count == 729)
    #expect(result.errors.split(separator: "\n").count == 2)
  }

  @Test("a seed gives the same names each time, another one others")
  func seeds() throws {
    func names(_ seed: Int) throws -> String {
      try withFolder { try limn.run(["bigram", "--sample", "5", "--seed", "\(seed)"], in: $0).text }
    }
    #expect(try names(1) == names(1))
    #expect(try names(1) != names(2))
  }

  @Test("the lectures' names", .enabled(if: lectureNames != nil, "names.txt is not there: limn data names"))
  func lecture() throws {
    try withFolder { folder in
      let result = try limn.run(["bigram", try #require(lectureNames).path, "--sample", "5"], in: folder)
      #expect(result.text == "cexze\nmomasurailezitynn\nkonimittain\nllayn\nka\n")
    }
  }

  @Test("what can't be done is said in one sentence, with a status that is not 0 and no picture")
  func errors() throws {
    try withFolder { folder in
      try Data().write(to: folder.appending(path: "empty.txt"))
      try Data([0x61, 0x0a, 0xc3, 0x28]).write(to: folder.appending(path: "broken.txt"))
      for (arguments, message) in [
        (["none.txt"], "Error: none.txt: no such file; give a text file with one name a line.\n"),
        (["empty.txt"], "Error: empty.txt holds no names; it should hold one a line.\n"),
        (["broken.txt"], "Error: broken.txt, line 2: not UTF-8 text; save the file as UTF-8.\n"),
        (["."], "Error: . is a folder; give a text file with one name a line.\n"),
        (["--data", "none.txt"], "Error: none.txt: no such file; give a text file with one name a line.\n"),
        (
          ["-o", "x.gif"],
          "Error: x.gif ends in .gif, which Limn can't write; end it in .svg, .png or .pdf.\n"
        ),
      ] {
        let result = try limn.run(["bigram"] + arguments, in: folder)
        #expect(result.errors == message)
        #expect(result.status != 0)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
          "broken.txt", "empty.txt",
        ])
    }
  }

  @Test("a text in too many characters is refused in one sentence")
  func manyCharacters() throws {
    try withFolder { folder in
      let text = String(String.UnicodeScalarView((0..<1_000).compactMap { UnicodeScalar(0x4e00 + $0) }))
      try Data(text.utf8).write(to: folder.appending(path: "many.txt"))
      let result = try limn.run(["bigram", "many.txt"], in: folder)
      #expect(
        result.errors
          == "Error: many.txt has 1000 different characters; a heatmap shows at most 300, so give a text in "
          + "one alphabet.\n")
      #expect(result.status != 0)
    }
  }

  @Test("without a font the program says what to install")
  func noFonts() throws {
    try withFolder { folder in
      let settings = folder.appending(path: "fonts.conf")
      try Data("<?xml version=\"1.0\"?><fontconfig><cachedir>\(folder.path)</cachedir></fontconfig>".utf8)
        .write(to: settings)
      let result = try limn.run(["bigram"], in: folder, environment: ["FONTCONFIG_FILE": settings.path])
      #expect(
        result.errors.hasSuffix(
          "Error: No font is installed, so that no text can be drawn; install one, on Debian with “apt-get install "
            + "fonts-dejavu-core”.\n"))
      #expect(result.status != 0)
    }
  }
}
