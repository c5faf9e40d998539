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
