/// A token for each code of lines such as `E11.9 I10 Z79`: words, diagnoses, events.
///
/// The special tokens come first, then the codes sorted by code points.
public struct DelimiterTokenizer: Tokenizer, Equatable {
  /// What stands between two codes; `nil` stands for any white space.
  public let separator: String?
  /// The codes in order of their tokens.
  public let codes: [String]
  /// The special tokens, then the codes.
  public let vocabulary: [String]
  /// The special tokens by their names.
  public let specialTokens: [String: Int]
  private let positions: [String: Int]

  /// The tokenizer of the given codes, in the order given.
  ///
  /// - Precondition: Codes and special tokens differ from each other, no code is empty or holds the separator,
  ///   a line end or white space at its ends, and a special token has at least two characters.
  public init(
    codes: [String], separator: String? = nil, specialTokens: [String] = SpecialToken.all
  ) {
    if let problem = Self.problem(codes, separator, specialTokens) {
      require(false, "DelimiterTokenizer: \(problem)")
    }
    self.separator = separator
    self.codes = codes
    vocabulary = specialTokens + codes
    self.specialTokens = Dictionary(uniqueKeysWithValues: zip(specialTokens, specialTokens.indices))
    positions = Dictionary(
      uniqueKeysWithValues: zip(codes, vocabulary.indices.dropFirst(specialTokens.count)))
  }

  /// The tokenizer of all codes of the given lines, sorted by code points.
  ///
  /// - Parameters:
  ///   - texts: Lines of codes, or one text of many lines.
  ///   - separator: What stands between two codes, such as "|"; `nil` for white space. The end of a line
  ///     separates too, white space around a code is no part of it, and between two separators may be nothing.
  ///   - specialTokens: Names of tokens that stand for no code.
  ///   - minimumCount: How often a code has to occur; rarer ones become ``SpecialToken/unknown``.
  /// - Throws: ``DataError`` if no code occurs as often, or one has the name of a special token.
  /// - Precondition: A `minimumCount` above 1 needs ``SpecialToken/unknown`` among the special tokens.
  public init(
    of texts: some Sequence<String>, separator: String? = nil,
    specialTokens: [String] = SpecialToken.all, minimumCount: Int = 1
  ) throws {
    require(minimumCount >= 1, "DelimiterTokenizer: minimumCount is \(minimumCount); it must be at least 1")
    require(
      minimumCount == 1 || specialTokens.contains(SpecialToken.unknown),
      "DelimiterTokenizer: minimumCount is \(minimumCount), but there is no special token "
        + "\(SpecialToken.unknown) for the rarer codes")
    Self.check(separator)
    var found: [String: (spelling: String, count: Int)] = [:]
    for text in texts {
      for code in Self.split(text, separator) {
        let known = found[code]
        // Of equal spellings the one that comes first, so that the order of the lines does not matter.
        let spelling = known.map { precedes(code, $0.spelling) ? code : $0.spelling } ?? code
        found[code] = (spelling, (known?.count ?? 0) + 1)
      }
    }
    if let name = specialTokens.first(where: { found[$0] != nil }) {
      throw DataError("“\(name)” is a code and the name of a special token; give the token another name.")
    }
    let codes = found.values.filter { $0.count >= minimumCount }.map(\.spelling).sorted(by: precedes)
    guard !codes.isEmpty else {
      throw DataError(
        found.isEmpty
          ? "There are no codes; a vocabulary needs at least one."
          : "No code occurs \(minimumCount) times, the most frequent one \(found.values.map(\.count).max() ?? 0) "
            + "times; lower minimumCount.")
    }
    self.init(codes: codes, separator: separator, specialTokens: specialTokens)
  }

  /// The tokenizer of a corpus.
  ///
  /// - Throws: ``DataError`` if no code occurs `minimumCount` times, or one has the name of a special token.
  public init(
    _ corpus: Corpus, separator: String? = nil, specialTokens: [String] = SpecialToken.all,
    minimumCount: Int = 1
  ) throws {
    do {
      try self.init(
        of: corpus.texts, separator: separator, specialTokens: specialTokens, minimumCount: minimumCount)
    } catch let error as DataError {
      throw DataError("\(corpus.source): \(error)")
    }
  }

  /// The tokens of a line's codes, without start and end.
  ///
  /// - Throws: ``DataError`` if a code is not in the vocabulary and there is no ``SpecialToken/unknown``.
  public func encode(_ text: String) throws -> [Int] {
    let unknown = unknownToken
    return try Self.split(text, separator).map { code in
      guard let token = positions[code] ?? unknown else {
        throw DataError("“\(code)” is not in the vocabulary of \(codes.count) codes.")
      }
      return token
    }
  }

  /// The codes of tokens with the separator between them (a space for white space), without special tokens
  /// other than ``SpecialToken/unknown``.
  ///
  /// - Precondition: Every token is in `0 ..< count`.
  public func decode(_ tokens: [Int]) -> String {
    checkTokens(tokens)
    let unknown = unknownToken
    let first = specialTokens.count
    return tokens.filter { $0 >= first || $0 == unknown }.map { vocabulary[$0] }
      .joined(separator: separator ?? " ")
  }
}
