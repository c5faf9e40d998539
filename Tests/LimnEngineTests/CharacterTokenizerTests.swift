import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Character tokenizer")
struct CharacterTokenizerTests {
  private let small = CharacterTokenizer(Corpus(lines: ["emma", "ava", "mae"], source: "test"))

  @Test("a corpus of lines has the delimiter at 0, then its characters sorted")
  func names() throws {
    #expect(small.vocabulary == [".", "a", "e", "m", "v"])
    #expect(small.count == 5)
    #expect(small.specialTokens == [".": 0])
    #expect(small.startToken == 0)
    #expect(small.endToken == 0)
    #expect(small.paddingToken == nil)
    #expect(small.position(of: "v") == 4)
    #expect(small.position(of: ".") == 0)
    #expect(small.position(of: "z") == nil)
    #expect(try small.encode("emma") == [2, 3, 3, 1])
    #expect(try small.encode("") == [])
    #expect(small.decode([0, 2, 3, 3, 1, 0]) == "emma")
    let bundled = CharacterTokenizer(.bundledNames)
    #expect(bundled.vocabulary.joined() == ".abcdefghijklmnopqrstuvwxyz")
    #expect(try bundled.encode("az") == [1, 26])
  }

  @Test("a running text has no delimiter")
  func text() throws {
    let text = "First Citizen:\nBefore we proceed.\n"
    let tokenizer = CharacterTokenizer(Corpus(text: text, source: "test"))
    #expect(tokenizer.vocabulary.joined() == "\n .:BCFcdefinoprstwz")
    #expect(tokenizer.startToken == nil)
    #expect(tokenizer.endToken == nil)
    #expect(tokenizer.specialTokens.isEmpty)
    let tokens = try tokenizer.encode(text)
    #expect(tokens.prefix(8) == [6, 11, 15, 16, 17, 1, 5, 11])
    #expect(tokenizer.decode(tokens) == text)
  }

  // chars = sorted(set(data)); data = [chars.index(c) for c in text], as nanoGPT's prepare.py
  @Test(
    "the characters of nanoGPT's text",
    .enabled(if: tinyShakespeare != nil, "tinyshakespeare.txt is not there"))
  func shakespeare() throws {
    let corpus = try Corpus(contentsOf: try #require(tinyShakespeare), as: .text)
    let tokenizer = CharacterTokenizer(corpus)
    #expect(
      tokenizer.vocabulary.joined() == "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    let tokens = try tokenizer.encode(corpus)[0]
    #expect(tokens.count == 1_115_394)
    #expect(
      tokens.prefix(20) == [18, 47, 56, 57, 58, 1, 15, 47, 58, 47, 64, 43, 52, 10, 0, 14, 43, 44, 53, 56])
    #expect(tokenizer.decode(tokens) == corpus.texts[0])
  }

  @Test(
    "letters with marks, joined emoji and flags are one token each, and come back",
    arguments: ["zoë", "noe\u{308}l", "👩‍👩‍👧‍👦👍🏽", "🇩🇪🇫🇷", "名前", "नमस्ते", "a\u{300}\u{301}b", "é👍é", "\r\n\t "])
  func unicode(text: String) throws {
    let tokenizer = CharacterTokenizer(of: [text, "ab"], delimiter: nil)
    let tokens = try tokenizer.encode(text)
    #expect(tokens.count == text.count)
    #expect(Array(tokenizer.decode(tokens).unicodeScalars) == Array(text.unicodeScalars))
    #expect(
      tokenizer.characters
        == tokenizer.characters.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
  }

