/// Turns text into tokens, the positions of its parts in a vocabulary, and back.
public protocol Tokenizer: Sendable {
  /// What each token stands for; a token is a position in it.
  var vocabulary: [String] { get }
  /// How many tokens there are.
  var count: Int { get }
  /// The tokens that stand for no text, by their names in the vocabulary.
  ///
  /// They never come from ``encode(_:)-(String)``: text that reads `<end>` can't end a sequence.
  var specialTokens: [String: Int] { get }
  /// The token before the first of a line: ``SpecialToken/start``, else the delimiter; `nil` without either.
  var startToken: Int? { get }
  /// The token after the last of a line: ``SpecialToken/end``, else the delimiter; `nil` without either.
  var endToken: Int? { get }

  /// The tokens of a text, without start and end.
  ///
  /// What the vocabulary lacks becomes ``SpecialToken/unknown`` if the tokenizer has that token.
  ///
  /// - Throws: ``DataError`` that names what the vocabulary lacks.
  func encode(_ text: String) throws -> [Int]

  /// The text of tokens; special tokens are left out, but ``SpecialToken/unknown`` is shown by its name.
  ///
  /// - Precondition: Every token is in `0 ..< count`.
  func decode(_ tokens: [Int]) -> String
}

extension Tokenizer {
  /// How many tokens there are.
  public var count: Int { vocabulary.count }
  /// The token before the first of a line; `nil` if the tokenizer has none.
  public var startToken: Int? { specialTokens[SpecialToken.start] }
  /// The token after the last of a line; `nil` if the tokenizer has none.
  public var endToken: Int? { specialTokens[SpecialToken.end] }
  /// The token that fills rows; `nil` if the tokenizer has none.
  public var paddingToken: Int? { specialTokens[SpecialToken.padding] }
  /// The token of what the vocabulary lacks; `nil` if the tokenizer has none.
  public var unknownToken: Int? { specialTokens[SpecialToken.unknown] }

  /// The tokens of each text of a corpus: of each line, or of the one running text.
  ///
  /// - Throws: ``DataError`` that names what the vocabulary lacks and, for a corpus from a file, the line.
  public func encode(_ corpus: Corpus) throws -> [[Int]] {
    try corpus.texts.indices.map { index in
      do {
        return try encode(corpus.texts[index])
      } catch let error as DataError {
        throw locate(error, in: corpus, at: index)
      }
    }
  }

  private func locate(_ error: DataError, in corpus: Corpus, at index: Int) -> DataError {
    guard let first = corpus.lineNumbers?[index] else { return DataError("\(corpus.source): \(error)") }
    // Only now, when it is needed, is a text searched for the line at fault; a character that ends lines is
    // in none of them.
    for (offset, line) in corpus.texts[index].split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      do {
        _ = try encode(String(line))
      } catch {
        return DataError("\(corpus.source), line \(first + offset): \(error)")
      }
    }
    return DataError("\(corpus.source): \(error)")
  }

  /// Traps if a token is none.
  func checkTokens(_ tokens: [Int]) {
    if let wrong = tokens.first(where: { $0 < 0 || $0 >= count }) {
      require(false, "decode: \(wrong) is no token; the tokens of this vocabulary are 0 to \(count - 1)")
    }
  }
}

/// The order of a vocabulary: by code points, the same on every machine and in every language.
func precedes(_ first: some StringProtocol, _ second: some StringProtocol) -> Bool {
  first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
}
