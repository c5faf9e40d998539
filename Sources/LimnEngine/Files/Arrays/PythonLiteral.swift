/// Reads the few Python literals that stand in the header of a NumPy array.
struct PythonLiteral {
  /// Text that isn't such a literal, and the byte at which that shows.
  struct Failure: Error {
    let position: Int
    let problem: String
  }

  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next byte that is not white space, which is left to be read; `nil` at the end.
  mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Passes over a character if it comes next.
  mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard next() == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// Reads one character.
  mutating func expect(_ scalar: Unicode.Scalar) throws {
    guard accept(scalar) else { throw failure("“\(scalar)” is missing") }
  }

  /// Reads a string without escapes.
  mutating func readString() throws -> String {
    guard let quote = next(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw failure("a string is missing")
    }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw failure("a string doesn't end") }
    position = end + 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Reads `True` or `False`.
  mutating func readBool() throws -> Bool {
    _ = next()
    for (word, value) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw failure("True or False is missing")
  }

  /// Reads a tuple of whole numbers from 0; Python 2's, which end in `L`, too.
  mutating func readTuple() throws -> [Int] {
    var numbers: [Int] = []
    try expect("(")
    while !accept(")") {
      _ = next()
      let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
        throw failure("a whole number that 63 bits hold is missing")
      }
      position = digits.endIndex
      numbers.append(number)
      if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 }
      if !accept(",") {
        try expect(")")
        break
      }
    }
    return numbers
  }

  /// An error at the place reached.
  func failure(_ problem: String) -> Failure { Failure(position: position, problem: problem) }
}
