extension BytePairTokenizer {
  /// The tokens of a text; what reads like a special token is text too.
  ///
  /// - Throws: ``DataError`` if the vocabulary lacks a byte of the text, which GPT-2's never does.
  public func encode(_ text: String) throws -> [Int] { try encode(text, readingSpecialTokens: false) }

  /// The tokens of a text.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - readingSpecialTokens: Whether the names of special tokens become those; else they are text like any
  ///     other, which is right for what a stranger wrote.
  /// - Throws: ``DataError`` if the vocabulary lacks a byte of the text, which GPT-2's never does.
  public func encode(_ text: String, readingSpecialTokens: Bool) throws -> [Int] {
    var text = text
    return try text.withUTF8 { bytes in
      require(bytes.count < 1 << 31, "encode: \(bytes.count) bytes of text; 2 GB are the most, so cut it")
      var encoder = Encoder(self)
      guard readingSpecialTokens, !specialTokens.isEmpty else {
        try encoder.append(bytes)
        return encoder.tokens
      }
      // The longest first, where one's name begins with another's.
      let names = specialTokens.map { (bytes: Array($0.key.utf8), token: $0.value) }
        .sorted { $0.bytes.count > $1.bytes.count }
      var (start, position) = (0, 0)
      while position < bytes.count {
        let found = names.first { bytes[position...].starts(with: $0.bytes) }
        guard let found else {
          position += 1
          continue
        }
        try encoder.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
        encoder.tokens.append(found.token)
        position += found.bytes.count
        start = position
      }
      try encoder.append(UnsafeBufferPointer(rebasing: bytes[start...]))
      return encoder.tokens
    }
  }

  /// Encodes words, each different one once.
  private struct Encoder {
    /// A longer word is seldom seen again.
    static let longestKept = 64

    var tokens: [Int] = []
    private var merger: PairMerger
    private var words = ByteSequenceTable(capacity: 1 << 10)
    /// Where the tokens of each word stand since it came first.
    private var places: [Range<Int>] = []

    init(_ tokenizer: BytePairTokenizer) {
      merger = PairMerger(merges: tokenizer.merges, byteTokens: tokenizer.byteTokens)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) throws {
      let splitter = WordSplitter(text: text)
      tokens.reserveCapacity(tokens.count + text.count / 3)
      var start = 0
      while start < text.count {
        let end = splitter.end(ofWordAt: start)
        try append(word: UnsafeBufferPointer(rebasing: text[start..<end]))
        start = end
      }
    }

    private mutating func append(word: UnsafeBufferPointer<UInt8>) throws {
      let isKept = word.count <= Self.longestKept
      if isKept {
        let (number, isNew) = words.insert(word)
        if !isNew {
          for place in places[number] { tokens.append(tokens[place]) }
          return
        }
      }
      let first = tokens.count
      if let byte = merger.append(word, to: &tokens) {
        throw DataError(
          "\(quoted(String(decoding: word, as: UTF8.self))) holds the byte 0x\(String(byte, radix: 16)), which is "
            + "no token of the vocabulary; take a vocabulary with all 256 bytes, as GPT-2's.")
      }
      if isKept { places.append(first..<tokens.count) }
    }
  }
}
