import LimnPlatform

/// What may come next after a beginning, step by step, and what was drawn: the chances that a sample is made of.
public struct NextTokens: Sendable {
  /// The chances after one beginning.
  public struct Step: Sendable {
    /// The tokens before.
    public let before: [Int]
    /// The chance of each token of the vocabulary.
    public let probabilities: [Double]
    /// The token that was drawn; `nil` if none was.
    public let drawn: Int?

    /// The chances after some tokens.
    public init(before: [Int], probabilities: [Double], drawn: Int? = nil) {
      self.before = before
      self.probabilities = probabilities
      self.drawn = drawn
    }
  }

  /// What each token stands for.
  public let vocabulary: [String]
  /// The token that ends a sequence, if there is one.
  public let end: Int?
  /// The beginnings, each one token longer than the one before.
  public let steps: [Step]
  /// How tokens are drawn, which the chances follow.
  public let options: SamplingOptions
  /// Joins tokens of bytes to text, where a character may take several.
  private var bytePairs: BytePairTokenizer?

  /// Steps that were taken elsewhere.
  ///
  /// - Precondition: Every step has a chance for each token.
  public init(vocabulary: [String], end: Int?, steps: [Step], options: SamplingOptions = SamplingOptions()) {
    precondition(
      steps.allSatisfy { $0.probabilities.count == vocabulary.count },
      "NextTokens: a step has not as many chances as there are tokens, \(vocabulary.count)")
    self.vocabulary = vocabulary
    self.end = end
    self.steps = steps
    self.options = options
  }

  /// A token as it stands in a picture: with signs for what can't be seen.
  func name(_ token: Int) -> String { visibleText(of: vocabulary[token]) }

  /// Some tokens as they stand in a picture.
  func text(of tokens: [Int]) -> String {
    if let bytePairs { return visibleLabel(bytePairs.decode(tokens, showingSpecialTokens: true)) }
    let names = tokens.map(name)
    // Codes would run into each other, characters are meant to.
    return names.joined(separator: names.contains { $0.count > 1 } ? " " : "")
  }

  /// Draws token after token until the end, or until there are `longest` steps.
  private init(
    vocabulary: [String], end: Int?, after prefix: [Int], draws: Bool, longest: Int, options: SamplingOptions,
    using generator: inout Generator, chances: ([Int]) throws -> [Float]
  ) rethrows {
    var steps: [Step] = []
    var tokens = prefix
    while steps.count < max(longest, 1) {
      let next = try chances(tokens)
      let drawn = draws ? generator.multinomial(next, 1, replacement: true)[0] : nil
      // Drawn from all, as the count of chances moves the generator; those beyond the tokenizer's are 0.
      let known = next.prefix(vocabulary.count).map(Double.init)
      steps.append(Step(before: tokens, probabilities: known, drawn: drawn))
      guard let drawn, drawn != end else { break }
      tokens.append(drawn)
    }
    self.init(vocabulary: vocabulary, end: end, steps: steps, options: options)
  }

  /// The chances that a trained model gives, each token drawn as `limn sample` draws it.
  ///
  /// - Parameters:
  ///   - model: A language model.
  ///   - tokenizer: The model's.
  ///   - prefix: What stands before.
  ///   - draws: Whether tokens are drawn; without, there is the one step after the prefix.
  ///   - longest: How many steps to take at most.
  ///   - options: How a token is drawn.
  ///   - generator: Where chance comes from.
  /// - Throws: ``DataError`` if the prefix holds what the vocabulary lacks, or scores are no numbers.
  public init(
    of model: any LanguageModel, tokenizer: any Tokenizer, after prefix: String = "", draws: Bool = true,
    longest: Int = 12, options: SamplingOptions = SamplingOptions(), using generator: inout Generator
  ) throws {
    let tokens = try tokenizer.encode(prefix)
    let start = model.startToken(before: tokens, tokenizer: tokenizer)
    let end = tokenizer.endToken
    let forbidden = model.forbiddenTokens(tokenizer: tokenizer)
    let reader = model.makeReader()
    try self.init(
      vocabulary: tokenizer.vocabulary, end: end, after: tokens, draws: draws, longest: longest,
      options: options, using: &generator
    ) { before in
      var scores = model.nextLogits(after: before, start: start, by: reader)
      guard scores.allSatisfy({ !$0.isNaN }), scores.max()?.isFinite == true else {
        throw DataError("The model's scores are no numbers; take an earlier checkpoint with --step.")
      }
      for token in forbidden { scores[token] = -.infinity }
      return options.probabilities(scores)
    }
    bytePairs = ((tokenizer as? StoredTokenizer)?.tokenizer ?? tokenizer) as? BytePairTokenizer
  }

  /// The chances that counted bigrams give, each token drawn as ``CountBigram/sample(_:smoothing:using:)`` does.
  ///
  /// - Parameters:
  ///   - model: The counts.
  ///   - prefix: What stands before.
  ///   - draws: Whether tokens are drawn; without, there is the one step after the prefix.
  ///   - longest: How many steps to take at most.
  ///   - smoothing: Added to every count.
  ///   - options: How a token is drawn.
  ///   - generator: Where chance comes from.
  /// - Throws: ``DataError`` if the prefix holds a character that was never counted.
  public init(
    of model: CountBigram, after prefix: String = "", draws: Bool = true, longest: Int = 12,
    smoothing: Int = 1,
    options: SamplingOptions = SamplingOptions(), using generator: inout Generator
  ) throws {
    let isPlain = options == SamplingOptions()
    let tokens = try model.alphabet.encode(prefix)
    self.init(
      vocabulary: model.alphabet.vocabulary, end: 0, after: tokens, draws: draws,
      longest: longest, options: options, using: &generator
    ) { before in
      let chances = model.probabilities(row: before.last ?? 0, smoothing: smoothing)
      // As they were counted, unless they are bent.
      return isPlain ? chances : options.probabilities(chances.map { Float(log(Double($0))) })
    }
  }
}
