/// A character as it stands in a picture: those that can't be seen have signs, or their numbers.
func visibleText(of character: Character) -> String {
  switch character {
  case " ": return "␣"
  case "\t": return "⇥"
  case "\n", "\r\n": return "↵"
  default:
    // Control characters, which a picture's file can't hold, and spaces that look like others or like nothing.
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return String(character)
    }
    switch scalar.properties.generalCategory {
    case .control where scalar.value < 0x80: return "<0x\(hexadecimal(scalar, digits: 2))>"
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse:
      return "<U+\(hexadecimal(scalar, digits: 4))>"
    default: return String(character)
    }
  }
}

/// A token as it stands in a picture: characters that can't be seen have signs, or their numbers.
public func visibleText(of token: String) -> String { token.map { visibleText(of: $0) as String }.joined() }

/// A name for a row or a column, or a text in a sentence: as ``visibleText(of:)-(String)``, but that spaces between
/// words stay.
public func visibleLabel(_ label: String) -> String {
  let inner = label.drop { $0 == " " }
  let trailing = inner.reversed().prefix { $0 == " " }.count
  let middle = inner.dropLast(trailing).map { $0 == " " ? " " : visibleText(of: $0) as String }.joined()
  return String(repeating: "␣", count: label.count - inner.count) + middle
    + String(repeating: "␣", count: trailing)
}

/// The number of a character as Unicode's tables write it.
private func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
  let text = String(scalar.value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
