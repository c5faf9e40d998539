internal import CKernels

/// a + b, shapes stretched to each other.
private struct Addition: TensorOperation {
  let name = "+"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    operands.map { $0.requiresGrad ? gradient.summed(to: $0.shape) : nil }
  }

  static let kernel = PairKernel(
    arrays: limn_add, arrayAndNumber: { limn_add_scalar($0, $1, $2, $3) },
    numberAndArray: { limn_add_scalar($1, $0, $2, $3) })
}

/// a − b.
private struct Subtraction: TensorOperation {
  let name = "-"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [
      operands[0].requiresGrad ? gradient.summed(to: operands[0].shape) : nil,
      operands[1].requiresGrad ? -gradient.summed(to: operands[1].shape) : nil,
    ]
  }

  static let kernel = PairKernel(
    arrays: limn_subtract, arrayAndNumber: { limn_add_scalar($0, -$1, $2, $3) },
    numberAndArray: { limn_subtract_from_scalar($0, $1, $2, $3) })
}

/// a × b.
private struct Multiplication: TensorOperation {
  let name = "*"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (a, b) = (operands[0], operands[1])
    return [
      a.requiresGrad ? (gradient * b).summed(to: a.shape) : nil,
      b.requiresGrad ? (gradient * a).summed(to: b.shape) : nil,
    ]
  }

  static let kernel = PairKernel(
    arrays: limn_multiply, arrayAndNumber: { limn_multiply_scalar($0, $1, $2, $3) },
    numberAndArray: { limn_multiply_scalar($1, $0, $2, $3) })
}

/// a ÷ b.
private struct Division: TensorOperation {
  let name = "/"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (a, b) = (operands[0], operands[1])
    return [
      a.requiresGrad ? (gradient / b).summed(to: a.shape) : nil,
      b.requiresGrad ? -(gradient * result / b).summed(to: b.shape) : nil,
    ]
  }

  static let kernel = PairKernel(
    arrays: limn_divide, arrayAndNumber: { limn_divide_scalar($0, $1, $2, $3) },
    numberAndArray: { limn_divide_into_scalar($0, $1, $2, $3) })
}

/// factor × a + a constant: every sum, difference and product with a plain number.
private struct ScaleAndShift: TensorOperation {
  let name: String
  var factor: Float = 1

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [factor == 1 ? gradient : gradient * factor]
  }
}

/// A number divided by a.
private struct ScalarQuotient: TensorOperation {
  let number: Float

  var name: String { "\(shortest(number)) /" }

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [-(gradient * result / operands[0])]
  }
}

extension PairKernel {
  /// Numbers at the same place multiplied.
  static let product = Multiplication.kernel
}

extension Tensor {
  /// The sum, shapes stretched to each other. Its gradient is that of the result for both.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    elementwise(a, b, Addition.kernel, "+").recorded(Addition(), a, b)
  }

  /// The difference. Its gradient is that of the result, negative for b.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    elementwise(a, b, Subtraction.kernel, "-").recorded(Subtraction(), a, b)
  }

  /// The product of numbers at the same place. Its gradient is that of the result times the other factor.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    elementwise(a, b, Multiplication.kernel, "*").recorded(Multiplication(), a, b)
  }

  /// The quotient. Its gradient is that of the result divided by b; −result / b times it for b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    elementwise(a, b, Division.kernel, "/").recorded(Division(), a, b)
  }

  /// The negative.
  public static prefix func - (a: Tensor) -> Tensor {
    a.mapped(-1, limn_multiply_scalar).recorded(ScaleAndShift(name: "-", factor: -1), a)
  }

  /// The sum with a number.
  public static func + (a: Tensor, b: Float) -> Tensor {
    a.mapped(b, limn_add_scalar).recorded(ScaleAndShift(name: "+ \(shortest(b))"), a)
  }

  /// The sum with a number.
  public static func + (a: Float, b: Tensor) -> Tensor { b + a }

  /// The difference to a number.
  public static func - (a: Tensor, b: Float) -> Tensor {
    a.mapped(-b, limn_add_scalar).recorded(ScaleAndShift(name: "- \(shortest(b))"), a)
  }

  /// The difference of a number and a tensor.
  public static func - (a: Float, b: Tensor) -> Tensor {
    let source = b.contiguous()
    let result = Tensor(uninitialized: b.shape)
    limn_subtract_from_scalar(a, source.pointer, result.pointer, source.count)
    return result.recorded(ScaleAndShift(name: "\(shortest(a)) -", factor: -1), b)
  }

  /// The product with a number.
  public static func * (a: Tensor, b: Float) -> Tensor {
    a.mapped(b, limn_multiply_scalar).recorded(ScaleAndShift(name: "* \(shortest(b))", factor: b), a)
  }

  /// The product with a number.
  public static func * (a: Float, b: Tensor) -> Tensor { b * a }

  /// The quotient by a number.
  public static func / (a: Tensor, b: Float) -> Tensor {
    a.mapped(b, limn_divide_scalar).recorded(ScaleAndShift(name: "/ \(shortest(b))", factor: 1 / b), a)
  }

  /// The quotient of a number and a tensor.
  public static func / (a: Float, b: Tensor) -> Tensor {
    let source = b.contiguous()
    let result = Tensor(uninitialized: b.shape)
    limn_divide_into_scalar(a, source.pointer, result.pointer, source.count)
    return result.recorded(ScalarQuotient(number: a), b)
  }

  /// A loop over all numbers that takes one number besides. Not recorded.
  func mapped(_ number: Float, _ kernel: Kernels.WithScalar) -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    Kernels.withScalar(kernel, source.pointer, number, result.pointer, count)
    return result
  }
}
