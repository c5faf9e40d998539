/// A module that makes one tensor of another.
public protocol TensorLayer: Module {
  /// The layer's result.
  func callAsFunction(_ x: Tensor) -> Tensor
  /// What the layer is called in a summary, such as `Linear(30, 200)`.
  var title: String { get }
}
