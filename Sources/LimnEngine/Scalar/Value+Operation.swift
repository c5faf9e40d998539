import LimnPlatform

extension Value {
  /// What computed a ``Value`` from its operands.
  ///
  /// An operation is a plain value: it can be drawn, counted and tested. Everything the engine knows of an
  /// operation stands in the tables of this file: its symbol, its result and its derivatives.
  public enum Operation: Hashable, Sendable {
    /// The sum of two operands.
    case add
    /// The first operand less the second.
    case subtract
    /// The product of two operands.
    case multiply
    /// The first operand over the second.
    case divide
    /// The first operand raised to the second.
    case power
    /// The operand raised to a constant that is no operand itself, as in micrograd.
    case raise(exponent: Double)
    /// The operand with its sign turned.
    case negate
    /// e raised to the operand.
    case exp
    /// The natural logarithm.
    case log
    /// The hyperbolic tangent.
    case tanh
    /// The logistic function, 1 / (1 + e^-x).
    case sigmoid
    /// The operand times the chance that a standard normal number lies below it.
    case gelu
    /// The operand where positive, otherwise 0.
    case relu
    /// The operand where positive, otherwise `slope` times it.
    case leakyReLU(slope: Double)
    /// The square root.
    case squareRoot
    /// The operand without its sign.
    case absoluteValue
  }
}

extension Value.Operation {
  /// How the operation is written in a picture: `+`, `×`, `tanh`, ...
  public var symbol: String {
    switch self {
    case .add: "+"
    case .subtract, .negate: "−"
    case .multiply: "×"
    case .divide: "÷"
    case .power: "xʸ"
    case .raise(let exponent): "^\(shortest(exponent))"
    case .exp: "exp"
    case .log: "log"
    case .tanh: "tanh"
    case .sigmoid: "σ"
    case .gelu: "GELU"
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .squareRoot: "√"
    case .absoluteValue: "|x|"
    }
  }

  /// A name in plain letters, for files and programs to read: `add`, `raise`, `leakyReLU`, ...
  public var name: String {
    switch self {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .power: "power"
    case .raise(let exponent): "raise(\(shortest(exponent)))"
    case .negate: "negate"
    case .exp: "exp"
    case .log: "log"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .gelu: "gelu"
    case .relu: "relu"
    case .leakyReLU(let slope): "leakyReLU(\(shortest(slope)))"
    case .squareRoot: "squareRoot"
    case .absoluteValue: "absoluteValue"
    }
  }

  /// Whether exchanging the two operands gives another result.
  public var isOrdered: Bool {
    switch self {
    case .subtract, .divide, .power: true
    default: false
    }
  }

  /// The result for operands `a` and `b`; operations of one operand ignore `b`.
  @inline(__always)
  func result(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .power: LimnPlatform.pow(a, b)
    case .raise(let exponent): LimnPlatform.pow(a, exponent)
    case .negate: -a
    case .exp: LimnPlatform.exp(a)
    case .log: LimnPlatform.log(a)
    case .tanh: LimnPlatform.tanh(a)
    case .sigmoid: a >= 0 ? 1 / (1 + LimnPlatform.exp(-a)) : LimnPlatform.exp(a) / (1 + LimnPlatform.exp(a))
    case .gelu: a * Self.normalDistribution(a)
    case .relu: a > 0 || a.isNaN ? a : 0
    case .leakyReLU(let slope): a > 0 ? a : slope * a
    case .squareRoot: a.squareRoot()
    case .absoluteValue: abs(a)
    }
  }

  /// The derivatives of the result `r` with respect to each operand, at kinks as PyTorch has them.
  @inline(__always)
  func derivatives(_ a: Double, _ b: Double, result r: Double) -> (Double, Double) {
    switch self {
    case .add: (1, 1)
    case .subtract: (1, -1)
    case .multiply: (b, a)
    case .divide: (1 / b, -r / b)
    // 0 to a constant 0 has slope 0, and 0 to a growing power stays 0.
    case .power: (b == 0 ? 0 : b * LimnPlatform.pow(a, b - 1), a == 0 && b >= 0 ? 0 : r * LimnPlatform.log(a))
    case .raise(let exponent): (exponent == 0 ? 0 : exponent * LimnPlatform.pow(a, exponent - 1), 0)
    case .negate: (-1, 0)
    case .exp: (r, 0)
    case .log: (1 / a, 0)
    case .tanh: (1 - r * r, 0)
    case .sigmoid: (r * (1 - r), 0)
    case .gelu: (Self.normalDistribution(a) + a * LimnPlatform.exp(-a * a / 2) / (2 * .pi).squareRoot(), 0)
    case .relu: (r > 0 ? 1 : 0, 0)
    case .leakyReLU(let slope): (a > 0 ? 1 : slope, 0)
    case .squareRoot: (1 / (2 * r), 0)
    case .absoluteValue: (a > 0 ? 1 : a < 0 ? -1 : 0, 0)
    }
  }

  /// The chance that a standard normal number lies below `a`; erfc keeps its digits far below zero.
  private static func normalDistribution(_ a: Double) -> Double { erfc(-a / 2.0.squareRoot()) / 2 }
}

/// A number as short as it can be written exactly: `2`, `0.01`, `-1`.
func shortest(_ number: some BinaryFloatingPoint & CustomStringConvertible) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
