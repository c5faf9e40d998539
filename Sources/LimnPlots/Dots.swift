/// Round dots at pairs of numbers.
public struct Dots: Mark {
  private struct Dot {
    let x: PlotValue
    let y: PlotValue
    let color: Int
    let title: String
  }

  private let dots: [Dot]
  private let radius: Double

  /// Dots for the elements of a collection.
  ///
  /// - Parameters:
  ///   - data: One element a dot.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - color: The position of a dot's colour in the theme's palette; its first without.
  ///   - radius: In points.
  ///   - title: The tooltip.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    color: KeyPath<Data.Element, Int>? = nil, radius: Double = 4,
    title: (Data.Element) -> String = { _ in "" }
  ) {
    dots = data.map { element in
      Dot(
        x: element[keyPath: x].plotValue, y: element[keyPath: y].plotValue,
        color: color.map { element[keyPath: $0] } ?? 0, title: title(element))
    }
    self.radius = radius
  }

  /// The places on the horizontal axis.
  public var horizontalValues: [PlotValue] { dots.map(\.x) }
  /// The places on the vertical axis.
  public var verticalValues: [PlotValue] { dots.map(\.y) }

  /// Paints the dots, each with a thin rim of the page's colour, so that those that overlap can be counted.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    for dot in dots {
      guard let middle = frame.point(dot.x, dot.y) else { continue }
      let place = Rectangle(center: middle, size: Size(2 * radius, 2 * radius))
      var data: [Annotation.Datum] = []
      if case .number(let x) = dot.x { data.append(.init("x", x)) }
      if case .number(let y) = dot.y { data.append(.init("y", y)) }
      canvas.annotate(Annotation("dot", region: .rectangle(place), title: dot.title, data: data)) {
        let outline = Path(ellipseIn: place)
        canvas.fill(outline, with: frame.theme.paletteColor(dot.color))
        canvas.stroke(outline, with: Stroke(frame.theme.background, width: 1))
      }
    }
  }
}
