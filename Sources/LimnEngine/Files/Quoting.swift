/// Text from a file in the quotes of an error sentence: on one line, of visible characters, and not long.
func quoted(_ text: String) -> String {
  let most = 80
  var shown = ""
  for scalar in text.unicodeScalars.prefix(most) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      shown += "\\u{\(String(scalar.value, radix: 16))}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "“\(shown)\(text.unicodeScalars.dropFirst(most).isEmpty ? "" : "…")”"
}

/// A shape in an error sentence, its axes past the eighth left out.
func described(shape: [Int]) -> String {
  "[\(shape.prefix(8).map(String.init).joined(separator: ", "))\(shape.count > 8 ? ", …" : "")]"
}
