/// The models that can be trained: language models in the order of the makemore lectures, and what makes one sequence of
/// another.
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
  /// A transformer that reads one sequence and makes another of it (Vaswani et al., 2017).
  case encoderDecoder = "encoder-decoder"

  /// The kinds that give a score to each token that may come next, all but the encoder-decoder.
  public static var languageModels: [ModelKind] { allCases.filter(\.isLanguageModel) }

  /// Whether the model predicts a sequence from its own start alone.
  public var isLanguageModel: Bool { self != .encoderDecoder }

  /// What to say where a language model is needed and this is none.
  func notALanguageModel(_ what: String) -> DataError {
    DataError(
      "\(what) is of an \(rawValue), which makes one sequence of another; this needs a language model, such as a gpt."
    )
  }

  /// Whether it is made of blocks with attention.
  public var isTransformer: Bool { self == .gpt || self == .encoderDecoder }

  /// Whether there are layers of batch norm, which need more than one example at a time.
  public var hasBatchNorm: Bool { self == .batchnorm || self == .wavenet }

  /// Whether the model predicts one token from a context of fixed size, or one after each position of a sequence.
  public var readsContexts: Bool {
    switch self {
    case .bigram, .mlp, .batchnorm, .wavenet: true
    case .dilated, .rnn, .gru, .gpt, .encoderDecoder: false
    }
  }
}
