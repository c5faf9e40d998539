extension StoredTokenizer {
  /// The same tokens as those of a tokenizer of bytes, which `transformers` reads: for characters that are a byte each a
  /// vocabulary without merges. `nil` where tokens are others, such as codes or characters beyond ASCII.
  public var bytePairs: BytePairTokenizer? {
    switch self {
    case .bytePair(let tokenizer): return tokenizer
    case .delimiter: return nil
    case .character(let tokenizer):
      guard tokenizer.vocabulary.allSatisfy({ $0.utf8.count == 1 }) else { return nil }
      return try? BytePairTokenizer(
        tokens: tokenizer.vocabulary.map { ByteAlphabet.text(of: $0.utf8) }, merges: [], specialTokens: [])
    }
  }
}
