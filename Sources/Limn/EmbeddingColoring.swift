/// What the colours of an embedding's points show.
public enum EmbeddingColoring {
  /// Nothing: all points have one colour.
  case none
  /// The group of each point.
  case groups([String])
  /// A number of each point, its title and whether colours go by its logarithm.
  case numbers(String, [Double], isLogarithmic: Bool = false)

  /// Vowels, consonants and the rest, for an embedding of characters; of longer tokens by their first letter.
  ///
  /// - Parameters:
  ///   - vocabulary: What each token stands for.
  ///   - boundary: The token that starts and ends a line, if there is one.
  public static func vowels(of vocabulary: [String], boundary: Int? = nil) -> EmbeddingColoring {
    .groups(
      vocabulary.enumerated().map { position, token in
        if position == boundary { return "start and end" }
        guard let letter = token.first(where: \.isLetter) else { return "other" }
        return isVowel(letter) ? "vowel" : "consonant"
      })
  }

  /// Whether a letter is A, E, I, O or U in Unicode's name of it, such as LATIN SMALL LETTER E WITH ACUTE.
  private static func isVowel(_ letter: Character) -> Bool {
    let words = (letter.unicodeScalars.first?.properties.name ?? "").split(separator: " ")
    guard words.first == "LATIN", let place = words.firstIndex(of: "LETTER"), place + 1 < words.count else {
      return false
    }
    return ["A", "E", "I", "O", "U", "AE", "OE"].contains(words[place + 1])
  }

  /// How many points it is of; `nil` for any number.
  var count: Int? {
    switch self {
    case .none: nil
    case .groups(let names): names.count
    case .numbers(_, let numbers, _): numbers.count
    }
  }

  func keeping(rows: [Int]) -> EmbeddingColoring {
    switch self {
    case .none: .none
    case .groups(let names): .groups(rows.map { names[$0] })
    case .numbers(let title, let numbers, let isLogarithmic):
      .numbers(title, rows.map { numbers[$0] }, isLogarithmic: isLogarithmic)
    }
  }

  /// How its numbers become colours; `nil` if it has none that can be shown.
  ///
  /// The least number's colour is strong enough for a dot on the page.
  var scale: ColorScale? {
    guard case .numbers(let title, let numbers, let isLogarithmic) = self else { return nil }
    let shown = numbers.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    guard let low = shown.min(), let high = shown.max() else { return nil }
    let end = high > low ? high : low + (isLogarithmic ? low : 1)
    // Numbers on both sides of zero show on which they are.
    let isDiverging = !isLogarithmic && low < 0 && high > 0
    let bound = max(-low, high)
    var scale = ColorScale(
      isLogarithmic ? "\(title), logarithmic" : title, domain: isDiverging ? -bound...bound : low...end,
      transform: isLogarithmic ? .logarithmic : .linear, colors: isDiverging ? .diverging : .sequential,
      isCount: numbers.allSatisfy { $0 == $0.rounded() })
    if !isDiverging { scale.start = 0.3 }
    return scale
  }
}
