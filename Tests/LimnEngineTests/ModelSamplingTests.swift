import LimnEngine
import Testing

@Suite("Texts of a model")
struct ModelSamplingTests {
  private let tokenizer = CharacterTokenizer(of: ["abc"], delimiter: ".")
  private var generator = Generator(seed: 1)

  @Test("a model of contexts sees the start in every empty place, one of sequences once")
  mutating func windows() {
    let contexts = FixedScores([0, 0, 9, 0], kind: .mlp, blockSize: 3)
    #expect(contexts.sample(after: [1], start: 3, end: nil, longest: 3, using: &generator) == [2, 2, 2])
    #expect(contexts.windows == [[3, 3, 1], [3, 1, 2], [1, 2, 2]])
    let sequences = FixedScores([0, 0, 99, 0], kind: .gru, blockSize: 3)
    #expect(sequences.sample(after: [1], start: 3, end: nil, longest: 3, using: &generator) == [2, 2, 2])
    #expect(sequences.windows == [[3, 1], [3, 1, 2], [1, 2, 2]])
    #expect(sequences.nextLogits(after: [0, 1, 2, 3], start: nil) == [0, 0, 99, 0])
    #expect(sequences.windows.last == [1, 2, 3])
  }

  @Test("the end token ends and is left out; the longest is never passed")
  mutating func ends() throws {
    let ending = FixedScores([99, 0, 0, 0])
    #expect(ending.sample(after: [1, 2], start: 0, end: 0, longest: 9, using: &generator).isEmpty)
    #expect(try ending.makeText(after: "ab", tokenizer: tokenizer, using: &generator) == "ab")
    let running = FixedScores([0, 99, 0, 0])
    var emitted: [Int] = []
    let drawn = running.sample(start: 0, end: 0, longest: 4, using: &generator) { emitted.append($0) }
    #expect(drawn == [1, 1, 1, 1] && emitted == drawn)
    #expect(running.sample(start: 0, end: 0, longest: 0, using: &generator).isEmpty)
    #expect(running.sample(start: 0, end: 0, longest: -1, using: &generator).isEmpty)
    #expect(try running.makeText(after: "c", tokenizer: tokenizer, longest: 3, using: &generator) == "caaa")
  }

  @Test("an error of the caller's ends it")
  mutating func stop() {
    struct Stop: Error {}
    let model = FixedScores([0, 99, 0, 0])
    #expect(throws: Stop.self) {
      try model.sample(start: 0, end: nil, longest: 9, using: &generator) { _ in throw Stop() }
    }
  }

  @Test("special tokens but the end are never drawn")
  mutating func special() throws {
    let codes = try DelimiterTokenizer(of: ["A1 B2", "C3"])
    // <start>, <end>, <pad>, <unknown>, A1, B2, C3
    let model = FixedScores([9, -9, 9, 9, 1, 1, 1])
    let text = try model.makeText(tokenizer: codes, longest: 200, using: &generator)
    #expect(Set(text.split(separator: " ")) == ["A1", "B2", "C3"])
  }

  @Test("what is streamed adds up to the text, separators included")
  mutating func stream() throws {
    let white = try DelimiterTokenizer(of: ["A1 B2", "C3"])
    let bar = try DelimiterTokenizer(of: ["A1|B2", "C3"], separator: "|")
    for (tokenizer, prompt) in [(white, "A1 B2"), (bar, "A1|B2"), (white, ""), (bar, "")] {
      var streamed = prompt
      let text = try FixedScores([0, -99, 0, 0, 1, 1, 1]).makeText(
        after: prompt, tokenizer: tokenizer, longest: 20, using: &generator
      ) { streamed += $0 }
      #expect(streamed == text)
      #expect(text.split(separator: tokenizer.separator ?? " ").count == 20 + (prompt.isEmpty ? 0 : 2))
    }
    // Two tokens that join to one character when they stand together.
    let marks = CharacterTokenizer(characters: ["e", "\u{301}"])
    var streamed = ""
    let text = try FixedScores([1, 1]).makeText(after: "e", tokenizer: marks, longest: 9, using: &generator) {
      streamed += $0
    }
    #expect("e" + streamed == text)
  }

  @Test("scores that are no numbers are told, unless they are only those of special tokens")
  mutating func noNumbers() throws {
    for scores: [Float] in [
      [.nan, 0, 0, 0], [0, 1, 2, .nan], [0, .infinity, 0, 0], [Float](repeating: -.infinity, count: 4),
    ] {
      let error = #expect(throws: DataError.self) {
        try FixedScores(scores).makeText(tokenizer: tokenizer, using: &generator)
      }
      #expect(
        error?.description == "The model's scores are no numbers; take an earlier checkpoint with --step.")
    }
    let certain = FixedScores([-.infinity, 3e38, -3e38, -.infinity])
    #expect(try certain.makeText(tokenizer: tokenizer, longest: 2, using: &generator).count == 2)
    let codes = try DelimiterTokenizer(of: ["A1"])
    let special = FixedScores([.nan, -.infinity, .infinity, .nan, 0])
    #expect(try special.makeText(tokenizer: codes, longest: 2, using: &generator) == "A1 A1")
  }

  @Test("a prompt that can't be used is told")
  mutating func prompts() throws {
    let model = FixedScores([0, 0, 0, 0])
    let unknown = #expect(throws: DataError.self) {
      try model.makeText(after: "abx", tokenizer: tokenizer, using: &generator)
    }
    #expect(unknown?.description.contains("“x”") == true)
    let running = CharacterTokenizer(of: ["abcd"], delimiter: nil)
    let contexts = FixedScores([0, 99, 0, 0], kind: .mlp, blockSize: 2)
    #expect(try contexts.makeText(tokenizer: running, longest: 2, using: &generator) == "bb")
  }

  @Test("the same seed draws the same; options change what is drawn", arguments: ModelKind.languageModels)
  func seeds(kind: ModelKind) {
    let model = ModelReferenceTests.model(kind)
    func drawn(_ seed: UInt64, _ options: SamplingOptions = SamplingOptions()) -> [Int] {
      var generator = Generator(seed: seed)
      return model.sample(start: 0, end: nil, longest: 30, options: options, using: &generator)
    }
    #expect(drawn(3) == drawn(3))
    #expect(drawn(3) != drawn(4))
    let likeliest = SamplingOptions(topK: 1)
    #expect(drawn(3, likeliest) == drawn(4, likeliest))
    #expect(drawn(3, likeliest) == drawn(5, SamplingOptions(temperature: 1e-9)))
    // Drawing leaves the model in training and its running averages alone.
    #expect(model.namedModules.allSatisfy { ($0.module as? any TrainableMode)?.isTraining ?? true })
  }
}
