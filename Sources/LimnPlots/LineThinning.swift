/// Leaves out the points of a line that can't be seen.
///
/// Of all points that follow each other within one narrow column, the first, the lowest, the highest and the last
/// give the same picture as all of them (M4: Jugel and others, "M4: A Visualization-Oriented Time Series Data
/// Aggregation", 2014), so that no spike is lost.
enum LineThinning {
  /// The width of a column: a pixel at two pixels a point.
  static let columnWidth = 0.5

  /// The places of unbroken parts of a line.
  ///
  /// - Parameters:
  ///   - x: The numbers along.
  ///   - y: The numbers across; NaN, infinite ones and those without a place break the line.
  ///   - horizontal: Turns `x` into places.
  ///   - vertical: Turns `y` into places.
  ///   - columnWidth: In points.
  static func parts(
    x: [Double], y: [Double], _ horizontal: Scale, _ vertical: Scale,
    columnWidth: Double = LineThinning.columnWidth
  ) -> [[Point]] {
    let count = min(x.count, y.count)
    let (along, across) = (horizontal.placing, vertical.placing)
    // Few points are drawn as they are.
    let isThinned = Double(count) > 4 * abs(horizontal.end - horizontal.start) / columnWidth
    var parts: [[Point]] = []
    var part: [Point] = []
    var column = Column()
    func endPart() {
      column.flush(into: &part)
      if !part.isEmpty { parts.append(part) }
      part = []
    }
    for index in 0..<count {
      let place = Point(along(x[index]), across(y[index]))
      guard place.x.isFinite, place.y.isFinite else {
        endPart()
        continue
      }
      guard isThinned else {
        part.append(place)
        continue
      }
      // Places are not negative but outside of the page, where columns may be wider.
      let position = Int(place.x / columnWidth)
      if column.isEmpty || position != column.position { column.flush(into: &part); column.start(position) }
      column.add(place)
    }
    endPart()
    return parts
  }

  /// The points within one column.
  private struct Column {
    private(set) var position = 0
    private var count = 0
    private var first = Point(0, 0)
    private var last = Point(0, 0)
    private var lowest = Point(0, 0)
    private var highest = Point(0, 0)
    private var isLowestFirst = true

    var isEmpty: Bool { count == 0 }

    mutating func start(_ position: Int) {
      self.position = position
      count = 0
    }

    mutating func add(_ point: Point) {
      if count == 0 {
        (first, lowest, highest) = (point, point, point)
      } else if point.y < lowest.y {
        lowest = point
        isLowestFirst = false
      } else if point.y > highest.y {
        highest = point
        isLowestFirst = true
      }
      last = point
      count += 1
    }

    /// Adds the points that show, in their order.
    mutating func flush(into part: inout [Point]) {
      guard count > 0 else { return }
      part.append(first)
      let extremes = isLowestFirst ? [lowest, highest] : [highest, lowest]
      if count > 2 { for point in extremes where point != first && point != last { part.append(point) } }
      if count > 1 { part.append(last) }
      count = 0
    }
  }
}
