/// Measures lines of text as a canvas will write them.
public final class TextMeasurer {
  private let setter = TextSetter()

  /// A measurer; it keeps what it learns of fonts, so that one should serve for a whole picture.
  public init() {}

  /// The width of a line in points.
  public func width(of text: String, in font: Font) -> Double { setter.set(text.printable, in: font) }

  /// The height of capital letters in points.
  public func capHeight(of font: Font) -> Double { setter.capHeight(of: font) }

  /// The text cut into lines no wider than `width`, at spaces where it has them.
  public func lines(of text: String, in font: Font, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, self.width(of: last + " " + word, in: font) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The text, or as much of it as fits into `width` with an ellipsis: of its start, or of both of its ends.
  public func shortened(
    _ text: String, in font: Font, width: Double, keepingEnd: Bool = false
  ) -> String {
    if self.width(of: text, in: font) <= width { return text }
    let characters = Array(text)
    func part(_ count: Int) -> String {
      let end = keepingEnd ? count / 2 : 0
      return String(characters[..<(count - end)]) + "…" + String(characters[(characters.count - end)...])
    }
    var (fitting, tooMany) = (0, characters.count)
    while tooMany - fitting > 1 {
      let count = (fitting + tooMany) / 2
      if self.width(of: part(count), in: font) <= width { fitting = count } else { tooMany = count }
    }
    return part(fitting)
  }
}

extension String {
  /// The text with control characters, which neither Pango nor XML can hold, replaced by a sign.
  var printable: String {
    // Almost every text is as it should be.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || $0 == 0xef }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09: result.append("⇥")
      case 0x0a, 0x0d: result.append("↵")
      case 0..<0x20, 0x7f, 0xfffe, 0xffff: result.append("\u{fffd}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
