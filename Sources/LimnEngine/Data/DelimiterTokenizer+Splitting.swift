extension DelimiterTokenizer {
  /// The codes of a text; nothing between two separators is no code.
  static func split(_ text: String, _ separator: String?) -> [String] {
    guard let separator else { return text.split(whereSeparator: \.isWhitespace).map { String($0) } }
    return text.split(whereSeparator: \.isNewline).flatMap { line in
      line.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }

  static func check(_ separator: String?) {
    require(
      separator.map(isPossible) ?? true,
      "DelimiterTokenizer: the separator is empty or holds a line end; leave it out for white space")
  }

  private static func isPossible(_ separator: String) -> Bool {
    !separator.isEmpty && !separator.contains(where: \.isNewline)
  }

  /// What is wrong with the parts of a tokenizer; `nil` if nothing is.
  static func problem(_ codes: [String], _ separator: String?, _ specialTokens: [String]) -> String? {
    if let separator, !isPossible(separator) { return "the separator is empty or holds a line end" }
    if let problem = SpecialToken.problem(specialTokens) { return problem }
    var seen = Set(specialTokens)
    for code in codes {
      if split(code, separator) != [code] {
        return "“\(code)” is not one code: it is empty, or a separator divides it"
      }
      if !seen.insert(code).inserted { return "the code “\(code)” is there twice" }
    }
    return nil
  }
}
