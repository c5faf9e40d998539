extension Labels {
  private typealias Placed = (label: Label, point: Point, place: LabelPlacement.Place?)

  /// The widest rim, in points on either side.
  private static let rim = 2.5
  /// How long lines to texts may be, in points; the names of groups, of which none should be missing, may have the
  /// longer ones, which run under others.
  private static let farthest = (near: 70.0, far: 160.0)

  /// The largest letters in which all texts find a place, or the theme's.
  private func places(_ frame: PlotFrame) -> (labels: [Placed], font: Font) {
    let least = frame.theme.tickFont.size
    var size = style.size ?? least
    while true {
      let plain = frame.theme.tickFont.size(size)
      let font = style.isBold ? plain.bold : plain
      let labels = places(frame, font)
      if !labels.contains(where: { $0.place == nil }) { return (labels, font) }
      if size <= least {
        return (style.isCentered ? places(frame, font, reachingFar: true) : labels, font)
      }
      size = max(least, size - 1)
    }
  }

  private func places(_ frame: PlotFrame, _ font: Font, reachingFar: Bool = false) -> [Placed] {
    // As seen from the corner of the axes.
    let area = frame.area
    let inside = Rectangle(x: 0, y: 0, width: area.width, height: area.height).inset(by: 2)
    var placement = LabelPlacement(within: inside)
    let visible = labels.compactMap { label in frame.point(label.x, label.y).map { (label, $0) } }
    func avoid(_ point: Point, _ extent: Double) {
      let place = LabelPlacement.place(of: point, in: area)
      placement.avoid(Rectangle(center: place, size: Size(extent, extent)))
    }
    // What stands over its point can't keep off it.
    if !style.isCentered { for (_, point) in visible { avoid(point, 1.4 * style.distance) } }
    for obstacle in obstacles {
      guard let point = frame.point(obstacle.x, obstacle.y) else { continue }
      avoid(point, 2 * obstacle.radius)
    }
    return visible.map { label, point in
      let size = Size(
        frame.measurer.width(of: label.text, in: font) + (style.hasRim ? 2 * Self.rim : 2),
        font.size * 1.1 + (style.hasRim ? Self.rim : 0))
      let place = placement.place(
        size, near: LabelPlacement.place(of: point, in: area), distance: style.distance,
        overflow: style.overflow, farthest: reachingFar ? Self.farthest.far : Self.farthest.near,
        mayCross: reachingFar,
        isCentered: style.isCentered)
      return (label, point, place?.moved(by: Point(area.x, area.y)))
    }
  }

  /// How many texts find no place.
  public func notes(in frame: PlotFrame) -> [String] {
    let left = places(frame).labels.count { $0.place == nil }
    guard left > 0 else { return [] }
    func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
    return [
      "\(grouped(left)) of \(grouped(labels.count)) labels \(left == 1 ? "is" : "are") left out for lack of room"
    ]
  }

  /// Paints the texts, and lines to those that stand far from their points.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let theme = frame.theme
    let ink = color.map { theme.legible(theme.paletteColor($0)) } ?? theme.ink
    let (places, font) = places(frame)
    // Lines first: those of one label run under the rims of others.
    for (_, point, place) in places {
      guard let place, place.isLed else { continue }
      let end = place.rectangle.nearest(to: point)
      let way = end - point
      // The line starts outside of the dot.
      let start = point + way * min(1, style.distance * 0.8 / max(way.length, 1e-9))
      canvas.line(from: start, to: end, Stroke(theme.line, width: 0.8))
    }
    for (label, _, place) in places {
      guard let rectangle = place?.rectangle else { continue }
      var data: [Annotation.Datum] = []
      if case .number(let x) = label.x { data.append(.init("x", x)) }
      if case .number(let y) = label.y { data.append(.init("y", y)) }
      canvas.annotate(Annotation("label", region: .rectangle(rectangle), title: label.text, data: data)) {
        if style.hasRim {
          canvas.outline(
            label.text, at: rectangle.center, anchor: .center, font: font,
            with: Stroke(theme.background.opacity(0.9), width: 2 * Self.rim))
        }
        canvas.draw(
          label.text, at: rectangle.center, anchor: .center, font: font,
          color: label.series.map { frame.textColor(of: $0) } ?? ink)
      }
    }
  }
}
