extension JSONCursor {
  /// Reads `null` if it comes next.
  mutating func skipNull() throws -> Bool {
    guard try kind() == .literal, bytes[position...].starts(with: "null".utf8) else { return false }
    try skipValue()
    return true
  }

  /// Reads a string; `name` says in an error what it is.
  mutating func readText(_ name: String) throws -> String {
    try expect(.string, for: name, "a string")
    return try readString()
  }

  /// Reads true or false.
  mutating func readFlag(_ name: String) throws -> Bool {
    let right = "true or false"
    try expect(.literal, for: name, right)
    let (start, isTrue) = (position, bytes[position] == UInt8(ascii: "t"))
    if try skipNull() { throw Failure(position: start, problem: "\(name) is null; it should be \(right)") }
    try skipValue()
    return isTrue
  }

  /// Reads a whole number from 0.
  mutating func readCount(_ name: String) throws -> Int {
    let right = "a whole number from 0"
    try expect(.number, for: name, right)
    let start = position
    let text = try readNumber()
    guard let number = Int(text), number >= 0, text.first != "-" else {
      throw Failure(position: start, problem: "\(name) is \(quoted(text)); it should be \(right)")
    }
    return number
  }

  /// Reads a number.
  mutating func readFraction(_ name: String) throws -> Double {
    try expect(.number, for: name, "a number")
    let start = position
    let text = try readNumber()
    guard let number = Double(text), number.isFinite else {
      throw Failure(position: start, problem: "\(name) is \(quoted(text)), which is too large")
    }
    return number
  }

  /// Sees that a value of the kind comes next.
  mutating func expect(_ wanted: Kind, for name: String, _ right: String) throws {
    let kind = try kind()
    guard kind == wanted else { throw failure("\(name) is \(kind.rawValue); it should be \(right)") }
  }
}
