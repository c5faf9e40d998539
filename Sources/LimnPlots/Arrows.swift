/// Arrows from one pair of numbers to another: steps of an optimiser, analogies between embeddings.
public struct Arrows: Mark {
  private let label: Series
  private let x: [Double]
  private let y: [Double]
  private let endX: [Double]
  private let endY: [Double]
  private let width: Double

  /// More than these are annotated together.
  private static let mostAnnotated = 2_000

  /// An arrow for each element of a collection.
  ///
  /// - Parameters:
  ///   - name: What they show.
  ///   - data: One element an arrow.
  ///   - x: The horizontal place of its start.
  ///   - y: The vertical place of its start.
  ///   - endX: The horizontal place of its end.
  ///   - endY: The vertical place of its end.
  ///   - color: The position of their colour in the theme's palette.
  ///   - width: The thickness of the lines in points.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, x: KeyPath<Data.Element, some PlotNumber>,
    y: KeyPath<Data.Element, some PlotNumber>, toX endX: KeyPath<Data.Element, some PlotNumber>,
    toY endY: KeyPath<Data.Element, some PlotNumber>, color: Int? = nil, width: Double = 1.25
  ) {
    label = Series(name, color: color, symbol: .line(.solid, nil))
    self.x = plotNumbers(data, x)
    self.y = plotNumbers(data, y)
    self.endX = plotNumbers(data, endX)
    self.endY = plotNumbers(data, endY)
    self.width = width
  }

  /// Starts and ends.
  public var horizontalExtent: PlotExtent { .union([PlotExtent(x), PlotExtent(endX)]) }
  /// Starts and ends.
  public var verticalExtent: PlotExtent { .union([PlotExtent(y), PlotExtent(endY)]) }
  /// The arrows by their name.
  public var series: [Series] { [label] }
  /// Starts and ends.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "arrows", series: label.name,
        [.init("x", x), .init("y", y), .init("to-x", endX), .init("to-y", endY)])
    ]
  }

  /// Paints the arrows.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard x.count > Self.mostAnnotated else {
      for index in x.indices { paint(index, on: canvas, frame, isAnnotated: true) }
      return
    }
    canvas.annotate(
      Annotation(
        "arrows", region: .rectangle(frame.area),
        title: "\(label.name) \(NumberFormat.grouped.string(Double(x.count))) arrows",
        data: [.init("series", label.name), .init("count", "\(x.count)")])
    ) {
      for index in x.indices { paint(index, on: canvas, frame, isAnnotated: false) }
    }
  }

  private func paint(_ index: Int, on canvas: any Canvas, _ frame: PlotFrame, isAnnotated: Bool) {
    let start = Point(frame.horizontal.place(of: x[index]), frame.vertical.place(of: y[index]))
    let end = Point(frame.horizontal.place(of: endX[index]), frame.vertical.place(of: endY[index]))
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return }
    let color = frame.color(of: label)
    let way = end - start
    // Short arrows have small heads, so that a field of them still shows directions.
    let head = min(4 + 2.5 * width, way.length * 0.6)
    let draw = {
      guard way.length > 0 else {
        canvas.fill(Path(ellipseIn: Rectangle(center: start, size: Size(2 * width, 2 * width))), with: color)
        return
      }
      let along = way * (head / way.length)
      let across = Point(-along.y, along.x) * 0.38
      let neck = end - along
      canvas.line(from: start, to: neck, Stroke(color, width: width))
      canvas.fill(Path([.move(end), .line(neck + across), .line(neck - across), .close]), with: color)
    }
    guard isAnnotated else { return draw() }
    let format = NumberFormat.significant(5)
    func pair(_ x: Double, _ y: Double) -> String { "(\(format.string(x)), \(format.string(y)))" }
    canvas.annotate(
      Annotation(
        "arrow", region: .line(Path(through: [start, end]), width: 8),
        title: "\(pair(x[index], y[index])) → \(pair(endX[index], endY[index]))",
        data: [
          .init("x", x[index]), .init("y", y[index]), .init("to-x", endX[index]), .init("to-y", endY[index]),
        ]), draw)
  }
}
