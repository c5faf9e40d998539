extension Examples {
  /// Every line as one row, each token with the next as its target, as in makemore.py.
  ///
  /// `[5, 13, 1]` gives the inputs `0 5 13 1` and the targets `5 13 1 0`; shorter lines are filled up with
  /// `padding`, and with ``ignoredTarget`` as targets.
  ///
  /// - Parameters:
  ///   - lines: The tokens of each line, without start and end.
  ///   - blockSize: How long a row is; `nil` for the longest line and its start. A line of `blockSize` tokens or
  ///     more is cut: its row has the start and the first `blockSize - 1` tokens, its last target is the next
  ///     token of the line, and its end is never asked for.
  ///   - start: The first input of every line.
  ///   - end: The target after the last token.
  ///   - padding: The inputs after the end.
  /// - Precondition: `blockSize` is at least 1.
  public init(
    sequencesOf lines: [[Int]], blockSize: Int? = nil, start: Int = 0, end: Int = 0, padding: Int = 0
  ) {
    let width = blockSize ?? (lines.lazy.map(\.count).max() ?? 0) + 1
    require(width >= 1, "sequences: blockSize is \(width); it must be at least 1")
    var inputs = [Int32](repeating: Int32(padding), count: lines.count * width)
    var targets = [Int32](repeating: Int32(Self.ignoredTarget), count: lines.count * width)
    inputs.withUnsafeMutableBufferPointer { inputs in
      targets.withUnsafeMutableBufferPointer { targets in
        for (row, line) in lines.enumerated() {
          let first = row * width
          inputs[first] = Int32(start)
          for (column, token) in line.prefix(width).enumerated() {
            let token = Int32(token)
            targets[first + column] = token
            if column + 1 < width { inputs[first + column + 1] = token }
          }
          if line.count < width { targets[first + line.count] = Int32(end) }
        }
      }
    }
    self.init(
      inputs: IndexTensor(shape: [lines.count, width], values: inputs),
      targets: IndexTensor(shape: [lines.count, width], values: targets))
  }

  /// Every line of a corpus as one row, each token with the next as its target.
  ///
  /// Rows are filled up with the tokenizer's ``SpecialToken/padding``, or with 0.
  ///
  /// - Throws: ``DataError`` if the tokenizer can't encode the corpus or has nothing that starts and ends lines.
  /// - Precondition: The corpus is one of lines, and `blockSize` is at least 1.
  public init(sequencesOf corpus: Corpus, tokenizer: any Tokenizer, blockSize: Int? = nil) throws {
    let (lines, start, end) = try Self.tokens(of: corpus, tokenizer)
    self.init(
      sequencesOf: lines, blockSize: blockSize, start: start, end: end, padding: tokenizer.paddingToken ?? 0)
  }
}
