/// Slanting lines over what has no number because it can't have one, apart from what has a small one.
struct Hatching {
  let theme: Theme

  private var stroke: Stroke { Stroke(theme.background.mixed(with: theme.line, 0.45), width: 0.7) }

  /// Hatches a rectangle.
  func paint(_ place: Rectangle, spacing: Double, on canvas: any Canvas) {
    paint(place, rows: 1, columns: 1, isHatched: [true], spacing: spacing, on: canvas)
  }

  /// Hatches those cells of a grid that are to be, in one path of unbroken lines.
  func paint(
    _ area: Rectangle, rows: Int, columns: Int, isHatched: [Bool], spacing: Double, on canvas: any Canvas
  ) {
    guard area.width > 0, area.height > 0, isHatched.contains(true) else { return }
    let cell = Size(area.width / Double(columns), area.height / Double(rows))
    var path = Path()
    // Each line has one sum of x and y: from the lower left to the upper right.
    for sum in stride(from: spacing / 2, to: area.width + area.height, by: spacing) {
      var x = max(0, sum - area.height)
      let end = min(area.width, sum)
      var start: Double?
      func finish(at x: Double) {
        if let from = start {
          path.elements += [
            .move(Point(area.x + from, area.y + sum - from)), .line(Point(area.x + x, area.y + sum - x)),
          ]
        }
        start = nil
      }
      while x < end - 1e-9 {
        let column = min(columns - 1, Int((x + 1e-9) / cell.width))
        let y = sum - x
        let row = min(rows - 1, max(0, Int((y - 1e-9) / cell.height)))
        // The line leaves the cell at its right or its upper edge.
        let next = min(end, Double(column + 1) * cell.width, sum - Double(row) * cell.height)
        if isHatched[row * columns + column] {
          if start == nil { start = x }
        } else {
          finish(at: x)
        }
        x = max(next, x + 1e-6)
      }
      finish(at: end)
    }
    canvas.stroke(path, with: stroke)
  }
}
