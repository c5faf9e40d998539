/// A model that gives a score to each token that may come next.
///
/// The small protocol behind training, evaluation, sampling, saving and loading: what a model has to say is what
/// it consists of (``Module/members``), how it was made (``configuration``) and its logits.
public protocol LanguageModel: Module {
  /// What the model is and how large, enough to make another of its kind.
  var configuration: ModelConfiguration { get }

  /// The scores, before softmax, of each token of the vocabulary.
  ///
  /// - Parameter tokens: [batch, time]. A model of contexts takes `blockSize` tokens a row; one of sequences
  ///   takes any number up to it.
  /// - Returns: [batch, vocabulary] for a model of contexts, [batch, time, vocabulary] for one of sequences.
  func logits(_ tokens: IndexTensor) -> Tensor
}

extension LanguageModel {
  /// The loss over a batch: mean negative log likelihood of the targets, in nats a token.
  ///
  /// - Parameters:
  ///   - tokens: As for ``logits(_:)``.
  ///   - targets: The tokens that come next, [batch] or [batch, time]; −1 for those that don't count.
  public func loss(_ tokens: IndexTensor, _ targets: IndexTensor) -> Tensor {
    logits(tokens).crossEntropy(targets)
  }

  /// The layers and parameters as a table, with shapes and counts.
  public var summary: String {
    let rows = namedModules.flatMap { name, module -> [(String, String, String)] in
      let own = module.members.compactMap { member -> (String, String, String)? in
        guard case .parameter(let parameter, let tensor) = member else { return nil }
        let path = name.isEmpty ? parameter : "\(name).\(parameter)"
        return (path, tensor.shape.map { String($0) }.joined(separator: " × "), String(tensor.count))
      }
      guard let layer = module as? any TensorLayer, own.isEmpty, !(layer is Sequential) else { return own }
      return [(name, layer.summary, "")]
    }
    let all = [("parameter or layer", "shape", "numbers")] + rows + [("in all", "", String(parameterCount))]
    let widths = [
      all.map(\.0.count).max() ?? 0, all.map(\.1.count).max() ?? 0, all.map(\.2.count).max() ?? 0,
    ]
    return all.map { row in
      let name = row.0 + String(repeating: " ", count: widths[0] - row.0.count)
      let shape = row.1 + String(repeating: " ", count: widths[1] - row.1.count)
      return "\(name)  \(shape)  " + String(repeating: " ", count: widths[2] - row.2.count) + row.2
    }.joined(separator: "\n")
  }
}
