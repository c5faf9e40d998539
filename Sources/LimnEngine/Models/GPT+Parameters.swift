extension GPT {
  /// A parameter that a model of some configuration has.
  public struct Parameter: Sendable, Equatable {
    /// What the numbers do, which decides how they start.
    enum Role: Sendable, Equatable {
      case embedding, gain, shift
      /// Of a linear layer; what it gives goes straight into the residual stream or not.
      case weight(isResidual: Bool)
      case bias(inputs: Int)
    }

    /// Its path in the model, such as `blocks.0.attention.input.weight`.
    public let name: String
    /// Its shape; of a linear layer's weight [outputs, inputs].
    public let shape: [Int]
    let role: Role
  }

  /// The parameters of a model of this configuration in order, without making it.
  public static func parameters(_ configuration: ModelConfiguration) -> [Parameter] {
    var parameters: [Parameter] = []
    // What is asked for when a model is made is what it has.
    _ = GPT(configuration) { parameter in
      parameters.append(parameter)
      return Tensor(
        shape: parameter.shape, storage: Storage(count: 1), strides: parameter.shape.map { _ in 0 })
    }
    return parameters
  }

  /// New numbers for a parameter, in the order in which PyTorch makes them.
  static func start(
    _ parameter: Parameter, _ configuration: ModelConfiguration, using generator: inout Generator
  ) -> Tensor {
    let shape = parameter.shape
    let isGPT2 = configuration.transformerOrDefault.start == .gpt2
    func normal(_ deviation: Float) -> Tensor {
      Tensor(shape: shape, values: generator.normal(mean: 0, deviation: deviation, shape.product))
    }
    switch parameter.role {
    case .gain: return .ones(shape)
    case .shift: return .zeros(shape)
    case .embedding: return normal(isGPT2 ? 0.02 : 1)
    case .weight(let isResidual):
      guard isGPT2 else {
        return Initialization.pytorch.weight(shape[0], shape[1], using: &generator)
      }
      // The stream is added to twice a block.
      return normal(isResidual ? 0.02 / Float(2 * configuration.layerCount).squareRoot() : 0.02)
    case .bias(let inputs):
      return isGPT2 ? .zeros(shape) : Initialization.pytorch.bias(shape[0], inputs: inputs, using: &generator)
    }
  }
}

/// Makes a GPT's layers of parameters that somebody gives.
struct GPTParts {
  let configuration: ModelConfiguration
  let transformer: TransformerConfiguration
  let dropout: SharedGenerator
  let give: (GPT.Parameter) throws -> Tensor

  private func tensor(_ name: String, _ shape: [Int], _ role: GPT.Parameter.Role) throws -> Tensor {
    let tensor = try give(GPT.Parameter(name: name, shape: shape, role: role))
    require(
      tensor.shape == shape, "GPT: \(name) was given the shape \(tensor.shape); it has to be \(shape)")
    return tensor
  }

  func embedding(_ name: String, _ rows: Int) throws -> EmbeddingTable {
    EmbeddingTable(
      weight: try tensor("\(name).weight", [rows, configuration.embeddingWidth], .embedding))
  }

  func norm(_ name: String) throws -> LayerNorm {
    let shape = [configuration.embeddingWidth]
    let weight = try tensor("\(name).weight", shape, .gain)
    let bias = transformer.hasBias ? try tensor("\(name).bias", shape, .shift) : nil
    return LayerNorm(weight: weight, bias: bias, epsilon: transformer.epsilon)
  }

  func linear(_ name: String, _ inputs: Int, _ outputs: Int, bias: Bool, isResidual: Bool = false) throws
    -> Linear
  {
    let weight = try tensor("\(name).weight", [outputs, inputs], .weight(isResidual: isResidual))
    return Linear(
      weight: weight, bias: bias ? try tensor("\(name).bias", [outputs], .bias(inputs: inputs)) : nil)
  }

  func makeDropout() -> Dropout? {
    transformer.dropout > 0 ? Dropout(transformer.dropout, source: dropout) : nil
  }

  func block(_ name: String) throws -> TransformerBlock {
    let (width, hidden) = (configuration.embeddingWidth, configuration.hiddenWidth)
    let hasBias = transformer.hasBias
    let attentionNorm = try norm("\(name).attentionNorm")
    let attention = MultiHeadAttention(
      input: try linear("\(name).attention.input", width, 3 * width, bias: hasBias),
      output: try linear("\(name).attention.output", width, width, bias: hasBias, isResidual: true),
      headCount: transformer.headCount, dropout: makeDropout())
    let feedForwardNorm = try norm("\(name).feedForwardNorm")
    let feedForward = FeedForward(
      input: try linear("\(name).feedForward.input", width, hidden, bias: hasBias),
      output: try linear("\(name).feedForward.output", hidden, width, bias: hasBias, isResidual: true),
      activation: transformer.activation)
    return TransformerBlock(
      attentionNorm: attentionNorm, attention: attention, feedForwardNorm: feedForwardNorm,
      feedForward: feedForward, dropout: makeDropout())
  }
}
