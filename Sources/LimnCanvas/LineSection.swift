/// Where columns cut a stroke along a line that runs from left to right, with round joins and ends.
///
/// Such a line never comes back over a column that it has left, so that every column cuts its stroke in one unbroken
/// piece: from the lowest to the highest place of the round ends of the lines' parts and of their sides.
struct LineSection {
  private let points: [Point]
  private let radius: Double
  private let sides: [Side]
  /// The parts of the line that the last column met: they only move on.
  private var parts = 0..<0

  /// The two long sides of a part's stroke: each lies `offset` to one way of the part.
  private struct Side {
    let offset: Point
    let slope: Double
  }

  /// - Precondition: Two points at least; none lies left of the one before it.
  init(through points: [Point], radius: Double) {
    self.points = points
    self.radius = radius
    sides = zip(points, points.dropFirst()).map { start, end in
      let way = end - start
      let length = way.length
      guard length > 0 else { return Side(offset: Point(0, radius), slope: 0) }
      return Side(
        offset: Point(-way.y / length * radius, way.x / length * radius), slope: way.x > 0 ? way.y / way.x : 0
      )
    }
  }

  /// What the column at `x` cuts out of the stroke, if it meets it; columns have to be asked for from left to right.
  mutating func cut(at x: Double) -> (top: Double, bottom: Double)? {
    points.withUnsafeBufferPointer { points in
      var (first, end) = (parts.lowerBound, parts.upperBound)
      while first < sides.count, points[first + 1].x + radius < x { first += 1 }
      end = max(end, first)
      while end < sides.count, points[end].x - radius <= x { end += 1 }
      parts = first..<end
      var (top, bottom) = (Double.infinity, -Double.infinity)
      for index in first..<end {
        addRound(at: points[index], x, &top, &bottom)
        let (start, stop, side) = (points[index], points[index + 1], sides[index])
        addSide(from: start + side.offset, to: stop.x + side.offset.x, side.slope, x, &top, &bottom)
        addSide(from: start - side.offset, to: stop.x - side.offset.x, side.slope, x, &top, &bottom)
      }
      if first < end { addRound(at: points[end], x, &top, &bottom) }
      return top <= bottom ? (top, bottom) : nil
    }
  }

  /// Adds the place where the column cuts a side, if it does.
  private func addSide(
    from start: Point, to end: Double, _ slope: Double, _ x: Double, _ top: inout Double,
    _ bottom: inout Double
  ) {
    guard x >= start.x, x <= end else { return }
    let y = start.y + (x - start.x) * slope
    top = min(top, y)
    bottom = max(bottom, y)
  }

  /// Adds what the column cuts out of a round end.
  private func addRound(at center: Point, _ x: Double, _ top: inout Double, _ bottom: inout Double) {
    let away = x - center.x
    let square = radius * radius - away * away
    guard square >= 0 else { return }
    let half = square.squareRoot()
    top = min(top, center.y - half)
    bottom = max(bottom, center.y + half)
  }
}
