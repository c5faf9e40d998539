/// A character as it stands in a picture: those that can't be seen have signs.
func visibleText(of character: Character) -> String {
  switch character {
  case " ": "␣"
  case "\t": "⇥"
  case "\n", "\r\n": "↵"
  default: String(character)
  }
}

/// A token as it stands in a picture: characters that can't be seen have signs.
public func visibleText(of token: String) -> String { token.map { visibleText(of: $0) as String }.joined() }

/// A name for a row or a column: as ``visibleText(of:)-(String)``, but that spaces between words stay.
public func visibleLabel(_ label: String) -> String {
  let inner = label.drop { $0 == " " }
  let trailing = inner.reversed().prefix { $0 == " " }.count
  let middle = inner.dropLast(trailing).map { $0 == " " ? " " : visibleText(of: $0) as String }.joined()
  return String(repeating: "␣", count: label.count - inner.count) + middle
    + String(repeating: "␣", count: trailing)
}
