/// Lines and curves, open or closed.
public struct Path: Hashable, Sendable {
  /// One step of a path.
  public enum Element: Hashable, Sendable {
    /// Starts a new line at a point.
    case move(Point)
    /// A straight line to a point.
    case line(Point)
    /// A Bézier curve to the last point, drawn towards the two control points.
    case curve(Point, Point, Point)
    /// A straight line back to where the line started.
    case close
  }

  /// The steps in order.
  public var elements: [Element]

  /// A path of the given steps.
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// A line through points.
  @inlinable
  public init(through points: some Sequence<Point>) {
    elements = points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
  }

  /// The outline of a rectangle, with round corners if `cornerRadius` is above 0.
  public init(_ rectangle: Rectangle, cornerRadius: Double = 0) {
    let radius = min(cornerRadius, rectangle.width / 2, rectangle.height / 2)
    let (left, top, right, bottom) = (rectangle.x, rectangle.y, rectangle.maxX, rectangle.maxY)
    guard radius > 0 else {
      elements = [
        .move(Point(left, top)), .line(Point(right, top)), .line(Point(right, bottom)),
        .line(Point(left, bottom)),
        .close,
      ]
      return
    }
    let bend = radius * (1 - Self.circleBend)
    elements = [
      .move(Point(left + radius, top)), .line(Point(right - radius, top)),
      .curve(Point(right - bend, top), Point(right, top + bend), Point(right, top + radius)),
      .line(Point(right, bottom - radius)),
      .curve(Point(right, bottom - bend), Point(right - bend, bottom), Point(right - radius, bottom)),
      .line(Point(left + radius, bottom)),
      .curve(Point(left + bend, bottom), Point(left, bottom - bend), Point(left, bottom - radius)),
      .line(Point(left, top + radius)),
      .curve(Point(left, top + bend), Point(left + bend, top), Point(left + radius, top)),
      .close,
    ]
  }

  /// The outline of the ellipse that touches the rectangle's edges.
  public init(ellipseIn rectangle: Rectangle) {
    let (rx, ry) = (rectangle.width / 2, rectangle.height / 2)
    let (bx, by) = (rx * Self.circleBend, ry * Self.circleBend)
    let center = rectangle.center
    func at(_ dx: Double, _ dy: Double) -> Point { Point(center.x + dx, center.y + dy) }
    elements = [
      .move(at(rx, 0)), .curve(at(rx, by), at(bx, ry), at(0, ry)),
      .curve(at(-bx, ry), at(-rx, by), at(-rx, 0)),
      .curve(at(-rx, -by), at(-bx, -ry), at(0, -ry)), .curve(at(bx, -ry), at(rx, -by), at(rx, 0)), .close,
    ]
  }

  /// How far a control point stands from the end of a quarter circle of radius 1.
  private static let circleBend = 4.0 / 3 * (2.0.squareRoot() - 1)
}
