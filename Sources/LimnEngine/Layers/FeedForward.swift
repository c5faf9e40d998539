/// Two linear layers with a function between, for each position by itself: a transformer's other half.
public final class FeedForward: TensorLayer {
  /// To the hidden layer.
  public let input: Linear
  /// From the hidden layer.
  public let output: Linear
  /// The function of the hidden layer.
  public let activation: ActivationFunction

  /// A layer of the given parts.
  public init(input: Linear, output: Linear, activation: ActivationFunction = .gelu) {
    require(
      input.weight.shape[0] == output.weight.shape[1],
      "FeedForward: a hidden layer of \(input.weight.shape[0]) doesn't fit an output layer from \(output.weight.shape[1])"
    )
    self.input = input
    self.output = output
    self.activation = activation
  }

  /// A layer with new weights by PyTorch's default.
  public convenience init(
    _ width: Int, hidden: Int, activation: ActivationFunction = .gelu, using generator: inout Generator
  ) {
    self.init(
      input: Linear(width, hidden, using: &generator), output: Linear(hidden, width, using: &generator),
      activation: activation)
  }

  /// Input and output.
  public var members: [ModuleMember] { [.module("input", input), .module("output", output)] }

  /// Such as `FeedForward(128, 512, gelu)`.
  public var title: String {
    "FeedForward(\(input.weight.shape[1]), \(input.weight.shape[0]), \(activation.rawValue))"
  }

  /// [..., width] to the same shape.
  ///
  /// While activations are captured, what is otherwise one operation runs as three, with the same numbers, so that
  /// `input`, `activation` and `output` are there.
  public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, adding: nil) }

  /// The same and what is added to it, of its shape.
  func callAsFunction(_ x: Tensor, adding addend: Tensor?) -> Tensor {
    switch activation {
    case .gelu where Scope.capture == nil: return fused(x, .exact, addend)
    case .geluTanh where Scope.capture == nil: return fused(x, .tanh, addend)
    default:
      let scores = withScope("input") { input(x) }
      let hidden = withScope("activation") { activation(scores) }
      return withScope("output") { hidden.linear(output.weight, output.bias, adding: addend) }
    }
  }

  private func fused(_ x: Tensor, _ form: GELUForm, _ addend: Tensor?) -> Tensor {
    x.feedForward(
      input: (input.weight, input.bias), output: (output.weight, output.bias), gelu: form, adding: addend)
  }
}
