/// A title and a subtitle at the top of a picture, in as many lines as they need.
public struct Heading {
  /// The room that the heading takes, with the gap below it; nothing if there is no text.
  public let size: Size
  private let lines: [(text: String, font: Font, color: Color, baseline: Double)]

  /// A heading whose lines are no wider than `width` where its words allow, with the given gap below.
  public init(
    title: String, subtitle: String, width: Double, theme: Theme, measurer: TextMeasurer, gap: Double = 14
  ) {
    var lines: [(text: String, font: Font, color: Color, baseline: Double)] = []
    var y = 0.0
    var widest = 0.0
    for (text, font, color) in [
      (title, theme.titleFont, theme.ink), (subtitle, theme.subtitleFont, theme.secondaryInk),
    ] where !text.isEmpty {
      if !lines.isEmpty { y += 5 }
      for line in measurer.lines(of: text, in: font, width: width) {
        lines.append((line, font, color, y + font.size))
        widest = max(widest, measurer.width(of: line, in: font))
        y += font.size * 1.35
      }
    }
    self.lines = lines
    size = Size(widest, lines.isEmpty ? 0 : y + gap)
  }

  /// Paints the heading with its top left corner at `origin`.
  public func paint(on canvas: any Canvas, at origin: Point) {
    for line in lines {
      canvas.draw(
        line.text, at: Point(origin.x, origin.y + line.baseline), anchor: Anchor(.leading, .baseline),
        font: line.font, color: line.color)
    }
  }
}
