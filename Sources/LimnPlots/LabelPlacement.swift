import LimnPlatform

/// Finds places for labels near points, so that no two overlap.
///
/// Labels are placed one after the other, the most important first: each takes the first free place of eight around
/// its point, or farther away with a line that leads to it. (A search for the best places of all at once, as by
/// simulated annealing, takes thousands of times longer, and gives other places for a small change of the data.)
public struct LabelPlacement {
  /// What becomes of a label that finds no place beside its point.
  public enum Overflow: Hashable, Sendable {
    /// It is left out.
    case drop
    /// It stands farther away, at the end of a thin line; it is left out if there is no place either.
    case lead
  }

  /// A place that was found.
  public struct Place: Hashable, Sendable {
    /// Where the label stands.
    public let rectangle: Rectangle
    /// Whether it stands so far from its point that a line has to lead there.
    public let isLed: Bool

    /// The place in an area whose corner lies elsewhere.
    func moved(by way: Point) -> Place {
      Place(
        rectangle: Rectangle(
          x: rectangle.x + way.x, y: rectangle.y + way.y, width: rectangle.width, height: rectangle.height),
        isLed: isLed)
    }
  }

  private let bounds: Rectangle
  private var taken: [Rectangle] = []
  /// Labels and the points they were led from, which no other line may cross.
  private var placed: [Rectangle] = []
  /// The taken rectangles by the squares of a grid that they touch: thousands of labels are placed in no time.
  private var squares: [Int: [Int]] = [:]
  private static let square = 48.0
  private static let leads = [10.0, 16, 26, 38, 52, 70, 95, 125, 160]

  /// A place within an area, from its corner and in steps of 1/64 of a point: labels then find the same places wherever
  /// the area lies, whatever rounding does to its corner.
  static func place(of point: Point, in area: Rectangle) -> Point {
    Point(((point.x - area.x) * 64).rounded() / 64, ((point.y - area.y) * 64).rounded() / 64)
  }

  /// A page where nothing stands yet.
  ///
  /// - Parameter bounds: Labels stay within it.
  public init(within bounds: Rectangle) { self.bounds = bounds }

  /// Keeps labels off a rectangle.
  public mutating func avoid(_ rectangle: Rectangle) {
    for square in Self.squares(of: rectangle) { squares[square, default: []].append(taken.count) }
    taken.append(rectangle)
  }

  /// Whether nothing stands in a rectangle within the bounds.
  public func isFree(_ rectangle: Rectangle) -> Bool {
    guard bounds.contains(rectangle) else { return false }
    return !Self.squares(of: rectangle).contains { square in
      squares[square, default: []].contains { taken[$0].overlaps(rectangle) }
    }
  }

  /// Finds a place for a label and keeps the next ones off it.
  ///
  /// - Parameters:
  ///   - size: The label's extent in points.
  ///   - point: What it names.
  ///   - distance: From the point to the label, in points.
  ///   - overflow: What becomes of it without a place.
  ///   - farthest: How long a line to it may be, in points.
  ///   - mayCross: Whether a line to it may run under other labels.
  ///   - isCentered: Whether it stands over the point where that is free: the name of a group in its midst.
  /// - Returns: The place; `nil` if the label is left out.
  public mutating func place(
    _ size: Size, near point: Point, distance: Double = 5, overflow: Overflow = .drop,
    farthest: Double = 70, mayCross: Bool = false, isCentered: Bool = false
  ) -> Place? {
    let (w, h) = (size.width, size.height)
    if isCentered, let place = take(Rectangle(center: point, size: size), isLed: false) { return place }
    // Right, left, above and below; then the corners, a little nearer.
    let near = distance * 0.7
    let corners: [(Double, Double)] = [
      (distance, -h / 2), (-distance - w, -h / 2), (-w / 2, -distance - h), (-w / 2, distance),
      (near, -near - h), (near, near), (-near - w, -near - h), (-near - w, near),
    ]
    for (dx, dy) in corners {
      if let place = take(Rectangle(x: point.x + dx, y: point.y + dy, width: w, height: h), isLed: false) {
        return place
      }
    }
    guard overflow == .lead else { return nil }
    for length in Self.leads where length <= farthest {
      for step in 0..<16 {
        let angle = Double(step) * .pi / 8
        let middle = Point(
          point.x + cos(angle) * (length + w / 2), point.y - sin(angle) * (length + h / 2))
        let place = Rectangle(center: middle, size: size)
        let line = (point, place.nearest(to: point))
        guard mayCross || !placed.contains(where: { $0.isCrossed(by: line.0, line.1) }) else { continue }
        if let place = take(place, isLed: true) {
          avoid(line: line.0, line.1)
          return place
        }
      }
    }
    return nil
  }

  private mutating func take(_ rectangle: Rectangle, isLed: Bool) -> Place? {
    guard isFree(rectangle) else { return nil }
    avoid(rectangle)
    placed.append(rectangle)
    return Place(rectangle: rectangle, isLed: isLed)
  }

  /// Keeps labels off a line.
  public mutating func avoid(line start: Point, _ end: Point) {
    let way = end - start
    let steps = Int(min(way.length / 3, 1_000).rounded(.up))
    guard steps > 1 else { return }
    for step in 1..<steps {
      avoid(Rectangle(center: start + way * (Double(step) / Double(steps)), size: Size(2, 2)))
    }
  }

  private static func squares(of rectangle: Rectangle) -> [Int] {
    func index(_ place: Double) -> Int { Int((max(-1e5, min(1e5, place)) / square).rounded(.down)) }
    return (index(rectangle.y)...index(rectangle.maxY)).flatMap { row in
      (index(rectangle.x)...index(rectangle.maxX)).map { row * 65_536 + $0 }
    }
  }
}
