/// Reads expressions by recursive descent: statement, sum, product, sign, power, atom.
struct ExpressionParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private var operations = 0

  /// Deeper nesting than this is refused before it could use up the stack.
  private static let greatestDepth = 200
  /// More than anyone can look at; each takes a little stack when the expression is computed.
  private static let mostOperations = 2_000

  init(_ characters: [Character]) { self.characters = characters }

  mutating func statements() throws -> [ScalarExpression.Statement] {
    var found: [ScalarExpression.Statement] = []
    while true {
      while let next = peek(), isSeparator(next) { position += 1 }
      guard peek() != nil else { break }
      found.append(try statement())
      if let next = peek(), !isSeparator(next) {
        throw unexpected(next, "an operator or “;”")
      }
    }
    guard !found.isEmpty else {
      throw error("The expression is empty; write one such as “l = (a + b) * c”.", at: 0)
    }
    return found
  }

  private mutating func statement() throws -> ScalarExpression.Statement {
    let start = position
    if let name = takeName(), peek() == "=" {
      if ScalarExpression.functions.contains(name) {
        throw error("“\(name)” is a function; give the result another name.", at: start)
      }
      position += 1
      return ScalarExpression.Statement(name: name, term: try sum())
    }
    position = start
    return ScalarExpression.Statement(name: nil, term: try sum())
  }

  private mutating func sum() throws -> ScalarExpression.Term {
    try enter()
    defer { depth -= 1 }
    var term = try product()
    while let sign = peek(), sign == "+" || sign == "-" {
      try advance()
      term = .binary(sign == "+" ? .add : .subtract, term, try product())
    }
    return term
  }

  private mutating func product() throws -> ScalarExpression.Term {
    var term = try signed()
    while let sign = peek(), sign == "*" || sign == "/" {
      try advance()
      term = .binary(sign == "*" ? .multiply : .divide, term, try signed())
    }
    return term
  }

  /// Goes one level deeper; the caller comes back up.
  private mutating func enter() throws {
    depth += 1
    if depth > Self.greatestDepth {
      throw error(
        "The expression is nested more than \(Self.greatestDepth) deep; name a part of it first.",
        at: position)
    }
  }

  /// Goes over an operator, and counts it.
  private mutating func advance() throws {
    operations += 1
    if operations > Self.mostOperations {
      throw error(
        "The expression has more than \(Self.mostOperations) operations; draw a part of it.", at: position)
    }
    position += 1
  }

  private mutating func signed() throws -> ScalarExpression.Term {
    guard let sign = peek(), sign == "-" || sign == "+" else { return try power() }
    position += 1
    try enter()
    defer { depth -= 1 }
    let term = try signed()
    if sign == "+" { return term }
    // A sign before a number is part of the number, not an operation to draw.
    if case .number(let number) = term { return .number(-number) }
    return .unary(.negate, term)
  }

  private mutating func power() throws -> ScalarExpression.Term {
    let base = try atom()
    guard peek() == "*", position + 1 < characters.count, characters[position + 1] == "*" else { return base }
    position += 2
    try enter()
    defer { depth -= 1 }
    return raise(base, try signed())
  }

  private func raise(_ base: ScalarExpression.Term, _ exponent: ScalarExpression.Term)
    -> ScalarExpression.Term
  {
    if case .number(let exponent) = exponent { return .unary(.raise(exponent: exponent), base) }
    return .binary(.power, base, exponent)
  }

  private mutating func atom() throws -> ScalarExpression.Term {
    guard let next = peek() else {
      throw error("The expression ends where a number, a name or “(” should follow.", at: position)
    }
    let start = position
    if next == "(" {
      position += 1
      let term = try sum()
      try expectClosing(start)
      return term
    }
    if isDigit(next) || next == "." { return .number(try number()) }
    guard let name = takeName() else { throw unexpected(next, "a number, a name or “(”") }
    guard peek() == "(" else {
      if ScalarExpression.functions.contains(name) {
        throw error(
          "“\(name)” is a function; write what it applies to in parentheses, as in \(name)(x).", at: start)
      }
      return .name(name, position: start)
    }
    return try call(name, at: start)
  }

  private mutating func call(_ name: String, at start: Int) throws -> ScalarExpression.Term {
    guard ScalarExpression.functions.contains(name) else {
      throw error(
        "There is no function “\(name)”; there are \(ScalarExpression.functions.joined(separator: ", ")).",
        at: start)
    }
    let opening = position
    position += 1
    var arguments = [try sum()]
    while peek() == "," {
      position += 1
      arguments.append(try sum())
    }
    try expectClosing(opening)
    let most = name == "pow" || name == "leakyReLU" ? 2 : 1
    let least = name == "pow" ? 2 : 1
    guard (least...most).contains(arguments.count) else {
      throw error(
        "“\(name)” takes \(least == 2 ? "two" : "one") in its parentheses, not \(arguments.count).", at: start
      )
    }
    switch name {
    case "pow": return raise(arguments[0], arguments[1])
    case "leakyReLU":
      guard arguments.count == 2 else { return .unary(.leakyReLU(slope: 0.01), arguments[0]) }
      guard case .number(let slope) = arguments[1] else {
        throw error("The slope of “leakyReLU” has to be a number, as in leakyReLU(x, 0.1).", at: start)
      }
      return .unary(.leakyReLU(slope: slope), arguments[0])
    case "abs": return .unary(.absoluteValue, arguments[0])
    case "exp": return .unary(.exp, arguments[0])
    case "gelu": return .unary(.gelu, arguments[0])
    case "log": return .unary(.log, arguments[0])
    case "relu": return .unary(.relu, arguments[0])
    case "sigmoid": return .unary(.sigmoid, arguments[0])
    case "sqrt": return .unary(.squareRoot, arguments[0])
    default: return .unary(.tanh, arguments[0])
    }
  }

  private mutating func expectClosing(_ opening: Int) throws {
    guard let next = peek() else { throw error("This “(” is never closed; add a “)”.", at: opening) }
    guard next == ")" else { throw unexpected(next, "an operator or “)”") }
    position += 1
  }

  private mutating func number() throws -> Double {
    let start = position
    while position < characters.count {
      let next = characters[position]
      let isExponentSign =
        (next == "-" || next == "+") && position > start && "eE".contains(characters[position - 1])
      guard isDigit(next) || next == "." || isNamePart(next) || isExponentSign else { break }
      position += 1
    }
    let text = String(characters[start..<position])
    guard let number = Double(text), text.allSatisfy({ isDigit($0) || ".eE+-".contains($0) }) else {
      throw error(
        "“\(text)” is no number; write one such as 2, 0.5 or 1e-3, and * between factors.", at: start)
    }
    return number
  }

  private mutating func takeName() -> String? {
    guard let first = peek(), isNamePart(first), !isDigit(first) else { return nil }
    let start = position
    while position < characters.count, isNamePart(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  /// The next character that is no space; spaces are passed over, but not new lines, which end a statement.
  private mutating func peek() -> Character? {
    while position < characters.count, characters[position].isWhitespace, !characters[position].isNewline {
      position += 1
    }
    return position < characters.count ? characters[position] : nil
  }

  private func isSeparator(_ character: Character) -> Bool { character == ";" || character.isNewline }
  private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
  private func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "′" || character == "'"
  }

  private func unexpected(_ character: Character, _ expected: String) -> ExpressionError {
    let shown = character.isNewline ? "The line ends" : "“\(character)” stands"
    let hint = character == "^" ? " For powers write **." : ""
    return error("\(shown) where \(expected) should follow.\(hint)", at: position)
  }

  private func error(_ message: String, at position: Int) -> ExpressionError {
    ExpressionError(message, in: characters, at: position)
  }
}
