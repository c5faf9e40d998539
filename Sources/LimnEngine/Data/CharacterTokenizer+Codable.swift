extension CharacterTokenizer: Codable {
  private enum Key: String, CodingKey { case kind, characters, delimiter, specialTokens }

  /// Reads a stored tokenizer.
  ///
  /// - Throws: ``DataError`` if its characters or special tokens can't be; the decoder's own errors otherwise.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try StoredTokenizer.Kind.character.check(try container.decode(String.self, forKey: .kind))
    func character(_ text: String) throws -> Character {
      guard text.count == 1, let character = text.first else {
        throw DataError("“\(text)” stands among the characters; each has to be one character.")
      }
      return character
    }
    let characters = try container.decode([String].self, forKey: .characters).map(character)
    let delimiter = try container.decodeIfPresent(String.self, forKey: .delimiter).map(character)
    let specialTokens = try container.decodeIfPresent([String].self, forKey: .specialTokens) ?? []
    if let problem = Self.problem(characters, delimiter, specialTokens) {
      throw DataError("The tokenizer can't be used: \(problem).")
    }
    self.init(characters: characters, delimiter: delimiter, specialTokens: specialTokens)
  }

  /// Stores the kind, the characters one by one (joined, some would merge), the delimiter and the names of the
  /// special tokens.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(StoredTokenizer.Kind.character.rawValue, forKey: .kind)
    try container.encodeIfPresent(delimiter.map { String($0) }, forKey: .delimiter)
    let first = delimiter == nil ? 0 : 1
    try container.encode(Array(vocabulary[first..<characters.count]), forKey: .characters)
    try container.encode(Array(vocabulary[characters.count...]), forKey: .specialTokens)
  }
}
