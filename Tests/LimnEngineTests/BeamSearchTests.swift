import Foundation
import Testing

@testable import LimnEngine

@Suite("Greedy and beam search")
struct BeamSearchTests {
  private let model: EncoderDecoder
  private let source = [1, 4, 2]
  private let start = 0
  private let end = 1
  private let forbidden: Set<Int> = [0, 6]

  init() throws {
    model = smallEncoderDecoder("separate")
    // Scores further apart, so that some sequences are far likelier than others.
    let head = try #require(model.head).weight
    withoutGradients { head.assign(head * 4) }
  }

  /// The logarithm of each token's probability after those said, of those that may be said.
  private func rows(_ tokens: [Int], source: [Int]) -> [Double] {
    let scores = model.logits(PaddedSequences([source]), IndexTensor([[start] + tokens])).values.suffix(7)
    let allowed = scores.enumerated().map { forbidden.contains($0) ? -.infinity : Double($1) }
    let sum = log(allowed.reduce(0) { $0 + exp($1) })
    return allowed.map { $0 - sum }
  }

  /// All sequences that end within `longest` tokens.
  private func all(_ longest: Int, source: [Int]) -> [SequenceHypothesis] {
    var ended: [SequenceHypothesis] = []
    func extend(_ tokens: [Int], _ sum: Double) {
      for (token, value) in rows(tokens, source: source).enumerated() where value > -.infinity {
        if token == end {
          ended.append(SequenceHypothesis(tokens: tokens, logProbability: sum + value, isComplete: true))
        } else if tokens.count + 1 < longest {
          extend(tokens + [token], sum + value)
        }
      }
    }
    extend([], 0)
    return ended
  }

  @Test(
    "a beam that holds all beginnings finds the best of all sequences, at any length penalty",
    arguments: [0, 0.6, 1, 2])
  func bruteForce(penalty: Double) {
    for source in [[1, 4, 2], [8], [3, 3, 0, 5, 6]] {
      let every = all(4, source: source).sorted {
        $0.score(lengthPenalty: penalty) > $1.score(lengthPenalty: penalty)
      }
      // 1 + 4 + 16 + 64: the end after 0 to 3 of 4 tokens; the last step has 64 × 5 candidates.
      #expect(every.count == 85)
      let found = model.beamSearch(
        from: source, start: start, end: end, beamWidth: 320, lengthPenalty: penalty, forbidden: forbidden,
        longest: 4)
      // Far down sequences are as good as equal, so that rounding decides which comes first.
      #expect(found.prefix(10).map(\.tokens) == every.prefix(10).map(\.tokens))
      #expect(Set(found.map(\.tokens)) == Set(every.map(\.tokens)) && found.count == every.count)
      for (first, second) in zip(found, every) {
        #expect(
          agree(first.score(lengthPenalty: penalty), second.score(lengthPenalty: penalty), to: 1e-5)
            && first.isComplete)
      }
      // The best is found by a beam as narrow as there are tokens too, though not all are looked at.
      #expect(
        model.beamSearch(
          from: source, start: start, end: end, beamWidth: 16, lengthPenalty: penalty, forbidden: forbidden,
          longest: 4)[0].tokens == every[0].tokens)
    }
  }

  @Test("a beam of 1 says the likeliest token each time")
  func greedy() {
    for source in [[1, 4, 2], [8], [3, 3, 0, 5, 6], [2, 7]] {
      var (tokens, sum, isComplete) = ([Int](), 0.0, false)
      while tokens.count < 6 {
        let row = rows(tokens, source: source)
        let token = row.indices.max { row[$0] < row[$1] }!
        sum += row[token]
        isComplete = token == end
        if isComplete { break }
        tokens.append(token)
      }
      let found = model.greedySearch(from: source, start: start, end: end, forbidden: forbidden)
      #expect(found.tokens == tokens && found.isComplete == isComplete)
      #expect(agree(found.logProbability, sum, to: 1e-5))
      let beam = model.beamSearch(
        from: source, start: start, end: end, beamWidth: 1, lengthPenalty: 0.3, forbidden: forbidden)
      #expect(beam == [found])
    }
  }

  @Test("a narrow beam finds what a search by hand finds")
  func narrow() {
    // The search as it is described, over the greatest length without stopping early.
    for (width, penalty) in [(2, 1.0), (3, 0.5), (4, 0)] {
      var live: [(tokens: [Int], sum: Double)] = [([], 0)]
      var ended: [SequenceHypothesis] = []
      for _ in 0..<6 {
        var longer: [(tokens: [Int], sum: Double)] = []
        for (tokens, sum) in live {
          for (token, value) in rows(tokens, source: source).enumerated() where value > -.infinity {
            longer.append((tokens + [token], sum + value))
          }
        }
        longer.sort { $0.sum > $1.sum }
        live = []
        for (tokens, sum) in longer.prefix(width) {
          if tokens.last == end {
            ended.append(
              SequenceHypothesis(tokens: tokens.dropLast(), logProbability: sum, isComplete: true))
          } else {
            live.append((tokens, sum))
          }
        }
      }
      ended.sort { $0.score(lengthPenalty: penalty) > $1.score(lengthPenalty: penalty) }
      let found = model.beamSearch(
        from: source, start: start, end: end, beamWidth: width, lengthPenalty: penalty,
        forbidden: forbidden)
      if ended.isEmpty {
        #expect(found.map(\.tokens) == live.map(\.tokens) && found.allSatisfy { !$0.isComplete })
      } else {
        #expect(found.map(\.tokens) == ended.prefix(width).map(\.tokens))
      }
    }
  }

  @Test("with a cache the scores are those of all tokens anew, of sequences that are taken over too")
  func cache() {
    let model = smallEncoderDecoder("shared")
    let memory = model.evaluating { model.encode(PaddedSequences([[1, 4, 2, 8, 5]])) }
    let cache = model.evaluating { DecoderCache(model.decoderBlocks, memory: memory, capacity: 6) }
    var said = [[0]]
    for (parents, tokens) in [
      ([0, 0, 0], [3, 6, 2]), ([2, 0], [5, 5]), ([1, 0, 1, 1], [1, 2, 3, 4]), ([3], [8]),
    ] {
      let found = model.nextLogits(said.map { $0.last! }, cache: cache)
      for (row, tokens) in said.enumerated() {
        let whole = model.evaluating { model.decode(IndexTensor([tokens]), memory: memory) }
        expectEqual(found[row].values, [Float](whole.values.suffix(9)), to: 1e-5, "\(tokens)")
      }
      cache.select(parents)
      said = zip(parents, tokens).map { said[$0] + [$1] }
    }
    #expect(cache.count == 4)
  }

  @Test("the score is the logarithm of the probability over length to the power of the penalty")
  func score() {
    let hypothesis = SequenceHypothesis(tokens: [2, 3, 4], logProbability: -6, isComplete: true)
    #expect(hypothesis.length == 4)
    #expect(hypothesis.score(lengthPenalty: 0) == -6)
    #expect(hypothesis.score(lengthPenalty: 0.5) == -3)
    #expect(hypothesis.score(lengthPenalty: 1) == -1.5)
    #expect(SequenceHypothesis(tokens: [2, 3, 4], logProbability: -6, isComplete: false).length == 3)
  }
}
