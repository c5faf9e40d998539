/// Which parts of an area are painted on, in coarse squares: where a legend would hide data.
struct Coverage {
  private let area: Rectangle
  private let columns: Int
  private let rows: Int
  private var isTaken: [Bool]
  private static let square = 4.0

  /// What the commands of a canvas paint within an area.
  init(of canvas: RecordingCanvas, in area: Rectangle, measurer: TextMeasurer) {
    self.area = area
    columns = max(1, Int((area.width / Self.square).rounded(.up)))
    rows = max(1, Int((area.height / Self.square).rounded(.up)))
    isTaken = [Bool](repeating: false, count: columns * rows)
    for command in canvas.commands {
      switch command {
      case .fill(let path, _): fill(path)
      case .stroke(let path, _): stroke(path)
      case .image(_, let rectangle): take(rectangle)
      case .dots(let centers, let radius, _):
        for center in centers { take(Rectangle(center: center, size: Size(2 * radius, 2 * radius))) }
      case .text(let text, let point, _, let font, _, _):
        // Whichever its anchor, the text lies within its width around the point.
        let width = measurer.width(of: text, in: font)
        take(Rectangle(center: point, size: Size(2 * width, 2 * font.size)))
      default: break
      }
    }
  }

  /// How many squares within a rectangle are painted on.
  func count(in rectangle: Rectangle) -> Int {
    let (x, y) = squares(rectangle)
    return y.reduce(0) { total, row in total + x.count { isTaken[row * columns + $0] } }
  }

  /// The place of a box of the given size: the first of the corners and sides that is free, or has the least.
  func place(for size: Size, inset: Double) -> (rectangle: Rectangle, isFree: Bool)? {
    let (left, top) = (area.x + inset, area.y + inset)
    let (right, bottom) = (area.maxX - inset - size.width, area.maxY - inset - size.height)
    guard right >= left, bottom >= top else { return nil }
    let (center, middle) = ((left + right) / 2, (top + bottom) / 2)
    let origins = [
      Point(right, top), Point(left, top), Point(right, bottom), Point(left, bottom), Point(center, top),
      Point(center, bottom), Point(right, middle), Point(left, middle),
    ]
    var best: (rectangle: Rectangle, count: Int)?
    for origin in origins {
      let rectangle = Rectangle(x: origin.x, y: origin.y, width: size.width, height: size.height)
      let count = count(in: rectangle)
      if count == 0 { return (rectangle, true) }
      if count < best?.count ?? .max { best = (rectangle, count) }
    }
    return best.map { ($0.rectangle, false) }
  }

  private func squares(_ rectangle: Rectangle) -> (x: Range<Int>, y: Range<Int>) {
    func range(_ start: Double, _ end: Double, _ limit: Int) -> Range<Int> {
      guard start.isFinite, end.isFinite else { return 0..<0 }
      let first = Int(max(0, min(Double(limit), (start / Self.square).rounded(.down))))
      let last = Int(max(0, min(Double(limit), (end / Self.square).rounded(.up))))
      return first..<max(first, last)
    }
    return (
      range(rectangle.x - area.x, rectangle.maxX - area.x, columns),
      range(rectangle.y - area.y, rectangle.maxY - area.y, rows)
    )
  }

  private mutating func take(_ rectangle: Rectangle) {
    let (x, y) = squares(rectangle)
    for row in y { for column in x { isTaken[row * columns + column] = true } }
  }

  /// The lines of a path, curves as the lines through their control points.
  private static func lines(_ path: Path) -> [(Point, Point)] {
    var lines: [(Point, Point)] = []
    var (first, last) = (Point(0, 0), Point(0, 0))
    for element in path.elements {
      switch element {
      case .move(let point): (first, last) = (point, point)
      case .line(let point):
        lines.append((last, point))
        last = point
      case .curve(let a, let b, let end):
        lines += [(last, a), (a, b), (b, end)]
        last = end
      case .close:
        lines.append((last, first))
        last = first
      }
    }
    return lines
  }

  private mutating func stroke(_ path: Path) {
    for (start, end) in Self.lines(path) {
      let way = end - start
      let steps = way.length / (Self.square / 2)
      guard steps.isFinite else { continue }
      for step in 0...Int(min(steps, 4_000)) {
        let point = start + way * (steps < 1 ? 0 : Double(step) / steps)
        take(Rectangle(center: point, size: Size(0.5, 0.5)))
      }
    }
  }

  /// The inside, row by row: from each odd crossing of the outline to the next.
  private mutating func fill(_ path: Path) {
    let lines = Self.lines(path)
    guard lines.count > 4 || lines.count < 3 else {
      let xs = lines.map(\.0.x), ys = lines.map(\.0.y)
      take(Rectangle(x: xs.min()!, y: ys.min()!, width: xs.max()! - xs.min()!, height: ys.max()! - ys.min()!))
      return
    }
    var crossings = [[Double]](repeating: [], count: rows)
    for (start, end) in lines where start.y != end.y {
      let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
      let (_, covered) = squares(
        Rectangle(x: area.x, y: upper.y - Self.square, width: 0, height: lower.y - upper.y + 2 * Self.square))
      for row in covered {
        let y = area.y + (Double(row) + 0.5) * Self.square
        guard y >= upper.y, y < lower.y else { continue }
        crossings[row].append(upper.x + (lower.x - upper.x) * (y - upper.y) / (lower.y - upper.y))
      }
    }
    for (row, crossings) in crossings.enumerated() {
      let sorted = crossings.sorted()
      for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
        let y = area.y + (Double(row) + 0.5) * Self.square
        take(Rectangle(x: sorted[pair], y: y, width: sorted[pair + 1] - sorted[pair], height: 0.1))
      }
    }
    stroke(path)
  }
}
