/// The stretches of `blockSize` tokens of a running text, each token with the next as its target.
///
/// None is made before it is asked for: the text is stored once.
public struct TextWindows: ExampleSource, Equatable {
  /// The tokens of the text.
  public let tokens: [Int32]
  /// How many tokens a window has.
  public let blockSize: Int
  /// How far each window starts from the one before it.
  public let stride: Int

  /// Windows of the given tokens.
  ///
  /// - Parameters:
  ///   - tokens: Those of the whole text.
  ///   - blockSize: How many of them the model sees.
  ///   - stride: 1 for a window at every token, as training draws them; `blockSize` for windows side by side,
  ///     where evaluation asks for each token once.
  /// - Precondition: `blockSize` and `stride` are at least 1, and there are more tokens than `blockSize`.
  public init(_ tokens: [Int], blockSize: Int, stride: Int = 1) {
    require(
      blockSize >= 1 && stride >= 1,
      "TextWindows: blockSize is \(blockSize) and stride is \(stride); both must be at least 1")
    require(
      tokens.count > blockSize,
      "TextWindows: \(tokens.count) tokens are too few; blockSize \(blockSize) needs at least \(blockSize + 1)"
    )
    self.tokens = tokens.map { Int32($0) }
    self.blockSize = blockSize
    self.stride = stride
  }

  /// Windows of a corpus that is one running text.
  ///
  /// - Throws: ``DataError`` if the tokenizer can't encode the text or it is too short for one window.
  /// - Precondition: The corpus is one text, and `blockSize` and `stride` are at least 1.
  public init(_ corpus: Corpus, tokenizer: any Tokenizer, blockSize: Int, stride: Int = 1) throws {
    require(
      corpus.kind == .text,
      "TextWindows: \(corpus.source) is a corpus of lines; take Examples, or read it as text")
    let tokens = try tokenizer.encode(corpus)[0]
    guard tokens.count > blockSize else {
      throw DataError(
        "\(corpus.source) has \(tokens.count) tokens; a block size of \(blockSize) needs at least \(blockSize + 1)."
      )
    }
    self.init(tokens, blockSize: blockSize, stride: stride)
  }

  /// How many windows there are; for a stride of 1, the tokens less the block size.
  ///
  /// Tokens at the end that fill no window of a larger stride are in none.
  public var count: Int { (tokens.count - blockSize - 1) / stride + 1 }

  /// The windows at the given positions, in that order, inputs and targets [positions, blockSize]; they may
  /// repeat.
  ///
  /// - Precondition: Each is in `0 ..< count`.
  public func batch(at positions: [Int]) -> Batch {
    let count = count
    for position in positions {
      require(
        position >= 0 && position < count, "batch: there is no window \(position); the text has \(count)")
    }
    func windows(from offset: Int) -> IndexTensor {
      let values = [Int32](unsafeUninitializedCapacity: positions.count * blockSize) { buffer, filled in
        tokens.withUnsafeBufferPointer { tokens in
          for (row, position) in positions.enumerated() {
            let first = position * stride + offset
            for column in 0..<blockSize { buffer[row * blockSize + column] = tokens[first + column] }
          }
        }
        filled = positions.count * blockSize
      }
      return IndexTensor(shape: [positions.count, blockSize], values: values)
    }
    return Batch(inputs: windows(from: 0), targets: windows(from: 1))
  }
}
