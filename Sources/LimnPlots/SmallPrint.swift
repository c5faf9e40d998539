/// The caption and what was left out, in small letters under a picture.
struct SmallPrint {
  private let lines: [String]
  private let font: Font
  private let theme: Theme
  /// The room that it takes, with the gap above it; nothing without text.
  let height: Double

  private static let gap = 12.0
  private static let lineHeight = 1.4

  init(caption: String, notes: [String], width: Double, theme: Theme, measurer: TextMeasurer) {
    let font = theme.tickFont.size(theme.tickFont.size * 10 / 11)
    self.font = font
    self.theme = theme
    let texts = (caption.isEmpty ? [] : [caption]) + notes.map { $0 + "." }
    lines = texts.flatMap { measurer.lines(of: $0, in: font, width: width) }
    height = lines.isEmpty ? 0 : Self.gap + Double(lines.count) * font.size * Self.lineHeight
  }

  /// Paints the lines, the gap above them with its top at `origin`.
  func paint(on canvas: any Canvas, at origin: Point) {
    for (index, line) in lines.enumerated() {
      let y = origin.y + Self.gap + font.size + Double(index) * font.size * Self.lineHeight
      canvas.draw(
        line, at: Point(origin.x, y), anchor: Anchor(.leading, .baseline), font: font,
        color: theme.secondaryInk)
    }
  }
}
