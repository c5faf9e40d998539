import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Texts made up")
struct MadeTextTests {
  /// A bigram whose scores are chosen: after each token the next one of the vocabulary is likeliest.
  private func circle(_ size: Int) -> any LanguageModel {
    var generator = Generator(seed: 1)
    let model = NeuralBigram(ModelConfiguration(.bigram, vocabularySize: size), using: &generator)
    let scores = (0..<size * size).map { Float($0 % size == ($0 / size + 1) % size ? 2 : 0) }
    model.weight.assign(Tensor(shape: [size, size], values: scores))
    return model
  }

  @Test("the same seed gives the same text, the prompt stands in front, and the likeliest need no seed")
  func texts() throws {
    let tokenizer = CharacterTokenizer(of: ["abcd"], delimiter: ".")
    let model = circle(tokenizer.count)
    func text(_ seed: UInt64, _ prompt: String = "", _ options: SamplingOptions = SamplingOptions()) throws
      -> String
    {
      var generator = Generator(seed: seed)
      return try model.makeText(after: prompt, tokenizer: tokenizer, options: options, using: &generator)
    }
    #expect(try (1...20).allSatisfy { try text($0) == text($0) })
    #expect(try Set((1...20).map { try text($0) }).count > 5)
    #expect(try (1...20).allSatisfy { try text($0, "bd").hasPrefix("bd") })
    #expect(try (1...20).allSatisfy { try text($0, "", SamplingOptions(topK: 1)) == "abcd" })
    #expect(try text(3, "bbc", SamplingOptions(topP: 0.1)) == "bbcd")
    let error = #expect(throws: DataError.self) { _ = try text(1, "aé") }
    #expect(error?.description == "“aé” holds “é”, which is not in the alphabet of 4 characters.")
  }

  @Test("a running text comes piece by piece, begins after a line end, and is as long as asked")
  func stream() throws {
    let corpus = Corpus(text: "ab\nc", source: "t")
    let characters = CharacterTokenizer(corpus)
    let codes = try DelimiterTokenizer(
      Corpus(text: "E11.9 I10 Z79", source: "t"), separator: nil, specialTokens: [])
    for (tokenizer, prompt, expected) in [
      (characters as any Tokenizer, "", "abc\nab"), (characters, "b", "c\nabc\n"),
      (codes, "", "I10 Z79 E11.9 I10 Z79 E11.9"), (codes, "E11.9", " I10 Z79 E11.9 I10 Z79 E11.9"),
    ] {
      var generator = Generator(seed: 1)
      var pieces: [String] = []
      let text = try circle(tokenizer.count).makeText(
        after: prompt, tokenizer: tokenizer, longest: 6, options: SamplingOptions(topK: 1), using: &generator
      ) { pieces.append($0) }
      #expect(pieces.count == 6)
      #expect(pieces.joined() == expected)
      #expect(text == prompt + expected)
    }
  }
}
