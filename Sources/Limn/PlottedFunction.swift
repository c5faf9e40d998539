/// A function of one number, with its derivative by the engine's own backward pass.
public struct PlottedFunction: Sendable {
  /// What it is called, such as `tanh`.
  public var name: String
  /// How it is computed, in a line; nothing if the name says it.
  public var formula: String
  private let evaluate: @Sendable (Double) -> (value: Double, derivative: Double)

  /// A function of the given name.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - formula: How it is computed, in a line.
  ///   - body: Computes it from a value that gradients run back to.
  public init(_ name: String, formula: String = "", _ body: @escaping @Sendable (Value) -> Value) {
    self.name = name
    self.formula = formula
    evaluate = { number in
      let x = Value(number)
      let result = body(x)
      result.backward()
      return (result.data, x.grad)
    }
  }

  /// The function's value and its derivative at a number.
  public func callAsFunction(_ x: Double) -> (value: Double, derivative: Double) { evaluate(x) }

  /// The hyperbolic tangent.
  public static let tanh = PlottedFunction("tanh", formula: "(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)") { $0.tanh() }
  /// The logistic function.
  public static let sigmoid = PlottedFunction("sigmoid", formula: "1 / (1 + e⁻ˣ)") { $0.sigmoid() }
  /// The rectified linear unit.
  public static let relu = PlottedFunction("ReLU", formula: "x where positive, else 0") { $0.relu() }
  /// The leaky rectified linear unit with PyTorch's slope.
  public static let leakyReLU = PlottedFunction("leaky ReLU", formula: "x where positive, else 0.01 x") {
    $0.leakyReLU()
  }
  /// The Gaussian error linear unit by the error function.
  public static let gelu = PlottedFunction("GELU", formula: "x Φ(x), Φ the normal distribution") { $0.gelu() }

  /// The activation functions of the lectures and of GPT-2's family.
  public static let activations = [tanh, sigmoid, relu, leakyReLU, gelu]
}

extension PlottedFunction {
  /// The function of an expression in `x`, such as `x * sigmoid(x)`.
  ///
  /// - Throws: ``ExpressionError`` if the expression can't be read, ``DataError`` if `x` is not its only unknown.
  public init(expression source: String) throws {
    let expression = try ScalarExpression(source)
    if let other = expression.inputs.first(where: { $0 != "x" }) {
      throw DataError(
        "The function of “\(source)” has an unknown “\(other)”; write it as an expression in x alone.")
    }
    guard expression.inputs == ["x"] else {
      throw DataError("The function of “\(source)” has no x; write an expression such as x * sigmoid(x).")
    }
    // Whatever else can't be computed is told before anything is drawn.
    _ = try expression.evaluate(["x": 0])
    name = source
    formula = ""
    evaluate = { number in
      guard let result = try? expression.evaluate(["x": number]) else { return (.nan, .nan) }
      result.backward()
      let x = result.history.first { $0.role == .input && $0.label == "x" }
      return (result.data, x?.grad ?? 0)
    }
  }
}
