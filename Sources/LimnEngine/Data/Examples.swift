/// Inputs and targets of all examples of a corpus of lines, one example a row.
public struct Examples: ExampleSource, Equatable {
  /// A target where nothing is asked; `crossEntropy` leaves it out.
  public static let ignoredTarget = -1

  /// The inputs: [count, blockSize].
  public let inputs: IndexTensor
  /// The targets: [count] for contexts, [count, blockSize] for sequences.
  public let targets: IndexTensor

  /// Examples of the given inputs and targets.
  ///
  /// - Precondition: Inputs have two axes, and there are as many targets along the first.
  public init(inputs: IndexTensor, targets: IndexTensor) {
    require(
      inputs.shape.count == 2 && inputs.shape.first == targets.shape.first,
      "Examples: inputs of shape \(inputs.shape) and targets of shape \(targets.shape) don't belong together; "
        + "inputs are [count, blockSize], with as many targets along the first axis")
    self.inputs = inputs
    self.targets = targets
  }

  /// How many examples there are.
  public var count: Int { inputs.shape[0] }
  /// How many tokens each example's inputs have.
  public var blockSize: Int { inputs.shape[1] }

  /// The examples at the given positions, in that order; they may repeat.
  ///
  /// - Precondition: Each is in `0 ..< count`.
  public func batch(at positions: [Int]) -> Batch {
    Batch(inputs: inputs.rows(positions), targets: targets.rows(positions))
  }

  /// The tokens of a corpus of lines, and what starts and ends each.
  ///
  /// - Throws: ``DataError`` if the tokenizer can't encode the corpus or has nothing that starts and ends lines.
  static func tokens(of corpus: Corpus, _ tokenizer: any Tokenizer) throws -> (
    lines: [[Int]], start: Int, end: Int
  ) {
    require(
      corpus.kind == .lines,
      "Examples: \(corpus.source) is one running text; take TextWindows, or read it as lines")
    guard let start = tokenizer.startToken, let end = tokenizer.endToken else {
      throw DataError(
        "The tokenizer has no token that starts and ends a line; make it with a delimiter, or with the special "
          + "tokens \(SpecialToken.start) and \(SpecialToken.end).")
    }
    return (try tokenizer.encode(corpus), start, end)
  }
}
