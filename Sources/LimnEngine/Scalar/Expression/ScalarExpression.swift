/// Expressions as one types them, `"d = a + b; l = d * c"`, made into a graph of values.
///
/// Statements end with `;` or a new line and may name their result. There are `+ - * /`, `**` for powers,
/// parentheses, numbers, names, and the functions of ``ScalarExpression/functions``. Precedence is Python's.
///
/// ```swift
/// let l = try ScalarExpression("d = a + b; l = d * c").evaluate(["a": 2, "b": -3, "c": 5])
/// ```
public struct ScalarExpression: Sendable {
  /// The functions that an expression can call.
  public static let functions = [
    "abs", "exp", "gelu", "leakyReLU", "log", "pow", "relu", "sigmoid", "sqrt", "tanh",
  ]

  /// The text of the expression.
  public let source: String
  /// The names that need a value from outside, in order of their first appearance.
  public let inputs: [String]

  let statements: [Statement]
  let characters: [Character]

  /// Reads an expression.
  ///
  /// - Throws: ``ExpressionError``, which points at the first character that can't be understood.
  public init(_ source: String) throws {
    self.source = source
    characters = Array(source)
    var parser = ExpressionParser(characters)
    statements = try parser.statements()
    var defined: Set<String> = []
    var inputs: [String] = []
    for statement in statements {
      statement.term.forEachName { name, _ in
        if !defined.contains(name), !inputs.contains(name) { inputs.append(name) }
      }
      if let name = statement.name { defined.insert(name) }
    }
    self.inputs = inputs
  }

  /// One statement: an expression and the name of its result, if it has one.
  struct Statement: Sendable {
    let name: String?
    let term: Term
  }

  /// A part of an expression, with the place in the text that an error about it points at.
  indirect enum Term: Sendable {
    case number(Double)
    case name(String, position: Int)
    case unary(Value.Operation, Term)
    case binary(Value.Operation, Term, Term)

    func forEachName(_ body: (String, Int) -> Void) {
      switch self {
      case .number: break
      case .name(let name, let position): body(name, position)
      case .unary(_, let term): term.forEachName(body)
      case .binary(_, let left, let right):
        left.forEachName(body)
        right.forEachName(body)
      }
    }
  }
}
