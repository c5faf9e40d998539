/// The visible characters that stand for bytes in the files of byte-pair tokenizers.
///
/// The 188 visible characters of Latin-1 stand for themselves, the 68 other bytes in order for those from U+0100
/// on: a space is “Ġ”, a line end “Ċ”. Source: `bytes_to_unicode` in the encoder of OpenAI's GPT-2.
enum ByteAlphabet {
  /// The character of each byte.
  static let scalars: [Unicode.Scalar] = {
    var hidden: UInt32 = 0x100
    return (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case 0x21...0x7e, 0xa1...0xac, 0xae...0xff: return Unicode.Scalar(byte)
      default:
        defer { hidden += 1 }
        return Unicode.Scalar(hidden)!
      }
    }
  }()

  /// The byte of each character up to the last of the alphabet, −1 for those that stand for none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x144)
    for (byte, scalar) in scalars.enumerated() { bytes[Int(scalar.value)] = Int16(byte) }
    return bytes
  }()

  /// The bytes that a token's characters stand for.
  ///
  /// - Throws: ``BytePairTokenizer/Problem`` if a character stands for none.
  static func bytes(of text: String) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      guard scalar.value < bytes.count, let byte = UInt8(exactly: bytes[Int(scalar.value)]) else {
        throw BytePairTokenizer.Problem(
          "the token \(quoted(text)) holds \(quoted(String(scalar))), which stands for no byte; a space, as an "
            + "example, is written “Ġ”")
      }
      return byte
    }
  }

  /// Bytes as characters.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(scalars[Int(byte)]) }
    return String(text)
  }
}
