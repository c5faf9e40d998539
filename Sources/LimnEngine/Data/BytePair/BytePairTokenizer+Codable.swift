extension BytePairTokenizer: Codable {
  private enum Key: String, CodingKey { case kind, tokens, merges, specialTokens }

  /// Reads a stored tokenizer.
  ///
  /// - Throws: ``DataError`` if its tokens, merges or special tokens can't be; the decoder's own errors otherwise.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try StoredTokenizer.Kind.bytePair.check(try container.decode(String.self, forKey: .kind))
    let merges = try container.decode([String].self, forKey: .merges).map { text in
      let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw DataError("\(quoted(text)) stands among the merges; each has to be two tokens.")
      }
      return (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
    }
    try self.init(
      tokens: try container.decode([String].self, forKey: .tokens), merges: merges,
      specialTokens: Set(try container.decodeIfPresent([String].self, forKey: .specialTokens) ?? []))
  }

  /// Stores the kind, tokens and merges as they are written in ``write(toFolder:)``, and the names of the special
  /// tokens.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(StoredTokenizer.Kind.bytePair.rawValue, forKey: .kind)
    try container.encode(writtenTokens, forKey: .tokens)
    try container.encode(writtenMerges.map { "\($0.0) \($0.1)" }, forKey: .merges)
    try container.encode(
      specialTokens.sorted { $0.value < $1.value }.map(\.key), forKey: .specialTokens)
  }
}
