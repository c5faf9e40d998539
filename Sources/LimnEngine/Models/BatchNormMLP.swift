/// The MLP with batch norm before each tanh, of any depth (third makemore lecture).
public final class BatchNormMLP: LanguageModel {
  /// A place in space for each token.
  public let embedding: EmbeddingTable
  /// Linear, batch norm and tanh for each hidden layer, then the output layer.
  public let layers: Sequential
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A new model; its scores start near zero.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    self.configuration = configuration
    embedding = EmbeddingTable(configuration.vocabularySize, configuration.embeddingWidth, using: &generator)
    var layers: [any TensorLayer] = []
    var inputs = configuration.blockSize * configuration.embeddingWidth
    for _ in 0..<configuration.layerCount {
      layers += [
        // Batch norm takes the mean away, and with it whatever a bias would add.
        Linear(
          inputs, configuration.hiddenWidth, bias: false,
          initialization: .kaimingNormal(gain: Initialization.tanhGain), using: &generator),
        BatchNorm(configuration.hiddenWidth), ActivationLayer(.tanh),
      ]
      inputs = configuration.hiddenWidth
    }
    let output = Linear(
      inputs, configuration.vocabularySize, initialization: .kaimingNormal(gain: 1), using: &generator)
    output.weight.scale(by: 0.1)
    self.layers = Sequential(layers + [output])
  }

  /// Embedding, then the layers.
  public var members: [ModuleMember] { [.module("embedding", embedding), .module("layers", layers)] }

  /// [batch, blockSize] to [batch, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    let place = withScope("embedding") { embedding(tokens) }
    let flat = place.reshaped([tokens.shape[0], place.count / max(tokens.shape[0], 1)])
    return withScope("layers") { layers(flat) }
  }
}
