/// The language models that can be trained, in the order of the makemore lectures.
public enum ModelKind: String, Sendable, Codable, CaseIterable {
  /// A table of scores, one row for each token before.
  case bigram
  /// Embeddings of a few tokens and one hidden layer (Bengio et al., 2003).
  case mlp
  /// The same with batch norm, of any depth.
  case batchnorm
  /// Neighbours joined two by two, level by level.
  case wavenet
  /// Causal convolutions with growing gaps (van den Oord et al., 2016).
  case dilated
  /// A plain recurrent network.
  case rnn
  /// Gated recurrent units.
  case gru
  /// A transformer (Radford et al., 2019).
  case gpt

  /// Whether there are layers of batch norm, which need more than one example at a time.
  public var hasBatchNorm: Bool { self == .batchnorm || self == .wavenet }

  /// Whether the model predicts one token from a context of fixed size, or one after each position of a sequence.
  public var readsContexts: Bool {
    switch self {
    case .bigram, .mlp, .batchnorm, .wavenet: true
    case .dilated, .rnn, .gru, .gpt: false
    }
  }
}
