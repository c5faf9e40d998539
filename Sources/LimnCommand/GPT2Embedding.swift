import Limn

/// The embedding of a GPT-2's tokens: which of them are meant, and what is near to them.
struct GPT2Embedding {
  private let tokenizer: BytePairTokenizer
  /// Every token's place, in the order of the vocabulary.
  let all: EmbeddingSpace

  init(_ path: String) throws {
    let folder = try GPT2Folder(path)
    tokenizer = try folder.tokenizer()
    // Vocabularies are rounded up; what is beyond the tokenizer's stands for nothing.
    let table = try folder.weights.tensor("wte.weight").slice(axis: 0, 0..<tokenizer.count)
    all = EmbeddingSpace(table.detach(), labels: tokenizer.vocabulary.map { visibleText(of: $0) })
  }

  /// The first tokens of the vocabulary that are texts: those that were joined first are about the most common.
  func common(_ count: Int) -> [Int] {
    let special = Set(tokenizer.specialTokens.values)
    let texts = (0..<tokenizer.count).lazy.filter { token in
      guard !special.contains(token) else { return false }
      // Bytes of characters that are cut, and control characters, are no texts.
      return String(validating: tokenizer.bytes(of: token), as: UTF8.self)?.unicodeScalars.contains {
        $0.properties.generalCategory != .control
      } ?? false
    }
    return Array(texts.prefix(count))
  }

  /// The token that a text is, ␣ or a space at its start.
  ///
  /// - Throws: ``DataError`` that says of which tokens the text is, if there are several.
  func token(_ text: String) throws -> Int {
    let plain = text.replacing("␣", with: " ").replacing("↵", with: "\n").replacing("⇥", with: "\t")
    if let token = tokenizer.token(of: text) ?? tokenizer.token(of: plain) { return token }
    let pieces = try tokenizer.encode(plain)
    let shown = pieces.prefix(8).map { "“\(all.labels[$0])”" }
    let list =
      pieces.count > 8
      ? shown.joined(separator: ", ") + " …"
      : shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
    let name = visibleText(of: plain)
    let advice =
      tokenizer.token(of: " " + plain) == nil
      ? "give words that are one token, or their pieces" : "with a space in front, “␣\(name)”, it is one"
    throw DataError("“\(name)” is \(pieces.count) tokens, \(list); \(advice).")
  }
}

extension EmbeddingColoring {
  /// What kind of text tokens are, as pieces of words have it: the start of a word, what goes on one, and so on.
  static func kinds(of labels: [String]) -> EmbeddingColoring {
    .groups(
      labels.map { label in
        let inner = label.drop { $0 == "␣" || $0 == "↵" || $0 == "⇥" }
        if !inner.isEmpty && inner.allSatisfy(\.isNumber) { return "numbers" }
        guard inner.contains(where: \.isLetter), !label.hasPrefix("<") else { return "signs" }
        let isStart = label.hasPrefix("␣")
        if inner.first?.isUppercase == true { return isStart ? "words with a capital" : "capitals" }
        return isStart ? "words" : "parts of words"
      })
  }
}
