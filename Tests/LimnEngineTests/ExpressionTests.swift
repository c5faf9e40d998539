import LimnEngine
import Testing

@Suite("Expressions")
struct ExpressionTests {
  @Test(
    "precedence is Python's",
    arguments: [
      ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("2 ** 3 ** 2", 512), ("-2 ** 2", -4), ("2 ** -1", 0.5),
      ("8 / 4 / 2", 1), ("1 - 2 - 3", -4), ("--3", 3), ("2 * -3", -6), ("1e2 + .5", 100.5),
      ("abs(-2) + sqrt(9) + exp(0) + log(1) + tanh(0) + sigmoid(0) + relu(-1)", 6.5),
      ("leakyReLU(-10) + leakyReLU(-10, 0.5) + pow(3, 2)", 3.9), ("a = 2; b = a ** a; b + a", 6),
      ("a = 1\nb = a + 1\n\nb * 2;", 4),
    ] as [(String, Double)])
  func values(source: String, expected: Double) throws {
    let result = try ScalarExpression(source).evaluate([:])
    #expect(agree(result.data, expected, to: 1e-12))
  }

  @Test("names become labels, numbers constants, and a constant exponent no node")
  func graph() throws {
    let l = try ScalarExpression("d = a ** 2 + 1; l = d * c").evaluate(["a": 3, "c": 2])
    l.backward()
    #expect(l.history.map(\.label) == ["a", "", "", "d", "c", "l"])
    #expect(l.history[2].role == .constant)
    #expect(l.history[0].grad == 12)
    #expect(l.history[1].operation == .raise(exponent: 2))
    #expect(try ScalarExpression("d = a + b; l = d * c").inputs == ["a", "b", "c"])
  }

  @Test(
    "mistakes are pointed at",
    arguments: [
      ("a +", "The expression ends where a number, a name or “(” should follow.\n  a +\n     ^"),
      ("(a + b", "This “(” is never closed; add a “)”.\n  (a + b\n  ^"),
      ("a + b)", "“)” stands where an operator or “;” should follow.\n  a + b)\n       ^"),
      ("2a", "“2a” is no number; write one such as 2, 0.5 or 1e-3, and * between factors.\n  2a\n  ^"),
      ("a ^ 2", "“^” stands where an operator or “;” should follow. For powers write **.\n  a ^ 2\n    ^"),
      (
        "sin(a)",
        "There is no function “sin”; there are abs, exp, gelu, leakyReLU, log, pow, relu, sigmoid, sqrt, tanh.\n  sin(a)\n  ^"
      ),
      (
        "tanh + 1",
        "“tanh” is a function; write what it applies to in parentheses, as in tanh(x).\n  tanh + 1\n  ^"
      ),
      ("pow(a)", "“pow” takes two in its parentheses, not 1.\n  pow(a)\n  ^"),
      ("exp = 2", "“exp” is a function; give the result another name.\n  exp = 2\n  ^"),
      ("", "The expression is empty; write one such as “l = (a + b) * c”.\n  \n  ^"),
      (
        "b = 1; a = b +\nc = 2",
        "The line ends where a number, a name or “(” should follow.\n  b = 1; a = b +\n                ^"
      ),
      ("1\n2 $ 3", "“$” stands where an operator or “;” should follow.\n  2 $ 3\n    ^"),
    ] as [(String, String)])
  func mistakes(source: String, message: String) {
    let error = #expect(throws: ExpressionError.self) { try ScalarExpression(source) }
    #expect(error?.description == message)
  }

  @Test("a name without a number, and a number without a name")
  func missingInputs() throws {
    let missing = #expect(throws: ExpressionError.self) {
      try ScalarExpression("a + bias").evaluate(["a": 1])
    }
    #expect(missing?.description == "“bias” has no value; give it one, as in bias=2.\n  a + bias\n      ^")
    let extra = #expect(throws: DataError.self) {
      try ScalarExpression("a + b").evaluate(["a": 1, "b": 2, "c": 3])
    }
    #expect(
      extra?.description == "“c” is given a value, but the expression doesn't ask for it; it needs a, b.")
  }

  @Test("what is nested or long without end is refused before it uses up the stack")
  func hostile() {
    for source in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
      "a" + String(repeating: " + a", count: 100_000), String(repeating: "2 ** ", count: 100_000) + "2",
      String(repeating: "tanh(", count: 100_000),
    ] {
      #expect(throws: ExpressionError.self) { try ScalarExpression(source) }
    }
  }
}
