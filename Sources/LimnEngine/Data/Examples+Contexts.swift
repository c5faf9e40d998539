extension Examples {
  /// Every token of every line with the `blockSize` tokens before it, as makemore's `build_dataset`.
  ///
  /// `[5, 13, 1]` gives, for a block size of 3, `0 0 0 → 5`, `0 0 5 → 13`, `0 5 13 → 1` and `5 13 1 → 0`.
  ///
  /// - Parameters:
  ///   - lines: The tokens of each line, without start and end.
  ///   - blockSize: How many tokens the model sees.
  ///   - start: Stands where there is no token before.
  ///   - end: The target after the last token.
  /// - Precondition: `blockSize` is at least 1.
  public init(contextsOf lines: [[Int]], blockSize: Int, start: Int = 0, end: Int = 0) {
    require(blockSize >= 1, "contexts: blockSize is \(blockSize); it must be at least 1")
    let count = lines.reduce(0) { $0 + $1.count + 1 }
    let start = Int32(start)
    let end = Int32(end)
    var targets: [Int32] = []
    let inputs = [Int32](unsafeUninitializedCapacity: count * blockSize) { inputs, inputCount in
      targets = [Int32](unsafeUninitializedCapacity: count) { targets, targetCount in
        var row = 0
        for line in lines {
          for column in 0..<blockSize { inputs[row * blockSize + column] = start }
          for token in line {
            let token = Int32(token)
            targets[row] = token
            // The next context is this one, one step to the left, with the token at its end.
            let this = row * blockSize
            let next = this + blockSize
            for column in 0..<blockSize - 1 { inputs[next + column] = inputs[this + column + 1] }
            inputs[next + blockSize - 1] = token
            row += 1
          }
          targets[row] = end
          row += 1
        }
        targetCount = count
      }
      inputCount = count * blockSize
    }
    self.init(
      inputs: IndexTensor(shape: [count, blockSize], values: inputs),
      targets: IndexTensor(shape: [count], values: targets))
  }

  /// Every token of every line of a corpus with the `blockSize` tokens before it.
  ///
  /// - Throws: ``DataError`` if the tokenizer can't encode the corpus or has nothing that starts and ends lines.
  /// - Precondition: The corpus is one of lines, and `blockSize` is at least 1.
  public init(contextsOf corpus: Corpus, tokenizer: any Tokenizer, blockSize: Int) throws {
    let (lines, start, end) = try Self.tokens(of: corpus, tokenizer)
    self.init(contextsOf: lines, blockSize: blockSize, start: start, end: end)
  }
}
