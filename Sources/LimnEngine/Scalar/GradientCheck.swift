/// Gradients by the chain rule beside gradients measured by small steps.
public struct GradientCheck: Sendable {
  /// What ``Value/backward()`` gives, for each input.
  public let gradients: [Double]
  /// What small steps to either side give, for each input.
  public let numericalGradients: [Double]

  /// The largest difference, relative to the larger of the two and 1.
  public var largestError: Double {
    zip(gradients, numericalGradients).map { abs($0 - $1) / max(1, abs($0), abs($1)) }.max() ?? 0
  }
}

/// Compares the gradients of `expression` at `inputs` with numerical derivatives.
///
/// - Parameters:
///   - inputs: Where to compare; the expression should be smooth within two steps of it.
///   - step: The distance of the points compared, relative to an input's size where that is above 1. The
///     five-point rule's error is of the order of its fourth power.
///   - expression: Any expression of values.
public func gradientCheck(
  at inputs: [Double], step: Double = 1e-3, _ expression: ([Value]) -> Value
) -> GradientCheck {
  let values = inputs.map { Value($0) }
  expression(values).backward()
  let numerical = inputs.indices.map { index in
    let h = step * max(1, abs(inputs[index]))
    func result(_ steps: Double) -> Double {
      var moved = inputs
      moved[index] += steps * h
      return withoutGradients { expression(moved.map { Value($0) }).data }
    }
    return (8 * (result(1) - result(-1)) - (result(2) - result(-2))) / (12 * h)
  }
  return GradientCheck(gradients: values.map(\.grad), numericalGradients: numerical)
}
