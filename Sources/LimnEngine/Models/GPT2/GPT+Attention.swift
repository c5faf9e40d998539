extension GPT {
  /// The weights of attention of every layer and head for some tokens.
  ///
  /// - Parameter tokens: [batch, time].
  /// - Returns: [layers, batch, heads, queries, keys]; each row of keys adds up to 1, and is 0 after the query's place.
  public func attentionWeights(_ tokens: IndexTensor) -> Tensor {
    let capture = ActivationCapture()
    capture.record { _ = evaluating { logits(tokens) } }
    return capture.stackedWeights(blocks.indices.map { "blocks.\($0).attention" })
  }
}

extension ActivationCapture {
  /// The weights that some layers of attention noted, along a new first axis.
  func stackedWeights(_ layers: [String]) -> Tensor {
    withoutGradients {
      Tensor.stack(
        layers.map { layer in
          guard let weights = self[layer + ".weights"] else {
            fatalError("ActivationCapture: \(layer) noted no weights of attention")
          }
          return weights
        })
    }
  }
}
