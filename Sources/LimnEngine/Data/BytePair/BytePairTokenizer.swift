/// GPT-2's tokenizer: words are cut out of a text, and the bytes of each are joined to tokens, pair by pair.
///
/// Every text has tokens and comes back from them to the byte. It gives what OpenAI's own encoder, `tiktoken` and
/// `transformers` give, on any Unicode.
///
/// ```swift
/// let tokenizer = try BytePairTokenizer(contentsOfFolder: "gpt2")
/// print(try tokenizer.encode("Hello, world!"))  // [15496, 11, 995, 0]
/// ```
///
/// Source: Sennrich et al., 2016, “Neural machine translation of rare words with subword units”, on bytes as in
/// Radford et al., 2019.
public struct BytePairTokenizer: Tokenizer, Equatable {
  /// The token of GPT-2 that stands between two texts.
  public static let endOfText = "<|endoftext|>"

  /// The text of each token; bytes that are no characters of their own are written `<0xE2>`.
  public let vocabulary: [String]
  /// The tokens that stand for no text, by their names: ``endOfText`` for GPT-2.
  public let specialTokens: [String: Int]
  /// The bytes of each token; those of its name for a special one.
  let pieces: ByteSequenceTable
  /// The pairs that are joined, in order of their ranks.
  let pairs: [Pair]
  let merges: [UInt64: PairMerger.Merge]
  /// The token of each byte, −1 where there is none.
  let byteTokens: [Int32]

  /// Two tokens that are joined.
  struct Pair: Sendable, Equatable {
    let first: Int32
    let second: Int32
  }

  /// How many tokens there are.
  public var count: Int { pieces.count }
  /// ``endOfText``, if the vocabulary has it. There is no start token: a text begins with its own first token.
  public var endToken: Int? { specialTokens[Self.endOfText] }

  /// The tokenizer of a vocabulary.
  ///
  /// - Parameters:
  ///   - tokens: The tokens in order, their bytes written in GPT-2's visible characters: `Ġthe` for “ the”.
  ///   - merges: The pairs that are joined, in order, written likewise.
  ///   - specialTokens: Which of the tokens stand for no text; they are taken as they are written.
  /// - Throws: ``DataError`` if a token is there twice or written wrongly, or a merge needs or makes what is no
  ///   token.
  public init(
    tokens: [String], merges: [(String, String)], specialTokens: Set<String> = [endOfText]
  ) throws {
    do {
      try self.init(tokens: tokens, merges: merges, special: specialTokens) { "merge \($0 + 1)" }
    } catch let problem as Problem {
      throw DataError("The tokenizer can't be used: \(problem.text).")
    }
  }

  /// The tokenizer of a vocabulary; `place` says where a merge stands.
  ///
  /// - Throws: ``Problem``, for its reader to say in which file.
  init(
    tokens: [String], merges: [(String, String)], special: Set<String>, place: (Int) -> String
  ) throws {
    guard tokens.count < 1 << 24 else {
      throw Problem("there are \(tokens.count) tokens; 16,777,215 are the most")
    }
    // By their bytes: Swift holds spellings equal that are two tokens here.
    let specialBytes = Set(special.map { Array($0.utf8) })
    var pieces = ByteSequenceTable(capacity: tokens.count)
    var specialTokens: [String: Int] = [:]
    for (token, text) in tokens.enumerated() {
      let isSpecial = specialBytes.contains(Array(text.utf8))
      let bytes = isSpecial ? Array(text.utf8) : try ByteAlphabet.bytes(of: text)
      guard !bytes.isEmpty else {
        throw Problem("token \(token) is empty; it has to stand for a byte at least")
      }
      guard pieces.insert(bytes).isNew else {
        throw Problem("the token \(quoted(text)) is there twice; it may come once")
      }
      if isSpecial { specialTokens[text] = token }
    }
    var table: [UInt64: PairMerger.Merge] = [:]
    table.reserveCapacity(merges.count)
    var pairs: [Pair] = []
    pairs.reserveCapacity(merges.count)
    let taken = Set(specialTokens.values)
    for (rank, merge) in merges.enumerated() {
      func token(_ text: String) throws -> Int32 {
        guard let bytes = try? ByteAlphabet.bytes(of: text), let number = pieces.number(of: bytes),
          !taken.contains(number)
        else {
          throw Problem(
            "\(place(rank)) joins \(quoted(merge.0)) and \(quoted(merge.1)), but \(quoted(text)) is no token of "
              + "the vocabulary", isOfMerges: true)
        }
        return Int32(number)
      }
      let pair = Pair(first: try token(merge.0), second: try token(merge.1))
      let joined = try token(merge.0 + merge.1)
      let new = PairMerger.Merge(rank: Int32(rank), token: joined)
      guard table.updateValue(new, forKey: PairMerger.key(pair.first, pair.second)) == nil else {
        throw Problem(
          "\(place(rank)) joins \(quoted(merge.0)) and \(quoted(merge.1)) again; a pair may come once",
          isOfMerges: true)
      }
      pairs.append(pair)
    }
    byteTokens = (UInt8.min...UInt8.max).map { byte in
      pieces.number(of: [byte]).flatMap { taken.contains($0) ? nil : Int32($0) } ?? -1
    }
    self.pieces = pieces
    self.specialTokens = specialTokens
    self.pairs = pairs
    self.merges = table
    vocabulary = (0..<pieces.count).map { Self.label(pieces[$0]) }
  }

  /// The token that has the given bytes, ` the` as an example, or the name of a special one; `nil` if none has.
  public func token(of text: String) -> Int? { pieces.number(of: Array(text.utf8)) }

  /// The bytes of a token; those of its name for a special one.
  ///
  /// - Precondition: It is in `0 ..< count`.
  public func bytes(of token: Int) -> [UInt8] {
    checkTokens([token])
    return Array(pieces[token])
  }

  /// Characters as they are, bytes that are none by their number.
  private static func label(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 0x80 ? String(Unicode.Scalar(byte)) : "<0x\(digits)>"
    }.joined()
  }
}
