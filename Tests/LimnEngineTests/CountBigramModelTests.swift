import LimnEngine
import LimnTestSupport
import Testing

/// The counted model as a language model gives what the counts give.
@Suite("Count bigram as a language model")
struct CountBigramModelTests {
  @Test("Its loss is the counts' negative log likelihood")
  func loss() throws {
    let corpus = Corpus.bundledNames
    let counted = CountBigram(.bundled)
    let tokenizer = CharacterTokenizer(corpus)
    let examples = try Examples(contextsOf: corpus, tokenizer: tokenizer, blockSize: 1)
    let expected = counted.negativeLogLikelihood(smoothing: 1)
    #expect(agree(counted.languageModel().evaluate(examples), expected, to: 1e-5))
  }

  @Test("It draws the names that the counts draw")
  func names() throws {
    let counted = CountBigram(.bundled)
    let model = counted.languageModel()
    let tokenizer = CharacterTokenizer(.bundledNames)
    var first = Generator(seed: 42)
    var second = Generator(seed: 42)
    let expected = counted.sample(10, using: &first)
    let made = try (0..<10).map { _ in try model.makeText(tokenizer: tokenizer, using: &second) }
    #expect(made == expected)
  }
}
