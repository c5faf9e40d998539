/// The labels of an axis of names: smaller in narrow bands, those shortened that alone are too wide, and, where
/// most would run into each other, only some at equal distances, or all turned if the axis asks for it.
///
/// A shortened one has the whole name in its tooltip.
struct BandLabels {
  private struct Label {
    let text: String
    let name: String
    let position: Double
  }

  private let labels: [Label]
  private let font: Font
  private let isHorizontal: Bool
  private let isTurned: Bool
  private let theme: Theme
  private let measurer: TextMeasurer
  /// The room across the axis that they take.
  let extent: Double

  private static let smallestSize = 6.5
  /// About 40 letters: longer names would leave too little of the page to the picture.
  private static let mostAcross = 240.0

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
    let isAlong = isHorizontal && !isTurned
    let room = isAlong ? band * Double(every) : Self.mostAcross
    labels = ticks.enumerated().filter { $0.offset % every == 0 }.map { _, tick in
      // Long names often differ in their ends.
      let text = measurer.shortened(tick.label, in: font, width: room, keepingEnd: !isAlong)
      return Label(text: text, name: tick.label, position: tick.position)
    }
    let widest = min(widths.max() ?? 0, Self.mostAcross)
    extent = isHorizontal && !isTurned && widest > 0 ? theme.tickFont.size : widest
    self.font = font
    self.isHorizontal = isHorizontal
    self.isTurned = isTurned
    self.theme = theme
    self.measurer = measurer
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
      let draw = {
        canvas.draw(label.text, at: place, anchor: anchor, font: font, color: theme.ink, turned: isTurned)
      }
      guard label.text != label.name, canvas.keepsAnnotations else {
        draw()
        continue
      }
      let width = measurer.width(of: label.text, in: font)
      let size = isTurned ? Size(font.size, width) : Size(width, font.size)
      // Away from the axis: leftwards or upwards on the usual sides of a heatmap.
      let out = isHorizontal ? Point(0, isOpposite ? -1 : 1) : Point(isOpposite ? 1 : -1, 0)
      let middle = place + Point(out.x * size.width / 2, out.y * size.height / 2)
      canvas.annotate(
        Annotation(
          "label", region: .rectangle(Rectangle(center: middle, size: size)), title: label.name,
          data: [.init("name", label.name)]), draw)
    }
  }
}
