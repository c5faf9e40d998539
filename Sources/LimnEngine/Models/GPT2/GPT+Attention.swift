extension GPT {
  /// The weights of attention of every layer and head for some tokens.
  ///
  /// - Parameter tokens: [batch, time].
  /// - Returns: [layers, batch, heads, queries, keys]; each row of keys adds up to 1, and is 0 after the query's place.
  public func attentionWeights(_ tokens: IndexTensor) -> Tensor {
    let capture = ActivationCapture()
    capture.record { _ = evaluating { logits(tokens) } }
    return withoutGradients {
      Tensor.stack(
        blocks.indices.map { layer in
          guard let weights = capture["blocks.\(layer).attention.weights"] else {
            fatalError("GPT: block \(layer) noted no weights of attention")
          }
          return weights
        })
    }
  }
}
