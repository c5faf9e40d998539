extension LanguageModel {
  /// The scores of the token that comes after the given ones, one a token of the vocabulary.
  ///
  /// - Parameters:
  ///   - tokens: What came before, from its start; a model of contexts fills a short one with `padding` in front,
  ///     one of sequences has to be given at least one.
  ///   - padding: The token in front of a short context.
  public func nextLogits(after tokens: [Int], padding: Int = 0) -> [Float] {
    let block = configuration.blockSize
    var window = Array(tokens.suffix(block))
    if configuration.kind.readsContexts {
      window = [Int](repeating: padding, count: block - window.count) + window
    }
    require(!window.isEmpty, "nextLogits: a model of sequences has to be given a token to start from")
    return evaluating {
      let scores = logits(IndexTensor([window]))
      let size = configuration.vocabularySize
      return Array(scores.values.suffix(size))
    }
  }

  /// Draws tokens one after the other.
  ///
  /// - Parameters:
  ///   - prompt: The tokens to go on from.
  ///   - end: The token that ends the sequence and is left out of it; none for running text.
  ///   - longest: How many tokens to draw at most.
  ///   - options: How each is drawn.
  ///   - generator: Where chance comes from; one `multinomial` draw a token, as in the lectures.
  ///   - emit: Called with each token as it is drawn.
  /// - Returns: The drawn tokens, without the prompt.
  @discardableResult
  public func sample(
    after prompt: [Int], end: Int?, longest: Int, options: SamplingOptions = SamplingOptions(),
    using generator: inout Generator, emit: (Int) -> Void = { _ in }
  ) -> [Int] {
    var tokens = prompt
    var drawn: [Int] = []
    while drawn.count < longest {
      let chances = options.probabilities(nextLogits(after: tokens, padding: end ?? 0))
      let token = generator.multinomial(chances, 1, replacement: true)[0]
      if token == end { break }
      drawn.append(token)
      tokens.append(token)
      emit(token)
    }
    return drawn
  }
}
