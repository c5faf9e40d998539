import LimnEngine
import LimnTestSupport
import Testing

@Suite("Windows of a text")
struct TextWindowsTests {
  @Test("a window at every token, each with the next as its target")
  func everyToken() {
    let windows = TextWindows([5, 6, 7, 8, 9], blockSize: 3)
    #expect(windows.count == 2)
    #expect(windows[0] == Example(inputs: [5, 6, 7], targets: [6, 7, 8]))
    #expect(windows[1] == Example(inputs: [6, 7, 8], targets: [7, 8, 9]))
    let batch = windows.batch(at: [1, 0, 1])
    #expect(batch.inputs == IndexTensor([[6, 7, 8], [5, 6, 7], [6, 7, 8]]))
    #expect(batch.targets == IndexTensor([[7, 8, 9], [6, 7, 8], [7, 8, 9]]))
    #expect(TextWindows([5, 6], blockSize: 1).count == 1)
  }

  @Test("windows side by side ask for each token once", arguments: 4...13)
  func sideBySide(count: Int) {
    let windows = TextWindows(Array(0..<count), blockSize: 3, stride: 3)
    #expect(windows.count == (count - 1) / 3)
    let batches = Array(windows.batches(of: 2))
    #expect(batches.flatMap(\.inputs.values) == Array(0..<Int32(windows.count * 3)))
    #expect(batches.flatMap(\.targets.values) == Array(1...Int32(windows.count * 3)))
    #expect(batches.dropLast().allSatisfy { $0.count == 2 })
  }

  @Test("a text that is too short is refused in one sentence")
  func short() throws {
    let corpus = Corpus(text: "abc", source: "test.txt")
    let error = try #require(throws: DataError.self) {
      try TextWindows(corpus, tokenizer: CharacterTokenizer(corpus), blockSize: 3)
    }
    #expect(error.description == "test.txt has 3 tokens; a block size of 3 needs at least 4.")
    let windows = try TextWindows(corpus, tokenizer: CharacterTokenizer(corpus), blockSize: 2)
    #expect(windows[0] == Example(inputs: [0, 1], targets: [1, 2]))
    #expect(windows.count == 1)
  }

  // data as in prepare.py; get_batch of nanoGPT's train.py with torch.Generator().manual_seed(1337)
  @Test("nanoGPT's batches", .enabled(if: tinyShakespeare != nil, "tinyshakespeare.txt is not there"))
  func nanoGPT() throws {
    let corpus = try Corpus(contentsOf: try #require(tinyShakespeare), as: .text)
    let split = corpus.split(train: 0.9, validation: 0.1)
    let tokenizer = CharacterTokenizer(corpus)
    let train = try TextWindows(split.train, tokenizer: tokenizer, blockSize: 8)
    #expect(train.tokens.count == 1_003_854)
    #expect(train.count == 1_003_846)
    #expect(try tokenizer.encode(split.validation)[0].count == 111_540)
    #expect(split.test.texts == [""])
    var generator = Generator(seed: 1337)
    let batch = train.randomBatch(3, using: &generator)
    #expect(
      batch.inputs
        == IndexTensor([
          [24, 43, 58, 5, 57, 1, 46, 43], [44, 53, 56, 1, 58, 46, 39, 58], [52, 58, 1, 58, 46, 39, 58, 1],
        ]))
    #expect(
      batch.targets
        == IndexTensor([
          [43, 58, 5, 57, 1, 46, 43, 39], [53, 56, 1, 58, 46, 39, 58, 1], [58, 1, 58, 46, 39, 58, 1, 46],
        ]))
  }

  @Test("mistakes stop the program with a sentence")
  func preconditions() async {
    let position = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TextWindows([1, 2, 3], blockSize: 2).batch(at: [1])
    }
    #expect(stopMessage(of: position).contains("batch: there is no window 1; the text has 1"))
    let short = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TextWindows([1, 2], blockSize: 2)
    }
    #expect(
      stopMessage(of: short).contains("TextWindows: 2 tokens are too few; blockSize 2 needs at least 3"))
  }
}
