/// Every token of a running text with the `blockSize` tokens before it, as models of contexts learn it.
///
/// None is made before it is asked for: the text is stored once. The first `blockSize` tokens are no targets.
public struct TextContexts: ExampleSource, Equatable {
  private let windows: TextWindows

  /// Contexts of the given tokens.
  ///
  /// - Parameters:
  ///   - tokens: Those of the whole text.
  ///   - blockSize: How many of them the model sees.
  /// - Precondition: `blockSize` is at least 1, and there are more tokens than that.
  public init(_ tokens: [Int], blockSize: Int) { windows = TextWindows(tokens, blockSize: blockSize) }

  /// Contexts of a corpus that is one running text.
  ///
  /// - Throws: ``DataError`` if the tokenizer can't encode the text or it is too short for one context.
  /// - Precondition: The corpus is one text, and `blockSize` is at least 1.
  public init(_ corpus: Corpus, tokenizer: any Tokenizer, blockSize: Int) throws {
    windows = try TextWindows(corpus, tokenizer: tokenizer, blockSize: blockSize)
  }

  /// How many contexts there are: the tokens less the block size.
  public var count: Int { windows.count }
  /// How many tokens a context has.
  public var blockSize: Int { windows.blockSize }

  /// The contexts at the given positions, in that order, inputs [positions, blockSize] and targets [positions];
  /// they may repeat.
  ///
  /// - Precondition: Each is in `0 ..< count`.
  public func batch(at positions: [Int]) -> Batch {
    // A window's last target is the token after it.
    let batch = windows.batch(at: positions)
    let targets = positions.indices.map { batch.targets.values[($0 + 1) * blockSize - 1] }
    return Batch(inputs: batch.inputs, targets: IndexTensor(shape: [positions.count], values: targets))
  }
}
