/// Layers one after the other, named by position.
public final class Sequential: TensorLayer {
  /// The layers in order.
  public let layers: [any TensorLayer]
  private let names: [String]

  /// The given layers in order.
  public init(_ layers: [any TensorLayer]) {
    self.layers = layers
    names = layers.indices.map { String($0) }
  }

  /// The layers by position: `0`, `1`, ...
  public var members: [ModuleMember] { zip(names, layers).map { .module($0, $1) } }

  /// Not shown: the table of the model has the layers themselves.
  public var title: String { "Sequential" }

  /// Runs the layers in order, each within the scope of its position.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    var x = x
    for (name, layer) in zip(names, layers) { x = Scope.enter(name) { layer(x) } }
    return x
  }
}
