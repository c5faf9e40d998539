extension LetteredDots {
  /// The radius of the small dot in the true place of one that stands beside, as a share of the large one's.
  private static let small = 0.3
  private static let gap = 1.0
  /// How near a small dot may come to the middle of a large one, as a share of its radius: on its rim it can be seen and
  /// does not hide the letter.
  private static let core = 0.6
  /// How long a line to a dot may be, in radii.
  private static let farthest = 4.5

  private struct Placed {
    let dot: Dot
    /// The true place.
    let point: Point
    /// The middle of the large dot; `nil` if there was no room for it.
    var middle: Point?
    var isHome = true
  }

  private func radius(_ frame: PlotFrame) -> Double {
    if let radius { return radius }
    let font = font(frame)
    let widest = dots.map { frame.measurer.width(of: $0.text, in: font) }.max() ?? 0
    // Half the diagonal of the text and a little.
    let half = Point(widest / 2, frame.measurer.capHeight(of: font) / 2).length
    return max(8, min(16, half + 2.5))
  }

  /// Letters that fit into smaller dots are smaller.
  private func font(_ frame: PlotFrame) -> Font {
    let font = frame.theme.tickFont
    return radius.map { font.size(min(font.size, 1.3 * $0)) } ?? font
  }

  private func place(_ frame: PlotFrame) -> [Placed] {
    let radius = radius(frame)
    let smallRadius = Self.small * radius
    var placed = dots.compactMap { dot in
      frame.point(.number(dot.x), .number(dot.y)).map { Placed(dot: dot, point: $0) }
    }
    // As seen from the corner of the axes.
    let area = frame.area
    let seen = placed.map { LabelPlacement.place(of: $0.point, in: area) }
    var placement = LabelPlacement(within: Rectangle(x: 0, y: 0, width: area.width, height: area.height))
    let size = Size(2 * (radius + Self.gap), 2 * (radius + Self.gap))
    // At home, as long as neither another point nor another dot is covered.
    for index in placed.indices {
      let point = seen[index]
      let hidesNone = placed.indices.allSatisfy {
        $0 == index
          || (seen[$0] - point).length > smallRadius + ($0 < index ? radius : Self.core * radius)
      }
      let overlapsNone = placed[..<index].indices.allSatisfy {
        !placed[$0].isHome || (seen[$0] - point).length > 2 * (radius + Self.gap / 2)
      }
      placed[index].isHome = hidesNone && overlapsNone
      if placed[index].isHome { placed[index].middle = placed[index].point }
    }
    let small = Size(2 * smallRadius + 2, 2 * smallRadius + 2)
    for (dot, point) in zip(placed, seen) {
      placement.avoid(Rectangle(center: point, size: dot.isHome ? size : small))
    }
    for index in placed.indices where !placed[index].isHome {
      let place = placement.place(
        size, near: seen[index], distance: smallRadius + 3, overflow: .lead, farthest: Self.farthest * radius)
      placed[index].middle = place?.moved(by: Point(area.x, area.y)).rectangle.center
    }
    return placed
  }

  /// How many texts find no place.
  public func notes(in frame: PlotFrame) -> [String] {
    let left = place(frame).count { $0.middle == nil }
    guard left > 0 else { return [] }
    return ["\(left) of \(dots.count) labels \(left == 1 ? "is" : "are") left out for lack of room"]
  }

  /// Paints the lines, the small dots, and the dots with their texts.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let theme = frame.theme
    let radius = radius(frame)
    let smallRadius = Self.small * radius
    let placed = place(frame)
    for dot in placed where !dot.isHome {
      guard let middle = dot.middle else { continue }
      canvas.line(from: dot.point, to: middle, Stroke(color(of: dot.dot, frame), width: 1))
    }
    // Small ones last: they may stand on the rims of others.
    for dot in placed.filter(\.isHome) + placed.filter({ !$0.isHome }) {
      let color = color(of: dot.dot, frame)
      let own = dot.isHome ? radius : smallRadius
      let place = Rectangle(center: dot.point, size: Size(2 * own, 2 * own))
      canvas.annotate(annotation(of: dot.dot, place)) {
        canvas.fill(Path(ellipseIn: place), with: color)
        canvas.stroke(Path(ellipseIn: place), with: Stroke(theme.background, width: 1))
        if dot.isHome { draw(dot.dot, at: dot.point, color, on: canvas, frame) }
      }
      guard !dot.isHome, let middle = dot.middle else { continue }
      let away = Rectangle(center: middle, size: Size(2 * radius, 2 * radius))
      canvas.annotate(Annotation("label", region: .rectangle(away), title: dot.dot.text)) {
        canvas.fill(Path(ellipseIn: away), with: color)
        draw(dot.dot, at: middle, color, on: canvas, frame)
      }
    }
  }

  private func draw(_ dot: Dot, at point: Point, _ color: Color, on canvas: any Canvas, _ frame: PlotFrame) {
    let theme = frame.theme
    // In the background letters are soft too, as far as they can still be read.
    let isSoft = dot.strength < 1 && theme.secondaryInk.contrast(with: color) >= 4.5
    canvas.draw(
      dot.text, at: point, anchor: .center, font: font(frame),
      color: isSoft ? theme.secondaryInk : theme.text(on: color))
  }

  private func color(of dot: Dot, _ frame: PlotFrame) -> Color {
    let full =
      if let colors, let value = dot.value {
        colors.dotColor(for: value, in: frame.theme)
      } else {
        frame.color(of: groups[dot.group])
      }
    return dot.strength < 1 ? frame.theme.background.mixed(with: full, dot.strength) : full
  }

  private func annotation(of dot: Dot, _ place: Rectangle) -> Annotation {
    var data: [Annotation.Datum] = [.init("label", dot.text), .init("x", dot.x), .init("y", dot.y)]
    if let value = dot.value { data.append(.init("value", value)) }
    if !groups[dot.group].name.isEmpty { data.append(.init("series", groups[dot.group].name)) }
    let number = NumberFormat.significant(4)
    var title = "\(dot.text)\n(\(number.string(dot.x)), \(number.string(dot.y)))"
    if let value = dot.value { title += "\n\(colors?.title ?? "value") \(number.string(value))" }
    if !groups[dot.group].name.isEmpty { title += "\n\(groups[dot.group].name)" }
    return Annotation("dot", region: .rectangle(place), title: title, data: data)
  }
}
