extension Rectangle {
  /// The point within that is nearest to another.
  func nearest(to point: Point) -> Point {
    Point(max(x, min(point.x, maxX)), max(y, min(point.y, maxY)))
  }

  /// Whether a line runs through the inside (Liang and Barsky, 1984).
  func isCrossed(by start: Point, _ end: Point) -> Bool {
    let way = end - start
    var (first, last) = (0.0, 1.0)
    for (step, low, high) in [(way.x, x - start.x, maxX - start.x), (way.y, y - start.y, maxY - start.y)] {
      if step == 0 {
        guard low < 0, high > 0 else { return false }
        continue
      }
      first = max(first, min(low / step, high / step))
      last = min(last, max(low / step, high / step))
    }
    return first < last
  }
}
