import Foundation
import LimnEngine
import Testing

@Suite("Stored tokenizers")
struct StoredTokenizerTests {
  private static let tokenizers: [StoredTokenizer] = [
    .character(CharacterTokenizer(of: ["zoë\u{300}", "a\"\\\n👍🏽"], delimiter: ".", specialTokens: ["<pad>"])),
    .character(CharacterTokenizer(of: ["\r\n e\u{301}"], delimiter: nil)),
    .delimiter(DelimiterTokenizer(codes: ["I10", "Z79"])),
    .delimiter(DelimiterTokenizer(codes: ["b 1", "a"], separator: "|", specialTokens: [])),
  ]

  @Test("are read back as what they were, from the same bytes", arguments: tokenizers)
  func roundTrip(tokenizer: StoredTokenizer) throws {
    try withFile([]) { file in
      try tokenizer.write(to: file)
      let first = try Data(contentsOf: file)
      let read = try StoredTokenizer(contentsOf: file)
      #expect(read == tokenizer)
      #expect(read.vocabulary.map { Array($0.utf8) } == tokenizer.vocabulary.map { Array($0.utf8) })
      #expect(read.specialTokens == tokenizer.specialTokens)
      #expect(read.startToken == tokenizer.startToken)
      #expect(read.endToken == tokenizer.endToken)
      try read.write(to: file)
      #expect(try Data(contentsOf: file) == first)
    }
  }

  @Test("encode and decode as the tokenizer itself")
  func forwarding() throws {
    let stored = Self.tokenizers[3]
    #expect(try stored.encode("a|b 1") == [1, 0])
    #expect(stored.decode([1, 0]) == "a|b 1")
    #expect(stored.tokenizer is DelimiterTokenizer)
  }

  @Test("the JSON")
  func json() throws {
    try withFile([]) { file in
      try StoredTokenizer.character(CharacterTokenizer(of: ["ba/"], delimiter: ".")).write(to: file)
      #expect(
        try String(contentsOf: file, encoding: .utf8) == """
          {
            "characters" : [
              "/",
              "a",
              "b"
            ],
            "delimiter" : ".",
            "kind" : "character",
            "specialTokens" : [

            ]
          }

          """)
    }
  }

  @Test(
    "a damaged file is refused in one sentence",
    arguments: [
      ("", "not JSON, or only a part of it; store the tokenizer again."),
      (#"{"kind": "character", "char"#, "not JSON, or only a part of it; store the tokenizer again."),
      ("[1]", "the whole is of the wrong type in the tokenizer; store the tokenizer again."),
      ("{}", "“kind” is missing in the tokenizer; store the tokenizer again."),
      (#"{"kind": null}"#, "“kind” is empty in the tokenizer; store the tokenizer again."),
      (
        #"{"kind": "bytes"}"#,
        "The tokenizer's kind is “bytes”; it has to be “character”, “delimiter” or “bytePair”."
      ),
      (#"{"kind": "character"}"#, "“characters” is missing in the tokenizer; store the tokenizer again."),
      (
        #"{"kind": "character", "characters": [1]}"#,
        "“characters” is of the wrong type in the tokenizer; store the tokenizer again."
      ),
      (
        #"{"kind": "character", "characters": ["ab"]}"#,
        "“ab” stands among the characters; each has to be one character."
      ),
      (
        #"{"kind": "character", "characters": ["a", "a"]}"#,
        "The tokenizer can't be used: the character “a” is there twice."
      ),
      (
        #"{"kind": "character", "characters": ["a", "."], "delimiter": "."}"#,
        "The tokenizer can't be used: the character “.” is there twice."
      ),
      (
        #"{"kind": "delimiter", "codes": ["a", "a"], "specialTokens": []}"#,
        "The tokenizer can't be used: the code “a” is there twice."
      ),
      (
        #"{"kind": "delimiter", "codes": ["a b"], "specialTokens": []}"#,
        "The tokenizer can't be used: “a b” is not one code: it is empty, or a separator divides it."
      ),
      (
        #"{"kind": "delimiter", "codes": [], "separator": "", "specialTokens": []}"#,
        "The tokenizer can't be used: the separator is empty or holds a line end."
      ),
      (
        #"{"kind": "delimiter", "codes": [], "specialTokens": ["<a>", "<a>"]}"#,
        "The tokenizer can't be used: the special token “<a>” is there twice."
      ),
    ])
  func damaged(json: String, expected: String) throws {
    try withFile(Array(json.utf8), name: "tokenizer.json") { file in
      let error = try #require(throws: DataError.self) { try StoredTokenizer(contentsOf: file) }
      #expect(error.description == "\(file.relativePath): \(expected)")
    }
  }

  @Test("one kind is not read as the other")
  func otherKind() throws {
    let json = try JSONEncoder().encode(DelimiterTokenizer(codes: ["a"]))
    let error = try #require(throws: DataError.self) {
      try JSONDecoder().decode(CharacterTokenizer.self, from: json)
    }
    #expect(error.description == "The tokenizer's kind is “delimiter”; here it has to be “character”.")
  }

  @Test("a file that is none, and a place where none can be")
  func places() throws {
    let missing = try #require(throws: DataError.self) {
      try StoredTokenizer(contentsOf: URL(fileURLWithPath: "/no/tokenizer.json"))
    }
    #expect(missing.description == "/no/tokenizer.json: no such file; give the JSON file of a tokenizer.")
    let unwritten = try #require(throws: DataError.self) {
      try Self.tokenizers[0].write(to: URL(fileURLWithPath: "/no/tokenizer.json"))
    }
    #expect(
      unwritten.description == "/no/tokenizer.json can't be written: there is no folder /no; make it first.")
  }
}
