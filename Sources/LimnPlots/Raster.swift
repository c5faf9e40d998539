/// A function of two numbers as a grid of coloured cells under other marks.
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

  /// The ends of the first range.
  public var horizontalValues: [PlotValue] { [.number(x.lowerBound), .number(x.upperBound)] }
  /// The ends of the second range.
  public var verticalValues: [PlotValue] { [.number(y.lowerBound), .number(y.upperBound)] }

  /// Paints the cells as one image, which has no seams.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard let start = frame.point(.number(x.lowerBound), .number(y.upperBound)),
      let end = frame.point(.number(x.upperBound), .number(y.lowerBound))
    else { return }
    let pixels = values.map { colors.color(for: $0, in: frame.theme) }
    canvas.draw(
      Image(width: columns, pixels: pixels),
      in: Rectangle(x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y))
  }
}
