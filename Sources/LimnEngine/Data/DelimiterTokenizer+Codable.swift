extension DelimiterTokenizer: Codable {
  private enum Key: String, CodingKey { case kind, codes, separator, specialTokens }

  /// Reads a stored tokenizer.
  ///
  /// - Throws: ``DataError`` if its codes or special tokens can't be; the decoder's own errors otherwise.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try StoredTokenizer.Kind.delimiter.check(try container.decode(String.self, forKey: .kind))
    let codes = try container.decode([String].self, forKey: .codes)
    let separator = try container.decodeIfPresent(String.self, forKey: .separator)
    let specialTokens = try container.decode([String].self, forKey: .specialTokens)
    if let problem = Self.problem(codes, separator, specialTokens) {
      throw DataError("The tokenizer can't be used: \(problem).")
    }
    self.init(codes: codes, separator: separator, specialTokens: specialTokens)
  }

  /// Stores the kind, the codes, the separator unless it is white space, and the names of the special tokens.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(StoredTokenizer.Kind.delimiter.rawValue, forKey: .kind)
    try container.encode(codes, forKey: .codes)
    try container.encodeIfPresent(separator, forKey: .separator)
    try container.encode(Array(vocabulary.prefix(specialTokens.count)), forKey: .specialTokens)
  }
}
