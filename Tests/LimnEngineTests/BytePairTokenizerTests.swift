import Foundation
import LimnEngine
import LimnTestSupport
import Testing

/// Tokens and texts by tiktoken 0.14, with which tokenizers 0.22 agrees: make_byte_pairs.py.
struct BytePairs: Decodable {
  struct Pair: Decodable {
    let text: String
    let tokens: [Int]
  }

  let small: [Pair]
  let special: [Pair]
  let gpt2: [Pair]
  let decoded: [Pair]

  static let folder = Bundle.module.bundleURL.appending(path: "Fixtures/byte-pairs").path

  /// The small vocabulary in the package.
  static func tokenizer() throws -> BytePairTokenizer { try BytePairTokenizer(contentsOfFolder: folder) }
}

@Suite("The byte-pair tokenizer")
struct BytePairTokenizerTests {
  @Test("random Unicode gives tiktoken's tokens, and comes back to the byte")
  func encodes() throws {
    let tokenizer = try BytePairs.tokenizer()
    for pair in try fixture("byte-pairs", as: BytePairs.self).small {
      #expect(try tokenizer.encode(pair.text) == pair.tokens, "\(pair.text.debugDescription)")
      #expect(Array(tokenizer.decode(pair.tokens).utf8) == Array(pair.text.utf8))
    }
  }

  @Test(
    "GPT-2's vocabulary gives tiktoken's tokens",
    .enabled(if: gpt2Vocabulary != nil, "gpt2/encoder.json and vocab.bpe are not there"))
  func encodesAsGPT2() throws {
    let tokenizer = try BytePairTokenizer(contentsOfFolder: try #require(gpt2Vocabulary).path)
    #expect(tokenizer.count == 50_257)
    #expect(tokenizer.specialTokens == ["<|endoftext|>": 50_256])
    let pairs =
      try fixture("byte-pairs", as: BytePairs.self).gpt2
      + fixture("gpt2-byte-pairs", as: [BytePairs.Pair].self)
    for pair in pairs {
      #expect(try tokenizer.encode(pair.text) == pair.tokens, "\(pair.text.debugDescription)")
      #expect(Array(tokenizer.decode(pair.tokens).utf8) == Array(pair.text.utf8))
    }
  }

  @Test("special tokens are read on request only, and shown on request only")
  func specialTokens() throws {
    let tokenizer = try BytePairs.tokenizer()
    for pair in try fixture("byte-pairs", as: BytePairs.self).special {
      #expect(try tokenizer.encode(pair.text, readingSpecialTokens: true) == pair.tokens)
      #expect(tokenizer.decode(pair.tokens, showingSpecialTokens: true) == pair.text)
    }
    #expect(try !tokenizer.encode("a<|endoftext|>b").contains(600))
    #expect(try tokenizer.encode("<|endoftext|>", readingSpecialTokens: true) == [600])
    #expect(tokenizer.decode([64, 600, 65]) == "ab")
    #expect(tokenizer.decode([64, 600, 65], showingSpecialTokens: true) == "a<|endoftext|>b")
    #expect(tokenizer.startToken == nil && tokenizer.endToken == 600)
  }

  /// Python: `bytes.decode('utf-8', errors='replace')`.
  @Test("broken UTF-8 is replaced as in Python, at once and token by token")
  func decodes() throws {
    let tokenizer = try BytePairs.tokenizer()
    for pair in try fixture("byte-pairs", as: BytePairs.self).decoded {
      #expect(Array(tokenizer.decode(pair.tokens).unicodeScalars) == Array(pair.text.unicodeScalars))
      var stream = TextStream(tokenizer)
      let pieces = pair.tokens.map { stream.add($0) } + [stream.finish()]
      #expect(Array(pieces.joined().unicodeScalars) == Array(pair.text.unicodeScalars), "\(pair.tokens)")
    }
  }

  @Test("a stream gives a character when it is whole")
  func streams() throws {
    let tokenizer = try BytePairTokenizer(
      tokens: ["ð", "Ł", "Ļ", "Ĥ", "a", "<|endoftext|>"], merges: [])
    // “🙂” is F0 9F 99 82.
    let tokens = try tokenizer.encode("a🙂a")
    #expect(tokens == [4, 0, 1, 2, 3, 4])
    var stream = TextStream(tokenizer)
    #expect(tokens.map { stream.add($0) } == ["a", "", "", "", "🙂", "a"])
    #expect([0, 1, 5, 4, 0].map { stream.add($0) } == ["", "", "", "\u{fffd}a", ""])
    #expect(stream.finish() == "\u{fffd}" && stream.finish() == "")
    #expect(tokenizer.vocabulary == ["<0xF0>", "<0x9F>", "<0x99>", "<0x82>", "a", "<|endoftext|>"])
    // Other tokenizers stream too, with what stands between two codes.
    let codes = DelimiterTokenizer(codes: ["E11", "I10"])
    var words = TextStream(codes, after: [4])
    #expect(try codes.encode("I10 E11").map { words.add($0) }.joined() == " I10 E11")
  }

  @Test("the layouts of the files give the same tokenizer, and writing gives them back")
  func layouts() throws {
    let folder = BytePairs.folder
    let tokenizer = try BytePairTokenizer(tokenizerFile: "\(folder)/tokenizer.json")
    let pair = try BytePairTokenizer(
      vocabularyFile: "\(folder)/vocab.json", mergesFile: "\(folder)/merges.txt")
    #expect(tokenizer == pair)
    try withFolder { place in
      try tokenizer.write(toFolder: place.path)
      #expect(try BytePairTokenizer(contentsOfFolder: place.path) == tokenizer)
      #expect(
        try Data(contentsOf: place.appending(path: "merges.txt"))
          == Data(contentsOf: URL(fileURLWithPath: "\(folder)/merges.txt")))
      for (old, new) in [("vocab.json", "encoder.json"), ("merges.txt", "vocab.bpe")] {
        try FileManager.default.moveItem(at: place.appending(path: old), to: place.appending(path: new))
      }
      #expect(try BytePairTokenizer(contentsOfFolder: place.path + "/") == tokenizer)
      let stored = place.appending(path: "stored.json")
      try StoredTokenizer.bytePair(tokenizer).write(to: stored)
      #expect(try StoredTokenizer(contentsOf: stored) == .bytePair(tokenizer))
    }
    #expect(tokenizer.token(of: " the") == pair.vocabulary.firstIndex(of: " the"))
    #expect(tokenizer.token(of: "not a token") == nil)
    #expect(tokenizer.bytes(of: 600) == Array("<|endoftext|>".utf8))
  }

  @Test("the longest words take no more than their share of time")
  func longWords() throws {
    let tokenizer = try BytePairs.tokenizer()
    // A square of the length would take minutes.
    let text = String(repeating: "ab", count: 50_000)
    let tokens = try tokenizer.encode(text)
    #expect(tokenizer.decode(tokens) == text)
    let unit = try tokenizer.encode("abababab")
    #expect(tokens.count <= 100_000 && tokens.first == unit.first)
  }
}
