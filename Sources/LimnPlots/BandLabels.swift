/// The labels of an axis of names: smaller in narrow bands, those shortened that alone are too wide, and, where
/// most would run into each other, only some at equal distances, or all turned if the axis asks for it.
struct BandLabels {
  private let labels: [Panel.Tick]
  private let font: Font
  private let isHorizontal: Bool
  private let isTurned: Bool
  private let theme: Theme
  /// The room across the axis that they take.
  let extent: Double

  private static let smallestSize = 6.5

  init(_ scale: Scale, _ axis: Axis, isHorizontal: Bool, _ theme: Theme, _ measurer: TextMeasurer) {
    let ticks = scale.ticks()
    let band = scale.bandwidth
    let font = theme.tickFont.size(max(Self.smallestSize, min(theme.tickFont.size, 0.78 * band)))
    let widths = ticks.map { measurer.width(of: $0.label, in: font) }
    let tooWide = isHorizontal ? widths.count { $0 > band } : 0
    var every = band < font.size ? Int((font.size / band).rounded(.up)) : 1
    // Places from 0 are as well told by every second or fifth of them, and never shortened.
    let arePlaces = isHorizontal && ticks.enumerated().allSatisfy { $0.element.label == String($0.offset) }
    let isTurned = axis.turnsWideLabels && tooWide > 0 && !arePlaces
    if arePlaces {
      every = max(every, Int((((widths.max() ?? 0) + 0.3 * font.size) / band).rounded(.up)))
    } else if !isTurned, tooWide * 4 > ticks.count {
      every = max(every, Int((((widths.max() ?? 0) + 2) / band).rounded(.up)))
    }
    let room = isHorizontal && !isTurned ? band * Double(every) : .infinity
    labels = ticks.enumerated().filter { $0.offset % every == 0 }.map { _, tick in
      (measurer.shortened(tick.label, in: font, width: room), tick.position)
    }
    let widest = widths.max() ?? 0
    extent = isHorizontal && !isTurned && widest > 0 ? theme.tickFont.size : widest
    self.font = font
    self.isHorizontal = isHorizontal
    self.isTurned = isTurned
    self.theme = theme
  }

  /// Paints the labels beside an axis.
  ///
  /// - Parameters:
  ///   - canvas: Where to.
  ///   - edge: How far right or down they stand, as near to the axis as they come.
  ///   - isOpposite: Whether they stand above a horizontal axis, or on the right of a vertical one.
  func paint(on canvas: any Canvas, at edge: Double, isOpposite: Bool) {
    for label in labels {
      let anchor =
        isHorizontal && !isTurned
        ? Anchor(.center, isOpposite ? .baseline : .top) : Anchor(isOpposite ? .leading : .trailing, .middle)
      let place = isHorizontal ? Point(label.position, edge) : Point(edge, label.position)
      canvas.draw(label.label, at: place, anchor: anchor, font: font, color: theme.ink, turned: isTurned)
    }
  }
}
