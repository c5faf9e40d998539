/// An operation that a tensor remembers: what it is called and how gradients go back through it.
///
/// An operation can't be recorded without a rule for its gradients, since there is no other way to be one. To
/// make one of your own, compute the result without gradients and hand it to ``Tensor/init(recording:of:operands:)``.
public protocol TensorOperation {
  /// What stands in a picture of the graph, such as `+` or `tanh`.
  var name: String { get }

  /// The gradient of each operand, from that of the result; `nil` for an operand that takes none.
  ///
  /// Runs without recording. Each gradient has its operand's shape, and is computed here or the one given: a
  /// parameter may keep it and optimisers change it in place, so none that the operation or an operand holds.
  ///
  /// - Parameters:
  ///   - gradient: Of the result, in the result's shape.
  ///   - result: What the operation gave.
  ///   - operands: What it was given.
  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?]
}
