/// Text of others in the quotes of an error sentence: on one line, of visible characters, and not long.
///
/// A scalar that can't be seen stands by its number, such as `\u{a}`, but for the joiners within an emoji.
func quoted(_ text: String) -> String {
  let most = 80
  let rest = text.unicodeScalars.dropFirst(most)
  return "“\(visible(String(text.unicodeScalars.prefix(most))))\(rest.isEmpty ? "" : "…")”"
}

/// What stands around a position on the same line, at most 20 characters to either side, quoted.
func quoted(around index: String.Index, in text: String) -> String {
  let most = 20
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
  return "“\(isCutBefore ? "…" : "")\(visible(String(text[start..<end])))\(isCutAfter ? "…" : "")”"
}

/// The text with a number for each scalar that can't be seen.
private func visible(_ text: String) -> String {
  var shown = ""
  for character in text {
    let hasVisible = character.unicodeScalars.contains { !$0.isInvisible }
    for scalar in character.unicodeScalars {
      // What directs the writing is a character of its own; within another, it only joins its parts.
      let isJoiner = hasVisible && scalar.properties.generalCategory == .format
      if scalar.isInvisible && !isJoiner {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
  return shown
}

extension Unicode.Scalar {
  /// Whether nothing, or nothing to tell from a plain space, is seen of it.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    case .spaceSeparator: self != " "
    default: false
    }
  }
}

/// A shape in an error sentence, its axes past the eighth left out.
func described(shape: [Int]) -> String {
  "[\(shape.prefix(8).map(String.init).joined(separator: ", "))\(shape.count > 8 ? ", …" : "")]"
}
