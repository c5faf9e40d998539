extension GPT {
  /// The weights of attention of every layer and head for some tokens.
  ///
  /// - Parameters:
  ///   - tokens: [batch, time].
  ///   - layers: Whose weights are held; all for `nil`.
  ///   - heads: Those of the layers that are held; all for `nil`.
  /// - Returns: [layers, batch, heads, queries, keys]; each row of keys adds up to 1, and is 0 after the query's place.
  /// - Precondition: There are such layers and heads, one of each at least.
  public func attentionWeights(_ tokens: IndexTensor, layers: [Int]? = nil, heads: [Int]? = nil) -> Tensor {
    let layers = (layers ?? Array(blocks.indices)).map { "blocks.\($0).attention" }
    let wanted = Set(layers.map { $0 + ".weights" })
    // Nothing else of what the layers give is held.
    let capture = ActivationCapture { path, tensor in
      guard wanted.contains(path) else { return nil }
      guard let heads else { return tensor }
      return withoutGradients {
        Tensor.concatenate(heads.map { tensor.slice(axis: 1, $0..<$0 + 1) }, axis: 1)
      }
    }
    capture.record { _ = evaluating { logits(tokens) } }
    return capture.stackedWeights(layers)
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