  @Test("spellings that Unicode holds equal are one token, whatever their order")
  func equalSpellings() throws {
    let first = CharacterTokenizer(of: ["é", "e\u{301}", "z"], delimiter: nil)
    let second = CharacterTokenizer(of: ["z", "e\u{301}", "é"], delimiter: nil)
    #expect(first.count == 2)
    #expect(
      first.vocabulary.map { Array($0.unicodeScalars) } == second.vocabulary.map { Array($0.unicodeScalars) })
    #expect(try first.encode("é") == [0])
    #expect(try first.encode("e\u{301}") == [0])
    #expect(first.decode([0]).unicodeScalars.count == 2)
  }

  @Test("special tokens come last, never from text, and don't show; the unknown does")
  func specialTokens() throws {
    let tokenizer = CharacterTokenizer(of: ["ab"], delimiter: nil, specialTokens: SpecialToken.all)
    #expect(tokenizer.vocabulary == ["a", "b", "<start>", "<end>", "<pad>", "<unknown>"])
    #expect(tokenizer.specialTokens == ["<start>": 2, "<end>": 3, "<pad>": 4, "<unknown>": 5])
    #expect(tokenizer.startToken == 2)
    #expect(tokenizer.endToken == 3)
    #expect(tokenizer.paddingToken == 4)
    #expect(tokenizer.unknownToken == 5)
    #expect(try tokenizer.encode("a<end>b") == [0, 5, 5, 5, 5, 5, 1])
    #expect(try tokenizer.encode("azé") == [0, 5, 5])
    #expect(tokenizer.decode([2, 0, 5, 1, 3, 4, 4]) == "a<unknown>b")
    let padded = CharacterTokenizer(of: ["ab"], delimiter: ".", specialTokens: [SpecialToken.padding])
    #expect(padded.vocabulary == [".", "a", "b", "<pad>"])
    #expect(padded.startToken == 0)
    #expect(padded.decode([0, 1, 0, 3]) == "a")
  }

  private func message(_ text: String, _ tokenizer: CharacterTokenizer) throws -> String {
    try #require(throws: DataError.self) { try tokenizer.encode(text) }.description
  }

  @Test("an unknown character is named, with what stands around it")
  func unknown() throws {
    #expect(try message("zoe", small) == "“zoe” holds “z”, which is not in the alphabet of 4 characters.")
    #expect(
      try message("m.a", small)
        == "“m.a” holds a “.”, which marks where a name starts and ends; names may hold any other character.")
    #expect(
      try message("ma\tm", small)
        == "“ma\\u{9}m” holds “\\u{9}”, which is not in the alphabet of 4 characters.")
    #expect(
      try message("m\r\n", small)
        == "The text holds “\\u{d}\\u{a}”, which is not in the alphabet of 4 characters.")
    let text = CharacterTokenizer(of: ["a\n"], delimiter: nil)
    let around = String(repeating: "a", count: 20)
    #expect(
      try message("aa\n\(around)a👍\(around)a\naa", text)
        == "“…\(around)👍\(around)…” holds “👍”, which is not in the alphabet of 2 characters.")
    #expect(
      try message("aa\n\(around)b\(around)\naa", text)
        == "“\(around)b\(around)” holds “b”, which is not in the alphabet of 2 characters.")
  }

  @Test("of a corpus from a file the line is named too")
  func unknownLine() throws {
    let bytes = Array("\nemma\r\n\r\nzoe\n".utf8)
    try withFile(bytes) { file in
      let lines = try Corpus(contentsOf: file, as: .lines)
      let text = try Corpus(contentsOf: file, as: .text)
      func error(_ corpus: Corpus, _ tokenizer: any Tokenizer) throws -> String {
        try #require(throws: DataError.self) { try tokenizer.encode(corpus) }.description
      }
      let fault = "“zoe” holds “z”, which is not in the alphabet of"
      #expect(try error(lines, small) == "data.txt, line 4: \(fault) 4 characters.")
      #expect(try error(Corpus(lines: ["zoe"], source: "a list"), small) == "a list: \(fault) 4 characters.")
      let letters = CharacterTokenizer(of: ["aem\n"], delimiter: nil)
      #expect(try error(text, letters) == "data.txt, line 4: \(fault) 4 characters.")
      let noLines = CharacterTokenizer(of: ["aemzo"], delimiter: nil)
      #expect(
        try error(text, noLines)
          == "data.txt: The text holds “\\u{a}”, which is not in the alphabet of 5 characters."
      )
      // The parts of a split know their lines as well.
      let parts = text.split(train: 0.5, validation: 0.5)
      #expect(parts.train.texts[0] == "\nemma")
      #expect(try error(parts.validation, letters) == "data.txt (validation), line 4: \(fault) 4 characters.")
      let half = lines.split(train: 0.5, validation: 0.5)
      #expect(try error(half.validation, small) == "data.txt (validation), line 4: \(fault) 4 characters.")
    }
  }

  @Test("what can't be a tokenizer or a token stops the program with a sentence")
  func preconditions() async throws {
    let twice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CharacterTokenizer(characters: ["a", "b", "a"])
    }
    #expect(stopMessage(of: twice).contains("CharacterTokenizer: the character “a” is there twice"))
    let token = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CharacterTokenizer(characters: ["a", "b"]).decode([0, 2])
    }
    #expect(
      stopMessage(of: token).contains("decode: 2 is no token; the tokens of this vocabulary are 0 to 1"))
    let short = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CharacterTokenizer(characters: ["a"], specialTokens: ["b"])
    }
    #expect(
      stopMessage(of: short).contains(
        "CharacterTokenizer: the special token “b” is too short; a name such as <pad> has at least two characters"
      ))
  }
}
