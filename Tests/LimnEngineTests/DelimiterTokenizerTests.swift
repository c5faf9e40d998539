import Foundation
import LimnEngine
import Testing

@Suite("Delimiter tokenizer")
struct DelimiterTokenizerTests {
  private let patients = ["E11.9 I10 Z79", "I10  Z79\tI10 ", "A00"]

  @Test("special tokens come first, then the codes sorted")
  func codes() throws {
    let tokenizer = try DelimiterTokenizer(of: patients)
    #expect(tokenizer.vocabulary == ["<start>", "<end>", "<pad>", "<unknown>", "A00", "E11.9", "I10", "Z79"])
    #expect(tokenizer.codes == ["A00", "E11.9", "I10", "Z79"])
    #expect(tokenizer.specialTokens == ["<start>": 0, "<end>": 1, "<pad>": 2, "<unknown>": 3])
    #expect(try DelimiterTokenizer(of: patients.reversed()) == tokenizer)
    #expect(try tokenizer.encode(patients[0]) == [5, 6, 7])
    #expect(try tokenizer.encode(patients[1]) == [6, 7, 6])
    #expect(try tokenizer.encode(" ") == [])
    #expect(tokenizer.decode([0, 5, 6, 7, 1, 2, 2]) == "E11.9 I10 Z79")
    #expect(try tokenizer.encode("I10 <end> X99") == [6, 3, 3])
    #expect(tokenizer.decode([6, 3]) == "I10 <unknown>")
  }

  @Test("a separator of one's own; white space around a code is no part of it")
  func separators() throws {
    let bars = try DelimiterTokenizer(of: ["b 1|a| c ", "a||b 1\nd|"], separator: "|", specialTokens: [])
    #expect(bars.codes == ["a", "b 1", "c", "d"])
    #expect(bars.startToken == nil)
    #expect(try bars.encode("b 1|a|c") == [1, 0, 2])
    #expect(bars.decode([1, 0, 2]) == "b 1|a|c")
    #expect(try bars.encode("||") == [])
    let arrows = try DelimiterTokenizer(of: ["é -> 👍 -> é"], separator: "->", specialTokens: ["<pad>"])
    #expect(arrows.vocabulary == ["<pad>", "é", "👍"])
    #expect(arrows.decode([1, 2]) == "é->👍")
    #expect(try arrows.encode("é->👍") == [1, 2])
  }

  @Test("rare codes become unknown")
  func minimumCount() throws {
    let tokenizer = try DelimiterTokenizer(of: patients, minimumCount: 2)
    #expect(tokenizer.codes == ["I10", "Z79"])
    #expect(try tokenizer.encode(patients[0]) == [3, 4, 5])
    #expect(try DelimiterTokenizer(of: patients, minimumCount: 3).codes == ["I10"])
    let corpus = Corpus(lines: patients, source: "codes.txt")
    let error = try #require(throws: DataError.self) { try DelimiterTokenizer(corpus, minimumCount: 4) }
    #expect(
      error.description
        == "codes.txt: No code occurs 4 times, the most frequent one 3 times; lower minimumCount.")
  }

  @Test("spellings that Unicode holds equal are one code, whatever their order")
  func equalSpellings() throws {
    let first = try DelimiterTokenizer(of: ["é e\u{301}"], specialTokens: [])
    let second = try DelimiterTokenizer(of: ["e\u{301} é"], specialTokens: [])
    #expect(first.codes.map { Array($0.unicodeScalars) } == [["e", "\u{301}"]])
    #expect(second.codes.map { Array($0.unicodeScalars) } == [["e", "\u{301}"]])
    #expect(try first.encode("é") == [0])
  }

  @Test("errors are one sentence")
  func errors() throws {
    let tokenizer = try DelimiterTokenizer(of: patients, specialTokens: [])
    let unknown = try #require(throws: DataError.self) { try tokenizer.encode("I10 X99") }
    #expect(unknown.description == "“X99” is not in the vocabulary of 4 codes.")
    try withFile(Array("I10\n\nI10 X99\n".utf8)) { file in
      let corpus = try Corpus(contentsOf: file, as: .lines)
      let error = try #require(throws: DataError.self) { try tokenizer.encode(corpus) }
      #expect(error.description == "data.txt, line 3: “X99” is not in the vocabulary of 4 codes.")
    }
    let special = try #require(throws: DataError.self) { try DelimiterTokenizer(of: ["a <pad>"]) }
    #expect(
      special.description == "“<pad>” is a code and the name of a special token; give the token another name."
    )
    let none = try #require(throws: DataError.self) { try DelimiterTokenizer(of: [" "]) }
    #expect(none.description == "There are no codes; a vocabulary needs at least one.")
  }

  @Test("rare codes need a token to become")
  func preconditions() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try DelimiterTokenizer(of: ["a a b"], specialTokens: ["<pad>"], minimumCount: 2)
    }
    #expect(
      stopMessage(of: result).contains(
        "minimumCount is 2, but there is no special token <unknown> for the rarer codes"))
    let divided = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = DelimiterTokenizer(codes: ["a b"])
    }
    #expect(
      stopMessage(of: divided).contains(
        "DelimiterTokenizer: “a b” is not one code: it is empty, or a separator divides it"))
  }
}
