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
  ///
  /// - Parameters:
  ///   - parameter: What it is.
  ///   - rule: How weights start.
  ///   - additions: How often something is added to the residual stream.
  ///   - generator: Where chance comes from.
  static func start(
    _ parameter: Parameter, _ rule: TransformerConfiguration.Start, additions: Int,
    using generator: inout Generator
  ) -> Tensor {
    let shape = parameter.shape
    let isGPT2 = rule == .gpt2
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
      return normal(isResidual ? 0.02 / Float(additions).squareRoot() : 0.02)
    case .bias(let inputs):
      return isGPT2 ? .zeros(shape) : Initialization.pytorch.bias(shape[0], inputs: inputs, using: &generator)
    }
  }
}
