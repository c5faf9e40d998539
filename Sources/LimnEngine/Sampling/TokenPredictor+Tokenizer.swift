extension TokenPredictor {
  /// The token that stands before the first of some tokens, as the model learned it; `nil` for none.
  ///
  /// Running text without a token for that begins as after the end of another text, as after a line end if there is no
  /// token for the end either, or after the vocabulary's first token; but only where there is nothing to go on from.
  ///
  /// - Parameters:
  ///   - tokens: What the text begins with.
  ///   - tokenizer: The model's.
  public func startToken(before tokens: [Int], tokenizer: any Tokenizer) -> Int? {
    if let start = tokenizer.startToken { return start }
    guard tokens.isEmpty || configuration.kind.readsContexts else { return nil }
    return tokenizer.endToken ?? tokenizer.vocabulary.firstIndex(of: "\n") ?? 0
  }

  /// The tokens that are never drawn: special ones but for the end, and those beyond the tokenizer's, which stand for
  /// nothing, where a vocabulary was rounded up.
  public func forbiddenTokens(tokenizer: any Tokenizer) -> Set<Int> {
    let unused = min(tokenizer.count, configuration.vocabularySize)..<configuration.vocabularySize
    return Set(tokenizer.specialTokens.values).subtracting([tokenizer.endToken].compactMap { $0 }).union(
      unused)
  }
}
