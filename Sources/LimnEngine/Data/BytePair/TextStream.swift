/// The text of tokens that come one after the other, each piece as soon as it is certain.
///
/// A byte-pair tokenizer may spread a character over several tokens; its bytes are held back until it is whole.
/// All pieces together are what ``Tokenizer/decode(_:)`` gives of all tokens together.
///
/// ```swift
/// var stream = TextStream(tokenizer)
/// for token in tokens { print(stream.add(token), terminator: "") }
/// print(stream.finish())
/// ```
public struct TextStream {
  private let tokenizer: any Tokenizer
  private let bytePairs: BytePairTokenizer?
  private var special: Set<Int> = []
  private var held: [UInt8] = []
  private var last: [Int]

  /// A stream of what follows the given tokens, which are a whole text by themselves.
  public init(_ tokenizer: any Tokenizer, after tokens: [Int] = []) {
    let inner = (tokenizer as? StoredTokenizer)?.tokenizer ?? tokenizer
    self.tokenizer = inner
    bytePairs = inner as? BytePairTokenizer
    special = bytePairs.map { Set($0.specialTokens.values) } ?? []
    last = Array(tokens.suffix(1))
  }

  /// What is certain now that a token has come.
  ///
  /// - Precondition: The token is in `0 ..< count` of the tokenizer.
  public mutating func add(_ token: Int) -> String {
    guard let bytePairs else {
      // Beside the token before it, since a separator may stand between the two.
      let before = tokenizer.decode(last).unicodeScalars.count
      let text = tokenizer.decode(last + [token]).unicodeScalars.dropFirst(before)
      last = [token]
      return String(text)
    }
    bytePairs.checkTokens([token])
    if !special.contains(token) { held += bytePairs.pieces[token] }
    let whole = held.count - Self.unfinished(held)
    defer { held.removeFirst(whole) }
    return String(decoding: held[..<whole], as: UTF8.self)
  }

  /// The rest: U+FFFD where the last character never became whole.
  public mutating func finish() -> String {
    defer { held = [] }
    return String(decoding: held, as: UTF8.self)
  }

  /// How many bytes at the end are the start of a character that may still become whole.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let first = bytes[bytes.count - length]
      if first & 0xc0 == 0x80 { continue }
      let needed = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : 2
      guard first >= 0xc2 && first <= 0xf4 && length < needed else { return 0 }
      guard length > 1 else { return 1 }
      // Some second bytes would make an overlong form, half a pair or what is past Unicode.
      let second = bytes[bytes.count - length + 1]
      let allowed: ClosedRange<UInt8> =
        switch first {
        case 0xe0: 0xa0...0xbf
        case 0xed: 0x80...0x9f
        case 0xf0: 0x90...0xbf
        case 0xf4: 0x80...0x8f
        default: 0x80...0xbf
        }
      return allowed.contains(second) ? length : 0
    }
    return 0
  }
}
