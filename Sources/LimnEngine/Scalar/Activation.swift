/// The function that a neuron applies to its weighted sum.
public enum Activation: Hashable, Sendable {
  /// No function: the weighted sum itself.
  case none
  /// The hyperbolic tangent, as in the micrograd lecture.
  case tanh
  /// 0 below zero, as in micrograd's `nn.py`.
  case relu
  /// A small slope below zero.
  case leakyReLU(slope: Double)
  /// The logistic function.
  case sigmoid

  /// The operation that applies it; none for ``none``.
  var operation: Value.Operation? {
    switch self {
    case .none: nil
    case .tanh: .tanh
    case .relu: .relu
    case .leakyReLU(let slope): .leakyReLU(slope: slope)
    case .sigmoid: .sigmoid
    }
  }
}
