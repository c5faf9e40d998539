/// Texts beside points, none over another.
///
/// The first elements find a place first; the plot says how many found none.
public struct Labels: Mark {
  private struct Label {
    let text: String
    let x: PlotValue
    let y: PlotValue
  }

  private let labels: [Label]
  private let color: Int?
  private let distance: Double
  private let overflow: LabelPlacement.Overflow

  /// A text for each element of a collection, the most important first.
  ///
  /// - Parameters:
  ///   - data: One element a label.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - text: What is written.
  ///   - color: The position of its colour in the theme's palette; that of text without.
  ///   - distance: From the point to the text, in points: more than the radius of the dots.
  ///   - overflow: What becomes of a text that finds no place beside its point.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    text: KeyPath<Data.Element, String>, color: Int? = nil, distance: Double = 6,
    overflow: LabelPlacement.Overflow = .drop
  ) {
    labels = data.map {
      Label(text: $0[keyPath: text], x: $0[keyPath: x].plotValue, y: $0[keyPath: y].plotValue)
    }
    self.color = color
    self.distance = distance
    self.overflow = overflow
  }

  /// The places on the horizontal axis.
  public var horizontalExtent: PlotExtent { PlotExtent(labels.lazy.map(\.x)) }
  /// The places on the vertical axis.
  public var verticalExtent: PlotExtent { PlotExtent(labels.lazy.map(\.y)) }
  /// Places and texts.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "labels",
        [
          .init("x", labels.map(\.x)), .init("y", labels.map(\.y)),
          .init("text", labels.map { .category($0.text) }),
        ])
    ]
  }

  private func places(_ frame: PlotFrame) -> [(label: Label, point: Point, place: LabelPlacement.Place?)] {
    var placement = LabelPlacement(within: frame.area)
    let font = frame.theme.tickFont
    let visible = labels.compactMap { label in frame.point(label.x, label.y).map { (label, $0) } }
    let dot = Size(1.4 * distance, 1.4 * distance)
    for (_, point) in visible { placement.avoid(Rectangle(center: point, size: dot)) }
    return visible.map { label, point in
      let size = Size(frame.measurer.width(of: label.text, in: font) + 2, font.size * 1.1)
      return (label, point, placement.place(size, near: point, distance: distance, overflow: overflow))
    }
  }

  /// How many texts find no place.
  public func notes(in frame: PlotFrame) -> [String] {
    let left = places(frame).count { $0.place == nil }
    guard left > 0 else { return [] }
    return ["\(left) of \(labels.count) labels \(left == 1 ? "is" : "are") left out for lack of room"]
  }

  /// Paints the texts, and lines to those that stand far from their points.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let ink = color.map { frame.theme.legible(frame.theme.paletteColor($0)) } ?? frame.theme.ink
    for (label, point, place) in places(frame) {
      guard let place else { continue }
      let rectangle = place.rectangle
      var data: [Annotation.Datum] = []
      if case .number(let x) = label.x { data.append(.init("x", x)) }
      if case .number(let y) = label.y { data.append(.init("y", y)) }
      canvas.annotate(Annotation("label", region: .rectangle(rectangle), title: label.text, data: data)) {
        if place.isLed {
          let end = Point(
            max(rectangle.x, min(point.x, rectangle.maxX)), max(rectangle.y, min(point.y, rectangle.maxY)))
          let way = end - point
          // The line starts outside of the dot.
          let start = point + way * min(1, distance * 0.8 / max(way.length, 1e-9))
          canvas.line(from: start, to: end, Stroke(frame.theme.line, width: 0.8))
        }
        canvas.draw(
          label.text, at: rectangle.center, anchor: .center, font: frame.theme.tickFont, color: ink)
      }
    }
  }
}
