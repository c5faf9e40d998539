/// The names of tokens that stand for no text of their own.
public enum SpecialToken {
  /// Comes before the first token of a line.
  public static let start = "<start>"
  /// Comes after the last token of a line.
  public static let end = "<end>"
  /// Fills a row up to the length of the others.
  public static let padding = "<pad>"
  /// Stands for what the vocabulary does not hold.
  public static let unknown = "<unknown>"

  /// All four: start, end, padding, unknown.
  public static let all = [start, end, padding, unknown]

  /// What is wrong with the given names; `nil` if nothing is.
  ///
  /// A name of one character could be mistaken for a character of the vocabulary.
  static func problem(_ names: [String]) -> String? {
    if let short = names.first(where: { $0.count < 2 }) {
      return "the special token “\(short)” is too short; a name such as <pad> has at least two characters"
    }
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }.map { "the special token “\($0)” is there twice" }
  }
}
