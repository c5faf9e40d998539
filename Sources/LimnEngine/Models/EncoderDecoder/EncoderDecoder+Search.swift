import LimnPlatform

extension EncoderDecoder {
  /// The sequence that arises if the likeliest token is said each time.
  ///
  /// - Parameters:
  ///   - source: What is read.
  ///   - start: The token before the first.
  ///   - end: The token that ends the sequence.
  ///   - forbidden: Tokens that are never said, such as padding; the start is none of them by itself.
  ///   - longest: How many tokens are said at most, the end counted; the decoder's block for `nil`.
  public func greedySearch(
    from source: [Int], start: Int, end: Int, forbidden: Set<Int> = [], longest: Int? = nil
  ) -> SequenceHypothesis {
    beamSearch(
      from: source, start: start, end: end, beamWidth: 1, forbidden: forbidden, longest: longest)[0]
  }

  /// The likeliest sequences that a search finds which keeps the `beamWidth` likeliest beginnings of each length.
  ///
  /// Of all beginnings that are one token longer, the likeliest `beamWidth` are kept; those that end are set aside. It is
  /// over when no beginning can come before the `beamWidth` best that have ended, whatever follows it, so that ending
  /// early changes nothing. A beam of 1 is ``greedySearch(from:start:end:forbidden:longest:)``. Equal scores stand in the
  /// order of their beginnings and then tokens.
  ///
  /// - Parameters:
  ///   - source: What is read.
  ///   - start: The token before the first.
  ///   - end: The token that ends a sequence.
  ///   - beamWidth: How many beginnings are kept.
  ///   - lengthPenalty: The power of the length that the logarithm of the probability is divided by, as in
  ///     ``SequenceHypothesis/score(lengthPenalty:)``; 1 by default, the mean over tokens.
  ///   - forbidden: Tokens that are never said.
  ///   - longest: How many tokens are said at most, the end counted; the decoder's block for `nil`.
  /// - Returns: `beamWidth` sequences at most, the best first; those that were cut only where none has ended.
  /// - Precondition: The source is not empty, and fits into the encoder's block; all numbers are above 0, the penalty 0
  ///   or more.
  public func beamSearch(
    from source: [Int], start: Int, end: Int, beamWidth: Int = 4, lengthPenalty: Double = 1,
    forbidden: Set<Int> = [], longest: Int? = nil
  ) -> [SequenceHypothesis] {
    let longest = min(longest ?? configuration.blockSize, configuration.blockSize)
    require(
      beamWidth > 0 && longest > 0 && lengthPenalty >= 0 && lengthPenalty.isFinite,
      "beamSearch: a beam of \(beamWidth), \(longest) tokens at most and a length penalty of \(lengthPenalty); the first "
        + "two have to be above 0, the last 0 or more and finite")
    return evaluating {
      let cache = DecoderCache(
        decoderBlocks, memory: encode(PaddedSequences([source])), capacity: longest)
      func score(_ hypothesis: SequenceHypothesis) -> Double {
        hypothesis.score(lengthPenalty: lengthPenalty)
      }
      var live = [SequenceHypothesis(tokens: [], logProbability: 0, isComplete: false)]
      var ended: [SequenceHypothesis] = []
      for _ in 0..<longest {
        let rows = logProbabilities(
          nextLogits(live.map { $0.tokens.last ?? start }, cache: cache), forbidden: forbidden)
        var candidates: [(parent: Int, token: Int, sum: Double)] = []
        for (parent, row) in rows.enumerated() {
          for (token, value) in row.enumerated() where value > -.infinity {
            candidates.append((parent, token, live[parent].logProbability + Double(value)))
          }
        }
        // Scores may be no numbers.
        guard !candidates.isEmpty else { break }
        candidates.sort { ($1.sum, $0.parent, $0.token) < ($0.sum, $1.parent, $1.token) }
        var (next, parents): ([SequenceHypothesis], [Int]) = ([], [])
        for (parent, token, sum) in candidates.prefix(beamWidth) {
          let tokens = live[parent].tokens
          if token == end {
            ended.append(SequenceHypothesis(tokens: tokens, logProbability: sum, isComplete: true))
          } else {
            next.append(
              SequenceHypothesis(tokens: tokens + [token], logProbability: sum, isComplete: false))
            parents.append(parent)
          }
        }
        ended = Self.best(ended, beamWidth, by: score)
        live = next
        guard let likeliest = live.first else { break }
        // A sum never rises, and counts least over the greatest length.
        let bound = likeliest.logProbability / pow(Double(longest), lengthPenalty)
        if ended.count == beamWidth, score(ended[beamWidth - 1]) >= bound { break }
        cache.select(parents)
      }
      return ended.isEmpty ? Self.best(live, beamWidth, by: score) : ended
    }
  }

  /// The best, in order; equal ones in the order in which they were found.
  private static func best(
    _ hypotheses: [SequenceHypothesis], _ count: Int, by score: (SequenceHypothesis) -> Double
  ) -> [SequenceHypothesis] {
    let order = hypotheses.enumerated().sorted {
      (score($1.element), $0.offset) < (score($0.element), $1.offset)
    }
    return order.prefix(count).map(\.element)
  }

  /// The logarithm of the probability of each token from scores, [batch, vocabulary]; −∞ of those that are never said.
  private func logProbabilities(_ logits: Tensor, forbidden: Set<Int>) -> [ArraySlice<Float>] {
    let (batch, size) = (logits.shape[0], logits.shape[1])
    var scores = logits.values
    for row in 0..<batch { for token in forbidden { scores[row * size + token] = -.infinity } }
    let result = Tensor(shape: [batch, size], values: scores).logSoftmax().values
    return (0..<batch).map { result[$0 * size..<($0 + 1) * size] }
  }
}
