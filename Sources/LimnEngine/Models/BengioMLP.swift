/// Embeddings of the last few tokens and one hidden layer (Bengio et al., 2003; second makemore lecture).
public final class BengioMLP: LanguageModel {
  /// A place in space for each token.
  public let embedding: EmbeddingTable
  /// From the embeddings side by side to the hidden layer.
  public let hidden: Linear
  /// From the hidden layer to the scores.
  public let output: Linear
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A new model.
  ///
  /// - Parameters:
  ///   - configuration: Its sizes.
  ///   - initialization: How both layers start. By default as the third lecture mends it: deviations that tanh
  ///     keeps and scores near zero. With ``Initialization/standardNormal`` as the second lecture has it.
  ///   - generator: Where the weights come from.
  public init(
    _ configuration: ModelConfiguration,
    initialization: Initialization = .kaimingNormal(gain: Initialization.tanhGain),
    using generator: inout Generator
  ) {
    let width = configuration.hiddenWidth
    self.configuration = configuration
    embedding = EmbeddingTable(configuration.vocabularySize, configuration.embeddingWidth, using: &generator)
    hidden = Linear(
      configuration.blockSize * configuration.embeddingWidth, width, initialization: initialization,
      using: &generator)
    output = Linear(width, configuration.vocabularySize, initialization: initialization, using: &generator)
    if initialization != .standardNormal { output.weight.scale(by: 0.01) }
  }

  /// Embedding, hidden layer, output layer.
  public var members: [ModuleMember] {
    [.module("embedding", embedding), .module("hidden", hidden), .module("output", output)]
  }

  /// [batch, blockSize] to [batch, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    let place = withScope("embedding") { embedding(tokens) }
    let activation = withScope("hidden") {
      hidden(place.reshaped([tokens.shape[0], place.count / max(tokens.shape[0], 1)])).tanh()
    }
    return withScope("output") { output(activation) }
  }
}
