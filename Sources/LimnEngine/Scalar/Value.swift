/// A number that remembers how it was computed and can tell how a result depends on it.
///
/// ```swift
/// let a: Value = 2, b: Value = -3, c: Value = 5, e: Value = 10
/// let l = (a + b) * c + e
/// l.backward()
/// print(l.data, c.grad)  // 5.0 -1.0
/// ```
///
/// A value is a small handle: copies share data, gradient and label, and the handle keeps alive all that the
/// value was computed from. The design follows micrograd (github.com/karpathy/micrograd); arithmetic is in
/// double precision. Values are not `Sendable`: a graph belongs to one thread at a time.
public struct Value {
  let tape: Tape
  let node: UnsafeMutablePointer<Node>

  init(tape: Tape, node: UnsafeMutablePointer<Node>) {
    self.tape = tape
    self.node = node
  }

  /// What a value is to the one who reads the graph.
  public enum Role: UInt8, Sendable {
    /// A leaf given from outside: data.
    case input
    /// A leaf that training changes: a weight or a bias.
    case parameter
    /// A number written in an expression, such as the 2 of `2 * x`.
    case constant
    /// The result of an operation.
    case intermediate
  }

  /// A leaf with the given number.
  ///
  /// - Parameters:
  ///   - data: The number.
  ///   - label: The name shown in pictures.
  ///   - role: `.input` for data, `.parameter` for what training changes.
  public init(_ data: Double, label: String = "", role: Role = .input) {
    precondition(role != .intermediate, "Value: a leaf is an input, a parameter or a constant")
    let tape = Tape(capacity: 1)
    self.init(
      tape: tape,
      node: tape.append(Node(data: data, left: nil, right: nil, operation: nil, role: role)))
    if !label.isEmpty { self.label = label }
  }

  /// Parameters that share one tape, for layers that make many.
  static func parameters(_ data: [Double]) -> [Value] {
    let tape = Tape(capacity: max(data.count, 1))
    return data.map {
      Value(
        tape: tape, node: tape.append(Node(data: $0, left: nil, right: nil, operation: nil, role: .parameter))
      )
    }
  }

  /// The number. Setting it does not compute anything anew.
  public var data: Double {
    get { node.pointee.data }
    nonmutating set { node.pointee.data = newValue }
  }

  /// The derivative of the last value that ``backward()`` was called on with respect to this one.
  public var grad: Double {
    get { node.pointee.grad }
    nonmutating set { node.pointee.grad = newValue }
  }

  /// The name shown in pictures; empty by default.
  public var label: String {
    get { tape.labels[node - tape.nodes] ?? "" }
    nonmutating set { tape.labels[node - tape.nodes] = newValue.isEmpty ? nil : newValue }
  }

  /// This value under a name, for use within an expression.
  public func labeled(_ label: String) -> Value {
    self.label = label
    return self
  }

  /// What the value is to the one who reads the graph.
  public var role: Role { node.pointee.role }
}

extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A constant written in an expression.
  public init(floatLiteral value: Double) { self.init(value, role: .constant) }

  /// A constant written in an expression.
  public init(integerLiteral value: Int) { self.init(Double(value), role: .constant) }
}

extension Value: CustomStringConvertible {
  /// As micrograd prints it: `Value(data=2.0, grad=0.0)`.
  public var description: String { "Value(data=\(data), grad=\(grad))" }
}
