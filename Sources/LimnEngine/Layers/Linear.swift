/// x Wᵀ + b over the last axis, as `torch.nn.Linear`.
public final class Linear: TensorLayer {
  /// Of shape [outputs, inputs], PyTorch's layout.
  public let weight: Tensor
  /// Of shape [outputs]; `nil` for a layer without.
  public let bias: Tensor?

  /// A layer with new weights.
  ///
  /// - Parameters:
  ///   - inputs: The size of the last axis.
  ///   - outputs: What it becomes.
  ///   - hasBias: Whether a bias is added.
  ///   - initialization: How the weights start.
  ///   - generator: Where they come from.
  public init(
    _ inputs: Int, _ outputs: Int, bias hasBias: Bool = true, initialization: Initialization = .pytorch,
    using generator: inout Generator
  ) {
    require(
      inputs > 0 && outputs > 0, "Linear: \(inputs) inputs and \(outputs) outputs; both have to be above 0")
    weight = initialization.weight(outputs, inputs, using: &generator).labeled("weight").requiringGrad()
    bias =
      hasBias
      ? initialization.bias(outputs, inputs: inputs, using: &generator).labeled("bias").requiringGrad() : nil
  }

  /// A layer of the given weight, [outputs, inputs], and bias, [outputs], which it changes as it learns.
  public init(weight: Tensor, bias: Tensor? = nil) {
    require(
      weight.shape.count == 2 && (bias == nil || bias!.shape == [weight.shape[0]]),
      "Linear: a weight of shape \(weight.shape) and a bias of \(bias?.shape ?? []); they have to be [outputs, inputs] "
        + "and [outputs]")
    self.weight = weight.labeled("weight").requiringGrad()
    self.bias = bias?.labeled("bias").requiringGrad()
  }

  /// The weight, then the bias.
  public var members: [ModuleMember] {
    [.parameter("weight", weight)] + (bias.map { [.parameter("bias", $0)] } ?? [])
  }

  /// Such as `Linear(30, 200)`.
  public var title: String {
    "Linear(\(weight.shape[1]), \(weight.shape[0])\(bias == nil ? ", no bias" : ""))"
  }

  /// [..., inputs] to [..., outputs].
  public func callAsFunction(_ x: Tensor) -> Tensor { x.linear(weight, bias) }
}
