import LimnEngine
import LimnTestSupport
import Testing

@Suite("Examples")
struct ExamplesTests {
  private let corpus = Corpus(lines: ["emma", "ava"], source: "test")
  // . a e m v
  private var tokenizer: CharacterTokenizer { CharacterTokenizer(corpus) }

  @Test("contexts are makemore's build_dataset")
  func contexts() throws {
    let examples = try Examples(contextsOf: corpus, tokenizer: tokenizer, blockSize: 3)
    #expect(
      examples.inputs
        == IndexTensor([
          [0, 0, 0], [0, 0, 2], [0, 2, 3], [2, 3, 3], [3, 3, 1],
          [0, 0, 0], [0, 0, 1], [0, 1, 4], [1, 4, 1],
        ]))
    #expect(examples.targets == IndexTensor([2, 3, 3, 1, 0, 1, 4, 1, 0]))
    #expect(examples.count == 9)
    #expect(examples.blockSize == 3)
    #expect(examples[3] == Example(inputs: [2, 3, 3], targets: [1]))
    let short = Examples(contextsOf: [[7], [], [8, 9]], blockSize: 1, start: 5, end: 6)
    #expect(short.inputs == IndexTensor([[5], [7], [5], [5], [8], [9]]))
    #expect(short.targets == IndexTensor([7, 6, 6, 8, 9, 6]))
    #expect(Examples(contextsOf: [], blockSize: 4).inputs.shape == [0, 4])
  }

  @Test("sequences are makemore.py's, as long as the longest line and its start")
  func sequences() throws {
    let examples = try Examples(sequencesOf: corpus, tokenizer: tokenizer)
    #expect(examples.inputs == IndexTensor([[0, 2, 3, 3, 1], [0, 1, 4, 1, 0]]))
    #expect(examples.targets == IndexTensor([[2, 3, 3, 1, 0], [1, 4, 1, 0, -1]]))
    #expect(examples.blockSize == 5)
    #expect(examples[1] == Example(inputs: [0, 1, 4, 1, 0], targets: [1, 4, 1, 0, -1]))
    let wide = try Examples(sequencesOf: corpus, tokenizer: tokenizer, blockSize: 6)
    #expect(wide.inputs == IndexTensor([[0, 2, 3, 3, 1, 0], [0, 1, 4, 1, 0, 0]]))
    #expect(wide.targets == IndexTensor([[2, 3, 3, 1, 0, -1], [1, 4, 1, 0, -1, -1]]))
    #expect(Examples(sequencesOf: []).inputs.shape == [0, 1])
  }

  @Test("lines that are too long are cut, and their end is not asked for")
  func cutSequences() throws {
    let exact = try Examples(sequencesOf: corpus, tokenizer: tokenizer, blockSize: 4)
    #expect(exact.inputs == IndexTensor([[0, 2, 3, 3], [0, 1, 4, 1]]))
    #expect(exact.targets == IndexTensor([[2, 3, 3, 1], [1, 4, 1, 0]]))
    let cut = try Examples(sequencesOf: corpus, tokenizer: tokenizer, blockSize: 1)
    #expect(cut.inputs == IndexTensor([[0], [0]]))
    #expect(cut.targets == IndexTensor([[2], [1]]))
  }

  @Test("codes start, end and are filled up with their own tokens")
  func codes() throws {
    let patients = Corpus(lines: ["I10 Z79", "A00"], source: "codes.txt")
    let tokenizer = try DelimiterTokenizer(patients)
    let sequences = try Examples(sequencesOf: patients, tokenizer: tokenizer)
    #expect(sequences.inputs == IndexTensor([[0, 5, 6], [0, 4, 2]]))
    #expect(sequences.targets == IndexTensor([[5, 6, 1], [4, 1, -1]]))
    let contexts = try Examples(contextsOf: patients, tokenizer: tokenizer, blockSize: 2)
    #expect(contexts.inputs == IndexTensor([[0, 0], [0, 5], [5, 6], [0, 0], [0, 4]]))
    #expect(contexts.targets == IndexTensor([5, 6, 1, 4, 1]))
    let bare = try DelimiterTokenizer(patients, specialTokens: [])
    let error = try #require(throws: DataError.self) { try Examples(sequencesOf: patients, tokenizer: bare) }
    #expect(
      error.description
        == "The tokenizer has no token that starts and ends a line; make it with a delimiter, or with the special "
        + "tokens <start> and <end>.")
  }

  @Test("a line that can't be encoded is an error")
  func unknown() throws {
    let error = try #require(throws: DataError.self) {
      try Examples(
        contextsOf: Corpus(lines: ["zoe"], source: "test"), tokenizer: tokenizer, blockSize: 3)
    }
    #expect(error.description == "test: “zoe” holds “z”, which is not in the alphabet of 4 characters.")
  }

  @Test("batches: at positions, at random, in order")
  func batches() throws {
    let examples = try Examples(contextsOf: corpus, tokenizer: tokenizer, blockSize: 3)
    let chosen = examples.batch(at: [8, 0, 8])
    #expect(chosen.inputs == IndexTensor([[1, 4, 1], [0, 0, 0], [1, 4, 1]]))
    #expect(chosen.targets == IndexTensor([0, 2, 0]))
    #expect(chosen.count == 3)
    // g = torch.Generator().manual_seed(1); torch.randint(0, 13, (6,), generator=g), twice
    let numbered = Examples(
      inputs: IndexTensor((0..<13).map { [$0, 2 * $0] }), targets: IndexTensor(Array(100..<113)))
    var generator = Generator(seed: 1)
    #expect(
      numbered.randomBatch(6, using: &generator).targets == IndexTensor([106, 109, 103, 101, 106, 101]))
    #expect(
      numbered.randomBatch(6, using: &generator).targets == IndexTensor([107, 102, 112, 109, 101, 100]))
    let inOrder = Array(numbered.batches(of: 5))
    #expect(inOrder.map(\.count) == [5, 5, 3])
    #expect(inOrder.flatMap(\.targets.values) == Array(100..<113))
    #expect(inOrder[2].inputs == IndexTensor([[10, 20], [11, 22], [12, 24]]))
    #expect(Array(numbered.batches(of: 100)).map(\.count) == [13])
    #expect(Array(Examples(contextsOf: [], blockSize: 2).batches(of: 4)).isEmpty)
  }

  @Test("mistakes stop the program with a sentence")
  func preconditions() async {
    let position = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Examples(contextsOf: [[1]], blockSize: 2)[2]
    }
    #expect(stopMessage(of: position).contains("rows: there is no row 2 in shape [2, 2]"))
    let none = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = Examples(contextsOf: [], blockSize: 2).randomBatch(1, using: &generator)
    }
    #expect(stopMessage(of: none).contains("randomBatch: there are no examples to draw from"))
    let kind = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let corpus = Corpus(text: "ab", source: "test")
      _ = try Examples(contextsOf: corpus, tokenizer: CharacterTokenizer(corpus), blockSize: 2)
    }
    #expect(
      stopMessage(of: kind).contains(
        "Examples: test is one running text; take TextWindows, or read it as lines"))
  }
}
