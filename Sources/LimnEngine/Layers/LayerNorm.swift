/// Brings each row to mean 0 and deviation 1, as `torch.nn.LayerNorm` (Ba et al., 2016).
public final class LayerNorm: TensorLayer {
  /// What normalised numbers are multiplied with, [width].
  public let weight: Tensor
  /// What is added to them, [width]; `nil` for a layer without.
  public let bias: Tensor?
  /// Added to the variance.
  public let epsilon: Float

  /// A layer that starts with the identity.
  public init(_ width: Int, epsilon: Float = 1e-5) {
    require(width > 0, "LayerNorm: the width is \(width); it has to be above 0")
    weight = Tensor.ones([width]).labeled("weight").requiringGrad()
    bias = Tensor.zeros([width]).labeled("bias").requiringGrad()
    self.epsilon = epsilon
  }

  /// A layer of the given weight and bias, each [width], which it changes as it learns.
  public init(weight: Tensor, bias: Tensor?, epsilon: Float = 1e-5) {
    require(
      weight.shape.count == 1 && (bias == nil || bias!.shape == weight.shape),
      "LayerNorm: a weight of shape \(weight.shape) and a bias of \(bias?.shape ?? []); both have to be [width]"
    )
    self.weight = weight.labeled("weight").requiringGrad()
    self.bias = bias?.labeled("bias").requiringGrad()
    self.epsilon = epsilon
  }

  /// The weight, then the bias.
  public var members: [ModuleMember] {
    [.parameter("weight", weight)] + (bias.map { [.parameter("bias", $0)] } ?? [])
  }

  /// Such as `LayerNorm(128)`.
  public var title: String { "LayerNorm(\(weight.count))" }

  /// [..., width], normalised over the last axis.
  public func callAsFunction(_ x: Tensor) -> Tensor { x.layerNorm(weight, bias, epsilon: epsilon) }
}
