/// Lines between pairs of points: neighbours, edges of a tree.
public struct Links: Mark {
  struct Link {
    let start: (x: Double, y: Double)
    let end: (x: Double, y: Double)
    let title: String
    let data: [Annotation.Datum]
  }

  let links: [Link]
  private let name: Series
  private let width: Double

  /// A line for each element of a collection.
  ///
  /// - Parameters:
  ///   - name: What they show, for the legend.
  ///   - data: One element a line.
  ///   - x: The horizontal place of its start.
  ///   - y: The vertical place of its start.
  ///   - endX: The horizontal place of its end.
  ///   - endY: The vertical place of its end.
  ///   - color: The position of their colour in the theme's palette; the next free one by default.
  ///   - width: The thickness in points.
  ///   - title: The tooltip.
  ///   - facts: What the SVG file holds of a line besides its ends.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, x: KeyPath<Data.Element, some PlotNumber>,
    y: KeyPath<Data.Element, some PlotNumber>, toX endX: KeyPath<Data.Element, some PlotNumber>,
    toY endY: KeyPath<Data.Element, some PlotNumber>, color: Int? = nil, width: Double = 1.25,
    title: (Data.Element) -> String = { _ in "" }, facts: (Data.Element) -> [Annotation.Datum] = { _ in [] }
  ) {
    self.name = Series(name, color: color, symbol: .line(.solid, nil))
    self.width = width
    links = data.map {
      Link(
        start: ($0[keyPath: x].plotNumber, $0[keyPath: y].plotNumber),
        end: ($0[keyPath: endX].plotNumber, $0[keyPath: endY].plotNumber), title: title($0), data: facts($0))
    }
  }

  /// Starts and ends.
  public var horizontalExtent: PlotExtent { PlotExtent(links.flatMap { [$0.start.x, $0.end.x] }) }
  /// Starts and ends.
  public var verticalExtent: PlotExtent { PlotExtent(links.flatMap { [$0.start.y, $0.end.y] }) }
  /// The lines by their name.
  public var series: [Series] { [name] }
  /// Starts and ends.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "links", series: name.name,
        [
          .init("x", links.map(\.start.x)), .init("y", links.map(\.start.y)),
          .init("to-x", links.map(\.end.x)), .init("to-y", links.map(\.end.y)),
        ])
    ]
  }

  /// Paints the lines.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    for link in links {
      let start = Point(frame.horizontal.place(of: link.start.x), frame.vertical.place(of: link.start.y))
      let end = Point(frame.horizontal.place(of: link.end.x), frame.vertical.place(of: link.end.y))
      guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { continue }
      let data: [Annotation.Datum] = [
        .init("x", link.start.x), .init("y", link.start.y), .init("to-x", link.end.x),
        .init("to-y", link.end.y),
      ]
      canvas.annotate(
        Annotation(
          "link", region: .line(Path(through: [start, end]), width: 6), title: link.title,
          data: link.data + data)
      ) {
        canvas.line(from: start, to: end, Stroke(frame.color(of: name), width: width))
      }
    }
  }
}
