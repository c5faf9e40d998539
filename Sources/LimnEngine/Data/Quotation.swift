/// Text as it is quoted in messages: on one line, not too long.
enum Quotation {
  private static let most = 20

  /// A character in quotation marks; one that can't be seen by its code point, such as U+000A.
  static func of(_ character: Character) -> String {
    let isInvisible = character.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control
        || $0.properties.generalCategory == .format
    }
    guard isInvisible else { return "“\(character)”" }
    return character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }

  /// What stands around a position on the same line, at most 20 characters to either side, in quotation marks.
  static func around(_ index: String.Index, in text: String) -> String {
    var start = index
    var room = most
    while room > 0, start > text.startIndex, !text[text.index(before: start)].isNewline {
      start = text.index(before: start)
      room -= 1
    }
    var end = index
    room = most
    while room >= 0, end < text.endIndex, !text[end].isNewline {
      end = text.index(after: end)
      room -= 1
    }
    let isCutBefore = start > text.startIndex && !text[text.index(before: start)].isNewline
    let isCutAfter = end < text.endIndex && !text[end].isNewline
    return "“\(isCutBefore ? "…" : "")\(text[start..<end])\(isCutAfter ? "…" : "")”"
  }
}
