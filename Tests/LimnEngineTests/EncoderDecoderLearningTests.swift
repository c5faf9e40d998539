import Testing

@testable import LimnEngine

@Suite("An encoder-decoder learns")
struct EncoderDecoderLearningTests {
  /// Sequences of `letters` tokens, each one once.
  private func sequences(
    _ count: Int, letters: Int, lengths: ClosedRange<Int>, using generator: inout Generator
  ) -> [[Int]] {
    var found: Set<[Int]> = []
    var sequences: [[Int]] = []
    while sequences.count < count {
      let length = generator.randint(lengths.lowerBound, lengths.upperBound + 1, 1)[0]
      let sequence = generator.randint(0, letters, length)
      if found.insert(sequence).inserted { sequences.append(sequence) }
    }
    return sequences
  }

  /// The share of sequences that were never seen in training and that come out right to the last token.
  private func exactness(
    letters: Int = 6, lengths: ClosedRange<Int> = 2...6, steps: Int = 450, rate: Double = 3e-3,
    _ function: ([Int]) -> [Int]
  ) -> Double {
    var generator = Generator(seed: 42)
    let all = sequences(3_200, letters: letters, lengths: lengths, using: &generator)
    var configuration = ModelConfiguration(.encoderDecoder, vocabularySize: letters + 2, blockSize: 8)
    (configuration.embeddingWidth, configuration.hiddenWidth, configuration.layerCount) = (32, 64, 1)
    configuration.encoder = EncoderConfiguration(blockSize: 8, layerCount: 1)
    let model = EncoderDecoder(configuration, using: &generator)
    let learned = Array(all.prefix(3_000))
    let run = TrainingRun(
      model: model, optimizer: Adam(model.namedParameters),
      schedule: LearningRateSchedule(rate, warmUp: 50, .cosine(final: rate / 10, end: steps)),
      examples: SequencePairs(
        sources: learned, targets: learned.map(function), start: letters, end: letters + 1),
      largestNorm: 1, source: SharedGenerator(generator))
    for _ in run.steps(steps) {}
    let unseen = all.suffix(200)
    let right = unseen.count { source in
      model.greedySearch(from: source, start: letters, end: letters + 1, forbidden: [letters]).tokens
        == function(source)
    }
    return Double(right) / Double(unseen.count)
  }

  @Test("to reverse sequences that it never saw")
  func reversing() { #expect(exactness { $0.reversed() } >= 0.99) }

  @Test("to sort sequences that it never saw")
  func sorting() { #expect(exactness { $0.sorted() } >= 0.99) }
}
