/// A tokenizer of any kind as it is stored: its JSON says which kind it is, and is read back as that.
public enum StoredTokenizer: Tokenizer, Equatable {
  /// A token for each character.
  case character(CharacterTokenizer)
  /// A token for each code.
  case delimiter(DelimiterTokenizer)
  /// Tokens of several bytes, as GPT-2's.
  case bytePair(BytePairTokenizer)

  /// The tokenizer itself.
  public var tokenizer: any Tokenizer {
    switch self {
    case .character(let tokenizer): tokenizer
    case .delimiter(let tokenizer): tokenizer
    case .bytePair(let tokenizer): tokenizer
    }
  }

  /// What each token stands for.
  public var vocabulary: [String] { tokenizer.vocabulary }
  /// The tokens that stand for no text, by their names.
  public var specialTokens: [String: Int] { tokenizer.specialTokens }
  /// The token before the first of a line; `nil` if the tokenizer has none.
  public var startToken: Int? { tokenizer.startToken }
  /// The token after the last of a line; `nil` if the tokenizer has none.
  public var endToken: Int? { tokenizer.endToken }

  /// The tokens of a text, as the tokenizer itself gives them.
  ///
  /// - Throws: ``DataError`` that names what the vocabulary lacks.
  public func encode(_ text: String) throws -> [Int] { try tokenizer.encode(text) }

  /// The text of tokens, as the tokenizer itself gives it.
  ///
  /// - Precondition: Every token is in `0 ..< count`.
  public func decode(_ tokens: [Int]) -> String { tokenizer.decode(tokens) }

  /// The kinds by the names that stand in the JSON.
  enum Kind: String, CaseIterable {
    case character, delimiter, bytePair

    /// - Throws: ``DataError`` if `name` is not this kind's.
    func check(_ name: String) throws {
      guard name == rawValue else {
        throw DataError("The tokenizer's kind is “\(name)”; here it has to be “\(rawValue)”.")
      }
    }
  }
}

extension StoredTokenizer: Codable {
  private enum Key: String, CodingKey { case kind }

  /// Reads a tokenizer of the kind that is stored.
  ///
  /// - Throws: ``DataError`` if the kind is unknown or the vocabulary can't be; the decoder's own errors
  ///   otherwise.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .kind)
    switch Kind(rawValue: name) {
    case .character: self = .character(try CharacterTokenizer(from: decoder))
    case .delimiter: self = .delimiter(try DelimiterTokenizer(from: decoder))
    case .bytePair: self = .bytePair(try BytePairTokenizer(from: decoder))
    case nil:
      let known = Kind.allCases.map { "“\($0.rawValue)”" }
      throw DataError(
        "The tokenizer's kind is “\(name)”; it has to be \(known.dropLast().joined(separator: ", ")) or "
          + "\(known.last!).")
    }
  }

  /// Stores the tokenizer with its kind.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .character(let tokenizer): try tokenizer.encode(to: encoder)
    case .delimiter(let tokenizer): try tokenizer.encode(to: encoder)
    case .bytePair(let tokenizer): try tokenizer.encode(to: encoder)
    }
  }
}
