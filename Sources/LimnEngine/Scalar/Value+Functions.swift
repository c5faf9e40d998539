extension Value {
  /// The value raised to a constant, which is part of the operation and no node of its own.
  public func pow(_ exponent: Double) -> Value { .record(.raise(exponent: exponent), self) }

  /// The value raised to another one; a gradient runs to both.
  @_disfavoredOverload  // so that the 2 of `x.pow(2)` is a constant
  public func pow(_ exponent: Value) -> Value { .record(.power, self, exponent) }

  /// e raised to the value.
  public func exp() -> Value { .record(.exp, self) }

  /// The natural logarithm; minus infinity at 0, NaN below.
  public func log() -> Value { .record(.log, self) }

  /// The hyperbolic tangent.
  public func tanh() -> Value { .record(.tanh, self) }

  /// The logistic function, 1 / (1 + e^-x).
  public func sigmoid() -> Value { .record(.sigmoid, self) }

  /// The Gaussian error linear unit by the error function, as PyTorch's default (Hendrycks and Gimpel, 2016).
  public func gelu() -> Value { .record(.gelu, self) }

  /// The value where positive, otherwise 0; the derivative at 0 is 0, as PyTorch has it.
  public func relu() -> Value { .record(.relu, self) }

  /// The value where positive, otherwise `slope` times it.
  public func leakyReLU(slope: Double = 0.01) -> Value { .record(.leakyReLU(slope: slope), self) }

  /// The square root; NaN below 0.
  public func sqrt() -> Value { .record(.squareRoot, self) }

  /// The value without its sign; the derivative at 0 is 0, as PyTorch has it.
  public func abs() -> Value { .record(.absoluteValue, self) }
}
