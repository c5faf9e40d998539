/// An encoder-decoder with what turns text into its tokens and back.
public struct PairModel {
  /// What is made of a source.
  public struct Target: Equatable {
    /// As text.
    public let text: String
    /// Its tokens, and how likely they are.
    public let hypothesis: SequenceHypothesis
  }

  /// The model.
  public let model: EncoderDecoder
  /// What turns sources into tokens.
  public let sourceTokenizer: StoredTokenizer
  /// What turns targets into tokens and back.
  public let tokenizer: StoredTokenizer

  /// A model with its tokenizers.
  public init(model: EncoderDecoder, sourceTokenizer: StoredTokenizer, tokenizer: StoredTokenizer) {
    self.model = model
    self.sourceTokenizer = sourceTokenizer
    self.tokenizer = tokenizer
  }

  /// That of a run; `nil` if its model is another.
  public init?(_ prepared: PreparedRun) {
    guard let model = prepared.run.model as? EncoderDecoder, let source = prepared.sourceTokenizer else {
      return nil
    }
    self.init(model: model, sourceTokenizer: source, tokenizer: prepared.tokenizer)
  }

  /// The likeliest targets of a source that beam search finds, the best first.
  ///
  /// - Parameters:
  ///   - source: The text of the source.
  ///   - beamWidth: How many beginnings are kept; 1 for greedy search.
  ///   - lengthPenalty: As in ``EncoderDecoder/beamSearch(from:start:end:beamWidth:lengthPenalty:forbidden:longest:)``.
  ///   - longest: How many tokens are made at most, the end counted; the decoder's block for `nil`.
  /// - Throws: ``DataError`` if the source is empty, too long or holds what the vocabulary lacks, or the model's scores
  ///   are no numbers.
  public func targets(
    of source: String, beamWidth: Int = 4, lengthPenalty: Double = 1, longest: Int? = nil
  ) throws -> [Target] {
    try targets(
      of: encode(source), beamWidth: beamWidth, lengthPenalty: lengthPenalty, longest: longest)
  }

  /// The tokens of a source.
  ///
  /// - Throws: ``DataError`` if it is empty, too long or holds what the vocabulary lacks.
  public func encode(_ source: String) throws -> [Int] {
    let tokens = try sourceTokenizer.encode(source)
    let most = model.configuration.encoderOrDefault.blockSize
    guard (1...most).contains(tokens.count) else {
      throw DataError("The source has \(tokens.count) tokens; it has to have 1 to \(most).")
    }
    return tokens
  }

  /// The likeliest targets of a source as ``encode(_:)`` gives it, the best first.
  ///
  /// - Parameters: As for ``targets(of:beamWidth:lengthPenalty:longest:)``.
  /// - Throws: ``DataError`` if the model's scores are no numbers.
  public func targets(
    of source: [Int], beamWidth: Int, lengthPenalty: Double = 1, longest: Int? = nil
  ) throws -> [Target] {
    guard let start = tokenizer.startToken, let end = tokenizer.endToken else {
      throw DataError(
        "The tokenizer of the targets has no \(SpecialToken.start) and \(SpecialToken.end); put the run's own file back."
      )
    }
    let forbidden = Set(tokenizer.specialTokens.values).subtracting([end])
    let found = model.beamSearch(
      from: source, start: start, end: end, beamWidth: beamWidth, lengthPenalty: lengthPenalty,
      forbidden: forbidden, longest: longest)
    // A search stops short where no token has a score that is a number.
    guard found[0].isComplete || found[0].tokens.count >= min(longest ?? .max, model.configuration.blockSize)
    else {
      throw DataError("The model's scores are no numbers; take an earlier checkpoint with --step.")
    }
    return found.map { Target(text: tokenizer.decode($0.tokens), hypothesis: $0) }
  }

  /// How many targets come out by greedy search as they have to, to the last token.
  ///
  /// - Parameters:
  ///   - pairs: What to take them from.
  ///   - most: How many at most; spread evenly over all of them if there are more.
  /// - Throws: ``DataError`` if the model's scores are no numbers.
  public func exactCount(_ pairs: SequencePairs, most: Int = .max) throws -> (right: Int, of: Int) {
    let count = min(pairs.count, most)
    var right = 0
    for position in (0..<count).map({ $0 * pairs.count / count }) {
      let found = try targets(of: pairs.sources[position], beamWidth: 1)[0].hypothesis
      if found.isComplete && found.tokens == pairs.targets[position] { right += 1 }
    }
    return (right, count)
  }
}
