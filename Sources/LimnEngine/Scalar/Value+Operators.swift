extension Value {
  /// The result of `operation`, recorded unless gradients are off.
  static func record(_ operation: Operation, _ a: Value) -> Value {
    guard GradientMode.isRecording else {
      return Value(operation.result(a.data, 0))
    }
    let tape = Tape.accepting(a.tape, nil, room: 1)
    return Value(tape: tape, node: tape.record(operation, a.node))
  }

  /// The result of `operation`, recorded unless gradients are off.
  static func record(_ operation: Operation, _ a: Value, _ b: Value) -> Value {
    guard GradientMode.isRecording else {
      return Value(operation.result(a.data, b.data))
    }
    let tape = Tape.accepting(a.tape, b.tape, room: 1)
    return Value(tape: tape, node: tape.record(operation, a.node, b.node))
  }

  /// The result of `operation` on a value and a number, which joins the graph as a constant.
  static func record(_ operation: Operation, _ a: Value, _ b: Double, numberFirst: Bool = false) -> Value {
    guard GradientMode.isRecording else {
      return Value(numberFirst ? operation.result(b, a.data) : operation.result(a.data, b))
    }
    let tape = Tape.accepting(a.tape, nil, room: 2)
    let number = tape.append(Node(data: b, left: nil, right: nil, operation: nil, role: .constant))
    let result = numberFirst ? tape.record(operation, number, a.node) : tape.record(operation, a.node, number)
    return Value(tape: tape, node: result)
  }

  // Operators on a value and a number are disfavored so that `[1.5, 2].reduce(0, +)` stays a sum of numbers:
  // the literal 0 could be a value as well.

  /// The sum.
  public static func + (a: Value, b: Value) -> Value { record(.add, a, b) }
  /// The sum.
  @_disfavoredOverload
  public static func + (a: Value, b: Double) -> Value { record(.add, a, b) }
  /// The sum.
  @_disfavoredOverload
  public static func + (a: Double, b: Value) -> Value { record(.add, b, a, numberFirst: true) }

  /// The difference.
  public static func - (a: Value, b: Value) -> Value { record(.subtract, a, b) }
  /// The difference.
  @_disfavoredOverload
  public static func - (a: Value, b: Double) -> Value { record(.subtract, a, b) }
  /// The difference.
  @_disfavoredOverload
  public static func - (a: Double, b: Value) -> Value { record(.subtract, b, a, numberFirst: true) }

  /// The product.
  public static func * (a: Value, b: Value) -> Value { record(.multiply, a, b) }
  /// The product.
  @_disfavoredOverload
  public static func * (a: Value, b: Double) -> Value { record(.multiply, a, b) }
  /// The product.
  @_disfavoredOverload
  public static func * (a: Double, b: Value) -> Value { record(.multiply, b, a, numberFirst: true) }

  /// The quotient; division by zero gives infinity or NaN, as numbers do.
  public static func / (a: Value, b: Value) -> Value { record(.divide, a, b) }
  /// The quotient; division by zero gives infinity or NaN, as numbers do.
  @_disfavoredOverload
  public static func / (a: Value, b: Double) -> Value { record(.divide, a, b) }
  /// The quotient; division by zero gives infinity or NaN, as numbers do.
  @_disfavoredOverload
  public static func / (a: Double, b: Value) -> Value { record(.divide, b, a, numberFirst: true) }

  /// The value with its sign turned.
  public static prefix func - (a: Value) -> Value { record(.negate, a) }

  /// Replaces `a` by the sum; the old value stays in the graph.
  public static func += (a: inout Value, b: Value) { a = a + b }
  /// Replaces `a` by the sum; the old value stays in the graph.
  @_disfavoredOverload
  public static func += (a: inout Value, b: Double) { a = a + b }
  /// Replaces `a` by the difference; the old value stays in the graph.
  public static func -= (a: inout Value, b: Value) { a = a - b }
  /// Replaces `a` by the difference; the old value stays in the graph.
  @_disfavoredOverload
  public static func -= (a: inout Value, b: Double) { a = a - b }
  /// Replaces `a` by the product; the old value stays in the graph.
  public static func *= (a: inout Value, b: Value) { a = a * b }
  /// Replaces `a` by the product; the old value stays in the graph.
  @_disfavoredOverload
  public static func *= (a: inout Value, b: Double) { a = a * b }
  /// Replaces `a` by the quotient; the old value stays in the graph.
  public static func /= (a: inout Value, b: Value) { a = a / b }
  /// Replaces `a` by the quotient; the old value stays in the graph.
  @_disfavoredOverload
  public static func /= (a: inout Value, b: Double) { a = a / b }
}
