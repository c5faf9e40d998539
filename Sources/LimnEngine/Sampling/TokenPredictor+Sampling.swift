extension LanguageModel {
  /// By ``logits(_:)`` of all tokens.
  public func nextLogits(after tokens: [Int], start: Int?) -> [Float] {
    let window = window(after: tokens, start: start)
    return evaluating { Array(logits(IndexTensor([window])).values.suffix(configuration.vocabularySize)) }
  }
}

extension TokenPredictor {
  /// The scores of the token that comes after the given ones, by a reader where there is one: those that
  /// ``sample(after:start:end:forbidden:longest:options:using:)`` draws from.
  ///
  /// - Parameters:
  ///   - tokens: What came before, from its start.
  ///   - start: The token before the first, as for ``nextLogits(after:start:)``.
  ///   - reader: This model's, the same from token to token; without one all tokens are read anew.
  public func nextLogits(after tokens: [Int], start: Int?, by reader: (any TokenReader)?) -> [Float] {
    reader?.nextLogits(after: window(after: tokens, start: start)) ?? nextLogits(after: tokens, start: start)
  }

  /// The tokens that the model sees of those before the next.
  func window(after tokens: [Int], start: Int?) -> [Int] {
    let block = configuration.blockSize
    var window: [Int]
    if configuration.kind.readsContexts {
      window = Array(tokens.suffix(block))
      window = [Int](repeating: start ?? 0, count: block - window.count) + window
    } else {
      window = Array(tokens.suffix(block))
      if let start, window.count < block { window.insert(start, at: 0) }
    }
    require(
      !window.isEmpty, "nextLogits: without a start token, a model of sequences needs a token to go on from")
    return window
  }

  /// Draws tokens one after the other.
  ///
  /// - Parameters:
  ///   - prompt: The tokens to go on from.
  ///   - start: The token before the first, as for ``nextLogits(after:start:)``.
  ///   - end: The token that ends the sequence and is left out of it; none for running text.
  ///   - forbidden: Tokens that are never drawn, such as padding.
  ///   - longest: How many tokens to draw at most.
  ///   - options: How each is drawn.
  ///   - generator: Where chance comes from; one `multinomial` draw a token, as in the lectures.
  ///   - emit: Called with each token as it is drawn.
  /// - Returns: The drawn tokens, without the prompt.
  @discardableResult
  public func sample(
    after prompt: [Int] = [], start: Int?, end: Int?, forbidden: Set<Int> = [], longest: Int,
    options: SamplingOptions = SamplingOptions(), using generator: inout Generator,
    emit: (Int) throws -> Void
  ) rethrows -> [Int] {
    try draw(
      after: prompt, start: start, end: end, forbidden: forbidden, longest: longest, options: options,
      using: &generator, check: { _ in }, emit: emit)
  }

  /// Draws tokens one after the other; `check` sees the scores before each, and may end it with an error.
  private func draw(
    after prompt: [Int], start: Int?, end: Int?, forbidden: Set<Int>, longest: Int,
    options: SamplingOptions, using generator: inout Generator, check: ([Float]) throws -> Void,
    emit: (Int) throws -> Void
  ) rethrows -> [Int] {
    var tokens = prompt
    let reader = makeReader()
    while tokens.count - prompt.count < longest {
      var scores = nextLogits(after: tokens, start: start, by: reader)
      for token in forbidden { scores[token] = -.infinity }
      try check(scores)
      let token = generator.multinomial(options.probabilities(scores), 1, replacement: true)[0]
      if token == end { break }
      tokens.append(token)
      try emit(token)
    }
    return Array(tokens[prompt.count...])
  }

  /// Draws tokens one after the other, without a look at each; a closure by default would make every call throw.
  public func sample(
    after prompt: [Int] = [], start: Int?, end: Int?, forbidden: Set<Int> = [], longest: Int,
    options: SamplingOptions = SamplingOptions(), using generator: inout Generator
  ) -> [Int] {
    sample(
      after: prompt, start: start, end: end, forbidden: forbidden, longest: longest, options: options,
      using: &generator, emit: { _ in })
  }

  /// Makes up a text.
  ///
  /// A model of running text without a prompt begins as after the end of another, as after a line end if there is no
  /// token for that, or after its first token if there are no lines.
  ///
  /// - Parameters:
  ///   - prompt: The text to go on from; it stands in front of the result.
  ///   - tokenizer: The model's.
  ///   - longest: How many tokens to draw at most.
  ///   - options: How each is drawn.
  ///   - generator: Where chance comes from.
  ///   - emit: Called with each piece of text as it is made; they join up to what follows the prompt.
  /// - Throws: ``DataError`` if the prompt holds what the vocabulary lacks, or the model's weights give scores that
  ///   are no numbers; and what `emit` throws.
  public func makeText(
    after prompt: String = "", tokenizer: any Tokenizer, longest: Int = 200,
    options: SamplingOptions = SamplingOptions(), using generator: inout Generator,
    emit: (String) throws -> Void = { _ in }
  ) throws -> String {
    let tokens = try tokenizer.encode(prompt)
    let start = startToken(before: tokens, tokenizer: tokenizer)
    let end = tokenizer.endToken
    let forbidden = forbiddenTokens(tokenizer: tokenizer)
    var stream = TextStream(tokenizer, after: tokens)
    let drawn = try draw(
      after: tokens, start: start, end: end, forbidden: forbidden, longest: longest,
      options: options, using: &generator
    ) { scores in
      // Weights that are finite can still be too large: a file may hold such, so it is no mistake of the caller's.
      guard SamplingOptions.highest(scores).isFinite else {
        throw DataError("The model's scores are no numbers; take an earlier checkpoint with --step.")
      }
    } emit: { token in
      let piece = stream.add(token)
      if !piece.isEmpty { try emit(piece) }
    }
    let rest = stream.finish()
    if !rest.isEmpty { try emit(rest) }
    return tokenizer.decode(tokens + drawn)
  }
}
