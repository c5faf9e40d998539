extension ScalarExpression {
  /// Computes the expression and gives the result of its last statement.
  ///
  /// Names become labels; numbers become constants, or inputs where a statement only names one (`b = -3`).
  ///
  /// - Parameter inputs: A number for each of ``inputs``.
  /// - Throws: ``ExpressionError`` if a name has no value, ``DataError`` if a given name does not occur.
  public func evaluate(_ inputs: [String: Double]) throws -> Value {
    try evaluateStatements(inputs)[statements.count - 1].value
  }

  /// Computes the expression and gives the result of each statement, with its name if it has one.
  ///
  /// - Parameter inputs: A number for each of ``inputs``.
  /// - Throws: ``ExpressionError`` if a name has no value, ``DataError`` if a given name does not occur.
  public func evaluateStatements(_ inputs: [String: Double]) throws -> [(name: String?, value: Value)] {
    for name in inputs.keys.sorted() where !self.inputs.contains(name) {
      let known = self.inputs.isEmpty ? "none are needed" : "it needs \(self.inputs.joined(separator: ", "))"
      throw DataError("“\(name)” is given a value, but the expression doesn't ask for it; \(known).")
    }
    var named: [String: Value] = [:]
    for name in self.inputs { named[name] = inputs[name].map { Value($0, label: name) } }
    return try statements.map { statement in
      let last: Value
      if let name = statement.name, case .number(let number) = statement.term {
        last = Value(number, label: name)
      } else {
        last = try value(of: statement.term, named)
        // A second name for the same value (`y = x`) does not take away the first.
        if let name = statement.name, last.label.isEmpty { last.label = name }
      }
      if let name = statement.name { named[name] = last }
      return (statement.name, last)
    }
  }

  private func value(of term: Term, _ named: [String: Value]) throws -> Value {
    switch term {
    case .number(let number):
      return Value(number, role: .constant)
    case .name(let name, let position):
      guard let value = named[name] else {
        throw ExpressionError(
          "“\(name)” has no value; give it one, as in \(name)=2.", in: characters, at: position)
      }
      return value
    case .unary(let operation, let term):
      return .record(operation, try value(of: term, named))
    case .binary(let operation, let left, let right):
      return .record(operation, try value(of: left, named), try value(of: right, named))
    }
  }
}
