/// A token for each character of a corpus, in order of code points.
///
/// For names, as in the makemore lectures, a delimiter that starts and ends each stands at 0; a running text has
/// none, as in nanoGPT. A character is what a reader takes for one: letters with their marks and joined emoji
/// are one token. Spellings of the same character that Unicode holds equal are one token too.
public struct CharacterTokenizer: Tokenizer, Equatable {
  /// Starts and ends every name.
  public static let nameDelimiter: Character = "."

  /// The delimiter, if there is one, then the characters found; each one's token is its position.
  public let characters: [Character]
  /// What starts and ends every line, token 0; `nil` for running text.
  public let delimiter: Character?
  /// The characters, then the special tokens: these come last so that the characters keep their tokens.
  public let vocabulary: [String]
  /// The delimiter and the special tokens.
  public let specialTokens: [String: Int]
  private let positions: [Character: Int]
  /// The token of each ASCII character, -1 for those that text must not hold.
  private let asciiTokens: [Int]

  /// The tokenizer of the given characters, in the order given.
  ///
  /// - Precondition: The characters differ from each other, as do the names of the special tokens, which have
  ///   at least two characters each.
  public init(characters: [Character], delimiter: Character? = nil, specialTokens: [String] = []) {
    if let problem = Self.problem(characters, delimiter, specialTokens) {
      require(false, "CharacterTokenizer: \(problem)")
    }
    let all = (delimiter.map { [$0] } ?? []) + characters
    self.characters = all
    self.delimiter = delimiter
    vocabulary = all.map { String($0) } + specialTokens
    var special: [String: Int] = [:]
    if let delimiter { special[String(delimiter)] = 0 }
    for (index, name) in specialTokens.enumerated() { special[name] = all.count + index }
    self.specialTokens = special
    let positions = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
    self.positions = positions
    asciiTokens = (0..<128).map { code in
      let character = Character(UnicodeScalar(UInt8(code)))
      return character == delimiter ? -1 : positions[character] ?? -1
    }
  }

  /// The tokenizer of all characters of the given texts, sorted by code points.
  ///
  /// - Parameters:
  ///   - texts: Names, lines, or one text.
  ///   - delimiter: What starts and ends each of them, token 0; `nil` for running text.
  ///   - specialTokens: Names of tokens that stand for no text, such as those of ``SpecialToken``.
  public init(
    of texts: some Sequence<String>, delimiter: Character?, specialTokens: [String] = []
  ) {
    var found = Self.characters(of: texts)
    if let delimiter { found.remove(delimiter) }
    self.init(
      characters: found.sorted { precedes(String($0), String($1)) }, delimiter: delimiter,
      specialTokens: specialTokens)
  }

  /// The tokenizer of a corpus: with the delimiter “.” for one of lines, without for a running text.
  public init(_ corpus: Corpus, specialTokens: [String] = []) {
    self.init(
      of: corpus.texts, delimiter: corpus.kind == .lines ? Self.nameDelimiter : nil,
      specialTokens: specialTokens)
  }

  /// ``SpecialToken/start`` if there is one, else the delimiter; `nil` without either.
  public var startToken: Int? { specialTokens[SpecialToken.start] ?? delimiter.map { _ in 0 } }
  /// ``SpecialToken/end`` if there is one, else the delimiter; `nil` without either.
  public var endToken: Int? { specialTokens[SpecialToken.end] ?? delimiter.map { _ in 0 } }

  /// The token of a character, the delimiter's too; `nil` for one that the corpus does not hold.
  public func position(of character: Character) -> Int? { positions[character] }

  /// The tokens of a text's characters, without start and end.
  ///
  /// - Throws: ``DataError`` if the text holds the delimiter or a character that is not in the vocabulary, and
  ///   the tokenizer has no ``SpecialToken/unknown``.
  public func encode(_ text: String) throws -> [Int] {
    if let tokens = encodeASCII(text) { return tokens }
    let unknown = unknownToken
    var tokens: [Int] = []
    tokens.reserveCapacity(text.utf8.count)
    for index in text.indices {
      let character = text[index]
      if character != delimiter, let position = positions[character] {
        tokens.append(position)
      } else if let unknown {
        tokens.append(unknown)
      } else {
        throw problem(of: character, at: index, in: text)
      }
    }
    return tokens
  }

  /// The characters of tokens as text, without the delimiter and special tokens other than
  /// ``SpecialToken/unknown``.
  ///
  /// - Precondition: Every token is in `0 ..< count`.
  public func decode(_ tokens: [Int]) -> String {
    checkTokens(tokens)
    let unknown = unknownToken
    let first = delimiter == nil ? 0 : 1
    var text = ""
    for token in tokens where (first..<characters.count).contains(token) || token == unknown {
      text += vocabulary[token]
    }
    return text
  }

  /// Ten times as fast for what most texts are; `nil` where the long way is needed: for other characters, for
  /// an error, and for "\r", which with "\n" is one character.
  private func encodeASCII(_ text: String) -> [Int]? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> [Int]? in
      var isKnown = true
      let tokens = [Int](unsafeUninitializedCapacity: bytes.count) { buffer, count in
        asciiTokens.withUnsafeBufferPointer { table in
          for index in bytes.indices {
            let byte = bytes[index]
            let token = byte < 128 && byte != UInt8(ascii: "\r") ? table[Int(byte)] : -1
            buffer[index] = token
            if token < 0 {
              isKnown = false
              break
            }
          }
        }
        count = isKnown ? bytes.count : 0
      }
      return isKnown ? tokens : nil
    } ?? nil
  }
}
