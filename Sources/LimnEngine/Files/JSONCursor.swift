/// Reads JSON (RFC 8259) step by step, telling where it is broken and every key, also one that comes twice.
///
/// Foundation's reader keeps one of two values of the same key and doesn't say so, which in a file from outside
/// is how two programs come to see different things in it. What is read here takes memory only in proportion to
/// the bytes, which have to be valid UTF-8.
struct JSONCursor {
  /// Text that isn't JSON, and the byte at which that shows.
  struct Failure: Error {
    let position: Int
    let problem: String
  }

  /// What a value is, by its first byte.
  enum Kind: String {
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case literal = "true, false or null"
  }

  /// Deeper nesting is refused, as each level takes a part of the stack.
  private static let mostLevels = 64

  let bytes: UnsafeRawBufferPointer
  var position = 0
  private var level = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next byte that is not white space, which is left to be read; `nil` at the end.
  mutating func next() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      default: return bytes[position]
      }
    }
    return nil
  }

  /// What value comes next.
  mutating func kind() throws -> Kind {
    guard let first = next() else { throw failure("a value is missing") }
    switch first {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .literal
    default: throw failure("a value is missing")
    }
  }

  /// Reads an object; `body` gets each key and has to read its value.
  mutating func readObject(_ body: (inout JSONCursor, String) throws -> Void) throws {
    try readList(from: "{", to: "}") { cursor in
      guard cursor.next() == UInt8(ascii: "\"") else { throw cursor.failure("a key is missing") }
      let key = try cursor.readString()
      try cursor.expect(":")
      try body(&cursor, key)
    }
  }

  /// Reads an array; `body` has to read each element.
  mutating func readArray(_ body: (inout JSONCursor) throws -> Void) throws {
    try readList(from: "[", to: "]", body)
  }

  private mutating func readList(
    from start: Unicode.Scalar, to end: Unicode.Scalar, _ body: (inout JSONCursor) throws -> Void
  ) throws {
    try expect(start)
    level += 1
    if level > Self.mostLevels { throw failure("the nesting is deeper than \(Self.mostLevels) levels") }
    if next() != UInt8(ascii: end) {
      try body(&self)
      while next() == UInt8(ascii: ",") {
        position += 1
        try body(&self)
      }
    }
    try expect(end)
    level -= 1
  }

  /// Reads a number and gives its digits as they stand.
  mutating func readNumber() throws -> String {
    let start = position
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func skipDigits() throws {
      guard position < bytes.count, isDigit(bytes[position]) else { throw failure("a digit is missing") }
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    }
    func skip(_ scalars: Unicode.Scalar...) -> Bool {
      guard position < bytes.count, scalars.contains(where: { UInt8(ascii: $0) == bytes[position] }) else {
        return false
      }
      position += 1
      return true
    }
    _ = skip("-")
    if !skip("0") { try skipDigits() }
    if skip(".") { try skipDigits() }
    if skip("e", "E") {
      _ = skip("+", "-")
      try skipDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a value of any kind and forgets it.
  mutating func skipValue() throws {
    switch try kind() {
    case .object: try readObject { cursor, _ in try cursor.skipValue() }
    case .array: try readArray { try $0.skipValue() }
    case .string: _ = try readString()
    case .number: _ = try readNumber()
    case .literal:
      let word = ["true", "false", "null"].first { bytes[position...].starts(with: $0.utf8) }
      guard let word else { throw failure("a value is missing") }
      position += word.utf8.count
    }
  }

  /// Reads one character of the grammar.
  mutating func expect(_ scalar: Unicode.Scalar) throws {
    guard next() == UInt8(ascii: scalar) else { throw failure("“\(scalar)” is missing") }
    position += 1
  }

  /// An error at the place reached.
  func failure(_ problem: String) -> Failure { Failure(position: position, problem: problem) }
}
