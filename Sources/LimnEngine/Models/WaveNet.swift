/// Neighbours joined two by two, level by level, so that the context grows like a tree (fifth makemore lecture).
public final class WaveNet: LanguageModel {
  /// A place in space for each token.
  public let embedding: EmbeddingTable
  /// Joining, linear, batch norm and tanh for each level, then the output layer.
  public let layers: Sequential
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A new model; its block size is 2 to the power of its number of layers.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    require(
      configuration.blockSize == 1 << configuration.layerCount,
      "WaveNet: \(configuration.layerCount) layers join \(1 << configuration.layerCount) tokens, not a block of "
        + "\(configuration.blockSize)")
    self.configuration = configuration
    embedding = EmbeddingTable(configuration.vocabularySize, configuration.embeddingWidth, using: &generator)
    var layers: [any TensorLayer] = []
    var width = configuration.embeddingWidth
    for _ in 0..<configuration.layerCount {
      layers += [
        FlattenConsecutive(2),
        Linear(
          2 * width, configuration.hiddenWidth, bias: false, initialization: .kaimingNormal(gain: 1),
          using: &generator),
        BatchNorm(configuration.hiddenWidth), ActivationLayer(.tanh),
      ]
      width = configuration.hiddenWidth
    }
    let output = Linear(
      width, configuration.vocabularySize, initialization: .kaimingNormal(gain: 1), using: &generator)
    output.weight.scale(by: 0.1)
    self.layers = Sequential(layers + [output])
  }

  /// Embedding, then the layers.
  public var members: [ModuleMember] { [.module("embedding", embedding), .module("layers", layers)] }

  /// [batch, blockSize] to [batch, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    let place = withScope("embedding") { embedding(tokens) }
    return withScope("layers") { layers(place) }
  }
}
