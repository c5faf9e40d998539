/// A translucent surface between two numbers at each place: mean ± deviation, quantiles.
///
/// ```swift
/// Band("train", log, x: \.step, from: \.low, to: \.high)
/// ```
///
/// A band with the name of a line has the line's colour. It breaks where one of its numbers is none.
public struct Band: Mark {
  let label: Series
  let x: [Double]
  let lower: [Double]
  let upper: [Double]
  let opacity: Double

  /// A band over the elements of a collection, in their order along the axis.
  ///
  /// - Parameters:
  ///   - name: What it shows; that of a line for the line's colour.
  ///   - data: One element a place.
  ///   - x: The number along.
  ///   - lower: Where the surface starts.
  ///   - upper: Where it ends.
  ///   - color: The position of its colour in the theme's palette.
  ///   - opacity: 0 for transparent, 1 for opaque.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, x: KeyPath<Data.Element, some PlotNumber>,
    from lower: KeyPath<Data.Element, some PlotNumber>, to upper: KeyPath<Data.Element, some PlotNumber>,
    color: Int? = nil, opacity: Double = 0.2
  ) {
    self.init(
      name, x: plotNumbers(data, x), from: plotNumbers(data, lower), to: plotNumbers(data, upper),
      color: color, opacity: opacity)
  }

  /// A band over the numbers of three collections.
  ///
  /// - Parameters:
  ///   - name: What it shows; that of a line for the line's colour.
  ///   - x: The numbers along, in order.
  ///   - lower: Where the surface starts.
  ///   - upper: Where it ends.
  ///   - color: The position of its colour in the theme's palette.
  ///   - opacity: 0 for transparent, 1 for opaque.
  /// - Precondition: All have the same count.
  public init(
    _ name: String = "", x: some Collection<some PlotNumber>, from lower: some Collection<some PlotNumber>,
    to upper: some Collection<some PlotNumber>, color: Int? = nil, opacity: Double = 0.2
  ) {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "Band: \(x.count) places, \(lower.count) lower and \(upper.count) upper ends; they have to be as many")
    label = Series(name, color: color, symbol: .area)
    self.x = plotNumbers(x)
    self.lower = plotNumbers(lower)
    self.upper = plotNumbers(upper)
    self.opacity = opacity
  }

  /// The numbers along.
  public var horizontalExtent: PlotExtent { PlotExtent(x) }
  /// The numbers of both edges.
  public var verticalExtent: PlotExtent { .union([PlotExtent(lower), PlotExtent(upper)]) }
  /// The band by its name.
  public var series: [Series] { [label] }
  /// Places and both edges.
  public var tables: [PlotTable] {
    [PlotTable("band", series: label.name, [.init("x", x), .init("low", lower), .init("high", upper)])]
  }

  /// Paints the surface.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let ends = Surface.Ends(x: x, lower: lower, upper: upper)
    Surface(ends, frame).paint(
      "band", label, opacity: opacity, on: canvas, frame,
      facts: [("low", lower), ("high", upper)])
  }
}
