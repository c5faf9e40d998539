extension JSONCursor {
  /// Reads a string, whose opening quote comes next.
  mutating func readString() throws -> String {
    try expect("\"")
    // What stands between two escapes is taken as a whole.
    var text: [UInt8] = []
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        position += 1
        text += try String(readEscape()).utf8
        start = position
      case ..<0x20: throw failure("a control character stands in a string")
      default: position += 1
      }
    }
    throw failure("a string doesn't end")
  }

  /// Reads what follows a backslash.
  private mutating func readEscape() throws -> Character {
    guard position < bytes.count else { throw failure("a string doesn't end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try readHexadecimal()
      if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
      // Characters past the first 65,536 come as a pair.
      guard (0xd800..<0xdc00).contains(unit), bytes[position...].starts(with: "\\u".utf8) else {
        throw failure("half a pair of “\\u” stands alone")
      }
      position += 2
      let second = try readHexadecimal()
      guard (0xdc00..<0xe000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (second - 0xdc00))
      else { throw failure("half a pair of “\\u” stands alone") }
      return Character(scalar)
    default:
      position -= 1
      throw failure("there is no such escape")
    }
  }

  private mutating func readHexadecimal() throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else { throw failure("“\\u” needs four hexadecimal digits") }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Text as a JSON string, with its quotes.
  static func encoded(_ text: String) -> String {
    var encoded = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": encoded += "\\\""
      case "\\": encoded += "\\\\"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        encoded += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded + "\""
  }
}
