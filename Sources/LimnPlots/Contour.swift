/// The line along which a function of two numbers has a given value.
public struct Contour: Mark {
  private let segments: [(Point, Point)]
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let width: Double

  /// Finds the line by marching squares: where the function crosses the level on the sides of small squares,
  /// between their corners in proportion.
  ///
  /// - Parameters:
  ///   - x: The range of the first number.
  ///   - y: The range of the second.
  ///   - columns: How many squares lie side by side.
  ///   - rows: How many lie above each other.
  ///   - level: The value on the line.
  ///   - width: The line's thickness in points.
  ///   - function: The function; where it is no number there is no line.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 120, rows: Int = 120, level: Double,
    width: Double = 1.5, _ function: (Double, Double) -> Double
  ) {
    func corner(_ column: Int, _ row: Int) -> Point {
      // Rounding must not carry the last corner beyond the range, where the axis has no place for it.
      Point(
        min(x.upperBound, x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(columns)),
        min(y.upperBound, y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(rows)))
    }
    let heights = (0...rows).map { row in
      (0...columns).map { column in
        let place = corner(column, row)
        return function(place.x, place.y) - level
      }
    }
    var segments: [(Point, Point)] = []
    for row in 0..<rows {
      for column in 0..<columns {
        // The corners around the square, back to the first.
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { (column + $0.0, row + $0.1) }
        var crossings: [Point] = []
        for (start, end) in zip(corners, corners.dropFirst()) {
          let (from, to) = (heights[start.1][start.0], heights[end.1][end.0])
          guard (from < 0) != (to < 0), !from.isNaN, !to.isNaN else { continue }
          let (first, second) = (corner(start.0, start.1), corner(end.0, end.1))
          crossings.append(first + (second - first) * (from / (from - to)))
        }
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          segments.append((crossings[pair], crossings[pair + 1]))
        }
      }
    }
    self.segments = segments
    self.x = x
    self.y = y
    self.width = width
  }

  /// The ends of the first range.
  public var horizontalExtent: PlotExtent { PlotExtent(covering: x) }
  /// The ends of the second range.
  public var verticalExtent: PlotExtent { PlotExtent(covering: y) }

  /// Paints the line.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    var path = Path()
    for (start, end) in segments {
      guard let start = frame.point(.number(start.x), .number(start.y)),
        let end = frame.point(.number(end.x), .number(end.y))
      else { continue }
      path.elements += [.move(start), .line(end)]
    }
    canvas.stroke(path, with: Stroke(frame.theme.ink, width: width))
  }
}
