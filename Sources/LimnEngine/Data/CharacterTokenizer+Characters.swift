extension CharacterTokenizer {
  /// Every character of the texts; of equal spellings the one that comes first by code points, so that the
  /// order of the texts does not matter.
  static func characters(of texts: some Sequence<String>) -> Set<Character> {
    var ascii = [Bool](repeating: false, count: 128)
    var found: Set<Character> = []
    for text in texts {
      let isSimple = text.utf8.allSatisfy { $0 < 128 && $0 != UInt8(ascii: "\r") }
      if isSimple {
        for byte in text.utf8 { ascii[Int(byte)] = true }
        continue
      }
      for character in text {
        let (isNew, member) = found.insert(character)
        if !isNew, precedes(String(character), String(member)) { found.update(with: character) }
      }
    }
    for code in ascii.indices where ascii[code] { found.insert(Character(UnicodeScalar(UInt8(code)))) }
    return found
  }

  /// What is wrong with the parts of a tokenizer; `nil` if nothing is.
  static func problem(
    _ characters: [Character], _ delimiter: Character?, _ specialTokens: [String]
  ) -> String? {
    var seen: Set<Character> = delimiter.map { [$0] } ?? []
    if let twice = characters.first(where: { !seen.insert($0).inserted }) {
      return "the character \(quoted(String(twice))) is there twice"
    }
    return SpecialToken.problem(specialTokens)
  }

  /// What is wrong with a name that holds the delimiter.
  ///
  /// - Parameter name: The name, or a part of it, in quotation marks.
  static func delimiterProblem(_ name: String, _ delimiter: Character) -> String {
    "\(name) holds a \(quoted(String(delimiter))), which marks where a name starts and ends; "
      + "names may hold any other character."
  }

  /// The error of a character that can't be encoded.
  func problem(of character: Character, at index: String.Index, in text: String) -> DataError {
    let around = quoted(around: index, in: text)
    if character == delimiter { return DataError(Self.delimiterProblem(around, character)) }
    // A line end is on no line that could be quoted.
    let place = character.isNewline ? "The text" : around
    let count = characters.count - (delimiter == nil ? 0 : 1)
    return DataError(
      "\(place) holds \(quoted(String(character))), which is not in the alphabet of \(count) characters.")
  }
}
