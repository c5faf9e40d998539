/// A surface from zero up or down to a number at each place, with a line along its edge.
///
/// On an axis without zero it starts where the axis starts.
public struct Area: Mark {
  private let edge: Line
  private let label: Series
  private let x: [Double]
  private let y: [Double]
  private let opacity: Double

  /// An area over the elements of a collection, in their order along the axis.
  ///
  /// - Parameters:
  ///   - name: What it shows.
  ///   - data: One element a place.
  ///   - x: The number along.
  ///   - y: Where the surface ends.
  ///   - color: The position of its colour in the theme's palette.
  ///   - opacity: That of the surface; 0 for transparent, 1 for opaque.
  ///   - style: How the line along the edge looks.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, x: KeyPath<Data.Element, some PlotNumber>,
    y: KeyPath<Data.Element, some PlotNumber>, color: Int? = nil, opacity: Double = 0.2,
    style: LineStyle = .standard
  ) {
    self.init(
      name, x: plotNumbers(data, x), y: plotNumbers(data, y), color: color, opacity: opacity, style: style)
  }

  /// An area over the numbers of two collections.
  ///
  /// - Parameters:
  ///   - name: What it shows.
  ///   - x: The numbers along, in order.
  ///   - y: Where the surface ends.
  ///   - color: The position of its colour in the theme's palette.
  ///   - opacity: That of the surface; 0 for transparent, 1 for opaque.
  ///   - style: How the line along the edge looks.
  /// - Precondition: Both have the same count.
  public init(
    _ name: String = "", x: some Collection<some PlotNumber>, y: some Collection<some PlotNumber>,
    color: Int? = nil, opacity: Double = 0.2, style: LineStyle = .standard
  ) {
    edge = Line(name, x: x, y: y, color: color, style: style)
    label = Series(name, color: color, symbol: .area)
    self.x = plotNumbers(x)
    self.y = plotNumbers(y)
    self.opacity = opacity
  }

  /// The numbers along.
  public var horizontalExtent: PlotExtent { edge.horizontalExtent }
  /// The numbers across, and zero.
  public var verticalExtent: PlotExtent {
    var extent = edge.verticalExtent
    extent.cover(0)
    return extent
  }
  /// The area by its name.
  public var series: [Series] { [label] }
  /// Places and ends.
  public var tables: [PlotTable] {
    [PlotTable("area", series: label.name, [.init("x", x), .init("y", y)])]
  }
  /// The area's name, level with its last place.
  public func endLabels(in frame: PlotFrame) -> [EdgeLabel] { edge.endLabels(in: frame) }

  /// Paints the surface and the line along its edge.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let ends = Surface.Ends(x: x, lower: nil, upper: y)
    Surface(ends, frame, isStepped: edge.style.course == .stepped).paint(
      "area", label, opacity: opacity, on: canvas, frame, facts: [("y", y)])
    edge.paint(on: canvas, in: frame)
  }
}
