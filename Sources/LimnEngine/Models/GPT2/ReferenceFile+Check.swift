extension ReferenceFile {
  /// What a model computes, beside what the file says it should.
  public struct Check: Sendable {
    /// Logits, loss and attention, as far as the file has them.
    public let comparisons: [ReferenceComparison]
    /// The file's greedy tokens, if it has any, and the model's.
    public let greedy: (expected: [Int], found: [Int])?

    /// Whether no number is further off than `tolerance`, and the greedy tokens are the same.
    public func passes(_ tolerance: Float) -> Bool {
      comparisons.allSatisfy { $0.size <= tolerance } && (greedy.map { $0.expected == $0.found } ?? true)
    }
  }

  /// Runs a model on the file's tokens.
  ///
  /// Logits and loss come from the fast way, the weights of attention from a run in which they are captured, the greedy
  /// tokens from the cache of keys and values: the ways in which the model is used.
  ///
  /// - Precondition: The model has the sizes for which the file was read.
  public func check(_ model: GPT) -> Check {
    var comparisons: [ReferenceComparison] = []
    if logits != nil || loss != nil {
      let found = model.evaluating { model.logits(tokens) }
      if let logits {
        comparisons.append(
          ReferenceComparison("logits", shape: logits.shape, found: found.values, expected: logits.values))
      }
      if let loss {
        let time = tokens.shape[1]
        let next = IndexTensor(
          (0..<tokens.shape[0]).map { row in (1..<time).map { tokens[row, $0] } })
        let value = withoutGradients {
          found.slice(axis: 1, 0..<time - 1).crossEntropy(next).item
        }
        comparisons.append(ReferenceComparison("loss", shape: [], found: [value], expected: [loss]))
      }
    }
    if let attentions {
      let found = model.attentionWeights(tokens).values
      comparisons.append(
        ReferenceComparison(
          "attentions", shape: attentions.shape, found: found, expected: attentions.values))
    }
    return Check(comparisons: comparisons, greedy: greedy.map { ($0, likeliest(model, count: $0.count)) })
  }

  /// The first row, or its start, and the likeliest token after all so far until there are `count`.
  private func likeliest(_ model: GPT, count: Int) -> [Int] {
    var found = (0..<min(tokens.shape[1], count)).map { tokens[0, $0] }
    let cache = model.makeCache()
    var new = found
    while found.count < count {
      new = [model.nextLogits(IndexTensor([new]), cache: cache).argmax().values].map { Int($0[0]) }
      found += new
    }
    return found
  }
}
