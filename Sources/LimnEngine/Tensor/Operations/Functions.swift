internal import CKernels

/// A function of each number whose gradient needs the result or the operand.
private struct Function: TensorOperation, Sendable {
  /// What the loop for the gradient reads besides the result's gradient.
  enum Need: Sendable { case result, operand }

  let name: String
  let need: Need
  /// The gradient of the operand, from that of the result and the numbers needed.
  let rule: Kernels.Pair

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let read = (need == .result ? result : operands[0]).contiguous()
    let gradient = gradient.contiguous()
    let out = Tensor(uninitialized: gradient.shape)
    Kernels.pair(rule, gradient.pointer, read.pointer, out.pointer, out.count, cost: 8)
    return [out]
  }

  //                                                          d result / d operand
  static let exp = Function(name: "exp", need: .result, rule: limn_multiply)  // result
  static let log = Function(name: "log", need: .operand, rule: limn_divide)  // 1 / operand
  static let tanh = Function(name: "tanh", need: .result, rule: limn_tanh_gradient)  // 1 − result²
  static let sigmoid = Function(name: "sigmoid", need: .result, rule: limn_sigmoid_gradient)
  static let relu = Function(name: "relu", need: .operand, rule: limn_relu_gradient)
  static let geluTanh = Function(name: "gelu", need: .operand, rule: limn_gelu_tanh_gradient)
  static let gelu = Function(name: "gelu", need: .operand, rule: limn_gelu_erf_gradient)
}

private struct LeakyReLU: TensorOperation {
  let name = "leakyReLU"
  let slope: Float

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let operand = operands[0].contiguous()
    let gradient = gradient.contiguous()
    let out = Tensor(uninitialized: gradient.shape)
    limn_leaky_relu_gradient(gradient.pointer, operand.pointer, slope, out.pointer, out.count)
    return [out]
  }
}

/// x to a power: exponent × x^(exponent − 1).
private struct Power: TensorOperation {
  let exponent: Float

  var name: String { "** \(shortest(exponent))" }

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    // 1 everywhere for the exponent 0, also at 0, where the rule would multiply 0 by ∞.
    if exponent == 0 { return [Tensor.zeros(gradient.shape)] }
    return [gradient * (exponent == 2 ? operands[0] * 2 : operands[0].pow(exponent - 1) * exponent)]
  }
}

/// The square root: gradient / (2 × result).
private struct SquareRoot: TensorOperation {
  let name = "sqrt"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [gradient / result * 0.5]
  }
}

/// Numbers kept within bounds: the gradient passes where the operand lay within.
private struct Clamp: TensorOperation {
  let name = "clamp"
  let low: Float
  let high: Float

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let inside = operands[0].values.map { $0 >= low && $0 <= high ? Float(1) : 0 }
    return [gradient * Tensor(shape: gradient.shape, values: inside)]
  }
}

/// Which formula ``Tensor/gelu(_:)`` takes.
public enum GELUForm: Sendable {
  /// x Φ(x) with the normal distribution's Φ by the error function; PyTorch's default.
  case exact
  /// The approximation by tanh that GPT-2 was trained with.
  case tanh
}

extension Tensor {
  /// e to the power of each number.
  public func exp() -> Tensor { mapped(limn_exp, Function.exp) }

  /// The natural logarithm of each number.
  public func log() -> Tensor { mapped(limn_log, Function.log) }

  /// The hyperbolic tangent of each number, −1 to 1.
  public func tanh() -> Tensor { mapped(limn_tanh, Function.tanh) }

  /// 1 / (1 + e^-x) of each number, 0 to 1.
  public func sigmoid() -> Tensor { mapped(limn_sigmoid, Function.sigmoid) }

  /// Each number, or 0 where it is negative. The gradient at 0 is 0.
  public func relu() -> Tensor { mapped(limn_relu, Function.relu) }

  /// Each number, times `slope` where it is negative.
  public func leakyReLU(slope: Float = 0.01) -> Tensor {
    mapped(slope, limn_leaky_relu).recorded(LeakyReLU(slope: slope), self)
  }

  /// The Gaussian error linear unit (Hendrycks and Gimpel, 2016).
  public func gelu(_ form: GELUForm = .exact) -> Tensor {
    form == .exact ? mapped(limn_gelu_erf, Function.gelu) : mapped(limn_gelu_tanh, Function.geluTanh)
  }

  /// The square root of each number.
  public func sqrt() -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    Kernels.map(limn_sqrt, source.pointer, result.pointer, count)
    return result.recorded(SquareRoot(), self)
  }

  /// Each number to a power.
  public func pow(_ exponent: Float) -> Tensor {
    mapped(exponent, limn_pow).recorded(Power(exponent: exponent), self)
  }

  /// Each number, brought within the range.
  public func clamped(to range: ClosedRange<Float>) -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    limn_clamp(source.pointer, range.lowerBound, range.upperBound, result.pointer, count)
    return result.recorded(Clamp(low: range.lowerBound, high: range.upperBound), self)
  }

  private func mapped(_ kernel: Kernels.Map, _ operation: Function) -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    Kernels.map(kernel, source.pointer, result.pointer, count, cost: 8)
    return result.recorded(operation, self)
  }
}
