/// A function of each number as a layer.
public enum ActivationFunction: String, Sendable, Codable, CaseIterable {
  /// The hyperbolic tangent.
  case tanh
  /// The number, or 0 where it is negative.
  case relu
  /// The Gaussian error linear unit by the error function.
  case gelu
  /// The Gaussian error linear unit by tanh, GPT-2's.
  case geluTanh
  /// 1 / (1 + e^-x).
  case sigmoid

  /// The function's value.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .tanh: x.tanh()
    case .relu: x.relu()
    case .gelu: x.gelu()
    case .geluTanh: x.gelu(.tanh)
    case .sigmoid: x.sigmoid()
    }
  }
}

/// A function of each number between other layers.
public final class ActivationLayer: TensorLayer {
  /// Which one.
  public let function: ActivationFunction

  /// A layer of the given function.
  public init(_ function: ActivationFunction) { self.function = function }

  /// None.
  public var members: [ModuleMember] { [] }

  /// Such as `tanh`.
  public var title: String { function.rawValue }

  /// The same shape.
  public func callAsFunction(_ x: Tensor) -> Tensor { function(x) }
}
