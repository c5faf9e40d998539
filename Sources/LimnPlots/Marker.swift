/// A small sign at the points of a line: a second sign, beside colour, of which line is which.
public enum Marker: Hashable, Sendable, CaseIterable {
  /// A round dot.
  case circle
  /// A square on its side.
  case square
  /// A square on its corner.
  case diamond
  /// A triangle that points up.
  case triangle

  /// The outline around a point; all of about the same area.
  func path(at center: Point, radius: Double) -> Path {
    func at(_ dx: Double, _ dy: Double) -> Point { center + Point(dx * radius, dy * radius) }
    switch self {
    case .circle:
      return Path(ellipseIn: Rectangle(center: center, size: Size(2 * radius, 2 * radius)))
    case .square:
      return Path(Rectangle(center: center, size: Size(1.77 * radius, 1.77 * radius)))
    case .diamond:
      return Path([.move(at(0, -1.25)), .line(at(1.25, 0)), .line(at(0, 1.25)), .line(at(-1.25, 0)), .close])
    case .triangle:
      return Path([.move(at(0, -1.3)), .line(at(1.25, 0.9)), .line(at(-1.25, 0.9)), .close])
    }
  }
}
