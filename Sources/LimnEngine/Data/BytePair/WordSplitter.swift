/// Cuts text into the words that GPT-2's tokenizer encodes one by one.
///
/// It does what OpenAI's regular expression does,
/// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`, on Unicode scalars: letters are
/// the general categories L, numbers N, space is the property White_Space.
struct WordSplitter {
  /// What the expression tells apart.
  enum Class { case letter, number, space, other }

  /// The text in valid UTF-8.
  let text: UnsafeBufferPointer<UInt8>

  /// Where the word ends that starts at a position within the text.
  func end(ofWordAt start: Int) -> Int {
    if text[start] == UInt8(ascii: "'"), let end = endOfContraction(at: start) { return end }
    let first = text[start] == UInt8(ascii: " ") && start + 1 < text.count ? start + 1 : start
    let (kind, next) = scalar(at: first)
    if kind != .space { return endOfRun(of: kind, from: next) }
    // White space up to the last of it, which goes to the word that follows or stands alone.
    var (last, end) = (start, scalar(at: start).next)
    while end < text.count {
      let (kind, next) = scalar(at: end)
      guard kind == .space else { return last == start ? end : last }
      (last, end) = (end, next)
    }
    return end
  }

  /// Where 's, 't, 'm, 'd, 'll, 've or 're ends; `nil` if none stands there.
  private func endOfContraction(at start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let first = text[start + 1]
    switch first {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
    case UInt8(ascii: "l"), UInt8(ascii: "v"), UInt8(ascii: "r"):
      let wanted = first == UInt8(ascii: "l") ? first : UInt8(ascii: "e")
      return start + 2 < text.count && text[start + 2] == wanted ? start + 3 : nil
    default: return nil
    }
  }

  private func endOfRun(of kind: Class, from start: Int) -> Int {
    var end = start
    while end < text.count {
      let (next, after) = scalar(at: end)
      if next != kind { break }
      end = after
    }
    return end
  }

  /// The class of the scalar at a position, and where the next one is.
  @inline(__always)
  private func scalar(at position: Int) -> (class: Class, next: Int) {
    let byte = text[position]
    if byte < 0x80 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        return (.letter, position + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return (.number, position + 1)
      case 0x09...0x0d, 0x20: return (.space, position + 1)
      default: return (.other, position + 1)
      }
    }
    return longScalar(at: position)
  }

  private func longScalar(at position: Int) -> (class: Class, next: Int) {
    let first = text[position]
    let length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var value = UInt32(first) & (0xff >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(text[position + index] & 0x3f) }
    return (Self.class(of: Unicode.Scalar(value) ?? "\u{fffd}"), position + length)
  }

  /// The class of a scalar, by the Unicode of Swift's library: what a later Unicode adds is “other” till then.
  static func `class`(of scalar: Unicode.Scalar) -> Class {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
    case .decimalNumber, .letterNumber, .otherNumber: .number
    default: scalar.properties.isWhitespace ? .space : .other
    }
  }
}
