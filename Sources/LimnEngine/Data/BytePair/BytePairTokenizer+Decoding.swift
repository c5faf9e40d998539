extension BytePairTokenizer {
  /// The text of tokens, without special ones.
  ///
  /// Bytes that are no UTF-8, as where a character's tokens are not all there, become U+FFFD in the places and
  /// number in which Python's `errors="replace"` puts them.
  ///
  /// - Precondition: Every token is in `0 ..< count`.
  public func decode(_ tokens: [Int]) -> String { decode(tokens, showingSpecialTokens: false) }

  /// The text of tokens.
  ///
  /// - Parameters:
  ///   - tokens: Any.
  ///   - showingSpecialTokens: Whether special tokens stand in the text by their names, or are left out.
  /// - Precondition: Every token is in `0 ..< count`.
  public func decode(_ tokens: [Int], showingSpecialTokens: Bool) -> String {
    checkTokens(tokens)
    let hidden = showingSpecialTokens ? [] : Set(specialTokens.values)
    var bytes: [UInt8] = []
    for token in tokens where !hidden.contains(token) { bytes += pieces[token] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
