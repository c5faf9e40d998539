/// A grid of coloured cells, sampled from a function or given, under other marks; for linear axes.
public struct Raster: Mark {
  private let values: [Double]
  private let columns: Int
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let colors: ColorScale

  /// Samples a function at the middles of cells.
  ///
  /// - Parameters:
  ///   - x: The range of the first number.
  ///   - y: The range of the second.
  ///   - columns: How many cells lie side by side.
  ///   - rows: How many lie above each other.
  ///   - colors: How results become colours.
  ///   - function: What is sampled.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 160, rows: Int = 120, colors: ColorScale,
    _ function: (Double, Double) -> Double
  ) {
    precondition(columns >= 1 && rows >= 1, "Raster: \(columns) × \(rows) cells; it needs at least 1 × 1")
    func middle(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(index) + 0.5) / Double(count)
    }
    // Images start at the top, numbers grow upwards.
    values = (0..<rows).flatMap { row in
      (0..<columns).map { function(middle($0, of: columns, in: x), middle(rows - 1 - row, of: rows, in: y)) }
    }
    self.columns = columns
    self.x = x
    self.y = y
    self.colors = colors
  }

  /// Cells of given numbers: an image, a matrix of weights.
  ///
  /// - Parameters:
  ///   - values: Row by row, the first row at the lowest `y`: on top where the axis is reversed, as it suits matrices.
  ///     NaN has the theme's surface as its colour.
  ///   - columns: How many cells lie side by side.
  ///   - x: What the columns cover; 0 up to their count without.
  ///   - y: What the rows cover, from the lowest up; 0 up to their count without.
  ///   - colors: How numbers become colours.
  /// - Precondition: The values fill whole rows.
  public init(
    _ values: some Collection<some PlotNumber>, columns: Int, x: ClosedRange<Double>? = nil,
    y: ClosedRange<Double>? = nil, colors: ColorScale
  ) {
    precondition(
      columns >= 1 && values.count % columns == 0,
      "Raster: \(values.count) values don't fill rows of \(columns)")
    let numbers = plotNumbers(values)
    // Images start at the top, numbers grow upwards.
    self.values = stride(from: numbers.count - columns, through: 0, by: -columns).flatMap {
      numbers[$0..<($0 + columns)]
    }
    self.columns = columns
    self.x = x ?? 0...Double(columns)
    self.y = y ?? 0...Double(max(values.count / columns, 1))
    self.colors = colors
  }

  /// The ends of the first range.
  public var horizontalExtent: PlotExtent { PlotExtent(covering: x) }
  /// The ends of the second range.
  public var verticalExtent: PlotExtent { PlotExtent(covering: y) }

  /// Paints the cells as one image, which has no seams.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let start = Point(frame.horizontal.place(of: x.lowerBound), frame.vertical.place(of: y.upperBound))
    let end = Point(frame.horizontal.place(of: x.upperBound), frame.vertical.place(of: y.lowerBound))
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite, !values.isEmpty else { return }
    var pixels = values.map { colors.color(for: $0, in: frame.theme) }
    var rows = stride(from: 0, to: pixels.count, by: columns).map { Array(pixels[$0..<$0 + columns]) }
    // An image has no negative size: where an axis runs the other way, so do its cells.
    if end.y < start.y { rows.reverse() }
    if end.x < start.x { rows = rows.map { $0.reversed() } }
    pixels = Array(rows.joined())
    canvas.draw(
      Image(width: columns, pixels: pixels),
      in: Rectangle(
        x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x),
        height: abs(end.y - start.y)))
  }
}
