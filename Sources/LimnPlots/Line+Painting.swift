extension Line {
  /// Lines of up to this many points have each point annotated.
  private static let mostAnnotatedPoints = 200
  /// Lines of up to this many points have their numbers in the annotation.
  private static let mostListedPoints = 1_000
  /// Where numbers are missing oftener than this, only as many places are marked.
  private static let mostMissing = 50
  private static let markerRadius = 3.5
  private static let markerDistance = 36.0

  /// Paints the lines.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    for course in courses {
      let parts = LineThinning.parts(x: course.x, y: course.y, frame.horizontal, frame.vertical)
      canvas.annotate(annotation(of: course, parts, frame)) {
        paint(course, parts, on: canvas, frame)
        annotatePoints(of: course, on: canvas, frame)
      }
      paintMissing(of: course, on: canvas, frame)
    }
  }

  private func paint(_ course: Course, _ parts: [[Point]], on canvas: any Canvas, _ frame: PlotFrame) {
    let color = frame.color(of: course.series)
    let stroke = Stroke(
      color.opacity(style.opacity), width: style.width,
      dash: frame.dash(of: course.series, style.dash).pattern(width: style.width))
    for part in parts {
      guard part.count > 1 else {
        // A point alone has no length, and would not show.
        let place = Rectangle(center: part[0], size: Size(2 * style.width, 2 * style.width))
        if style.marker == nil { canvas.fill(Path(ellipseIn: place), with: stroke.color) }
        continue
      }
      let points = style.course == .stepped ? Self.stepped(part) : part
      canvas.stroke(Path(through: points), with: stroke)
    }
    guard let marker = style.marker else { return }
    var last = Point(-1e9, 0)
    let count = parts.reduce(0) { $0 + $1.count }
    let everyPoint = Double(count) * Self.markerDistance / 3 <= frame.area.width
    for point in parts.joined() where everyPoint || (point - last).length >= Self.markerDistance {
      last = point
      let path = marker.path(at: point, radius: Self.markerRadius)
      canvas.fill(path, with: color)
      canvas.stroke(path, with: Stroke(frame.theme.background, width: 0.8))
    }
  }

  private static func stepped(_ points: [Point]) -> [Point] {
    var steps = [points[0]]
    for (start, end) in zip(points, points.dropFirst()) { steps += [Point(end.x, start.y), end] }
    return steps
  }

  private func annotation(of course: Course, _ parts: [[Point]], _ frame: PlotFrame) -> Annotation {
    // A few hundred points are enough to rest the pointer on.
    let count = parts.reduce(0) { $0 + $1.count }
    let every = max(1, count / 300)
    var path = Path()
    for part in parts {
      for (index, point) in part.enumerated()
      where index == 0 || index == part.count - 1 || index % every == 0 {
        path.elements.append(index == 0 ? .move(point) : .line(point))
      }
    }
    var data: [Annotation.Datum] = [
      .init("series", course.series.name), .init("count", "\(course.y.count)"),
    ]
    let missing = course.yExtent.hiddenCount(on: frame.vertical.transform)
    if missing > 0 { data.append(.init("missing", "\(missing)")) }
    var facts = ["\(NumberFormat.grouped.string(Double(course.y.count))) points"]
    for (name, extent) in [("x", course.xExtent), ("y", course.yExtent)] {
      guard let range = extent.range else { continue }
      data += [.init("\(name)-min", range.lowerBound), .init("\(name)-max", range.upperBound)]
      facts.append(
        "\(name) \(NumberFormat.significant(5).string(range.lowerBound)) to "
          + NumberFormat.significant(5).string(range.upperBound))
    }
    if course.y.count <= Self.mostListedPoints {
      data.append(.init("x", course.x.map { "\($0)" }.joined(separator: " ")))
      data.append(.init("y", course.y.map { "\($0)" }.joined(separator: " ")))
    }
    let name = course.series.name
    return Annotation(
      "line", region: .line(path, width: 8),
      title: (name.isEmpty ? "" : name + "\n") + facts.joined(separator: ", "), data: data)
  }

  private func annotatePoints(of course: Course, on canvas: any Canvas, _ frame: PlotFrame) {
    guard course.y.count <= Self.mostAnnotatedPoints else { return }
    let name = course.series.name
    for (x, y) in zip(course.x, course.y) {
      guard let place = frame.point(.number(x), .number(y)) else { continue }
      let label = "\(NumberFormat.shortest.string(x)), \(NumberFormat.significant(6).string(y))"
      canvas.annotate(
        Annotation(
          "point", region: .rectangle(Rectangle(center: place, size: Size(8, 8))),
          title: (name.isEmpty ? "" : name + "\n") + label, data: [.init("x", x), .init("y", y)])
      ) {}
    }
  }

  /// A cross where a run of NaN starts, level with the number before it, and an arrow head at the edge where the line
  /// goes to infinity.
  private func paintMissing(of course: Course, on canvas: any Canvas, _ frame: PlotFrame) {
    guard course.yExtent.notFiniteCount > 0 else { return }
    var marked = 0
    var level: Double?
    var index = 0
    while index < course.y.count, marked < Self.mostMissing {
      let y = course.y[index]
      if y.isFinite {
        let place = frame.vertical.place(of: y)
        if place.isFinite { level = place }
        index += 1
        continue
      }
      let start = index
      func isSame(_ other: Double) -> Bool { y.isNaN ? other.isNaN : other == y }
      while index < course.y.count, isSame(course.y[index]) { index += 1 }
      guard let x = frame.horizontal.position(of: .number(course.x[start])) else { continue }
      marked += 1
      let edge = y > 0 ? frame.vertical.end : frame.vertical.start
      let middle = Point(x, y.isNaN ? level ?? frame.vertical.start : edge)
      let times = index - start > 1 ? ", \(NumberFormat.grouped.string(Double(index - start))) in a row" : ""
      let title =
        "\(NumberFormat.shortest.string(y)) at \(NumberFormat.shortest.string(course.x[start]))\(times)"
      canvas.annotate(
        Annotation(
          "missing", region: .rectangle(Rectangle(center: middle, size: Size(10, 10))), title: title,
          data: [
            .init("series", course.series.name), .init("x", course.x[start]), .init("y", y),
            .init("count", "\(index - start)"),
          ])
      ) {
        paintSign(of: y, at: middle, inwards: edge == frame.area.y ? 1 : -1, on: canvas, frame.theme)
      }
    }
  }

  private func paintSign(
    of number: Double, at point: Point, inwards: Double, on canvas: any Canvas, _ theme: Theme
  ) {
    guard number.isNaN else {
      canvas.fill(
        Path([
          .move(point), .line(point + Point(4.5, 8 * inwards)), .line(point + Point(-4.5, 8 * inwards)),
          .close,
        ]), with: theme.alert)
      return
    }
    let radius = 3.5
    for stroke in [Stroke(theme.background, width: 4), Stroke(theme.alert, width: 1.75)] {
      canvas.stroke(
        Path([
          .move(point + Point(-radius, -radius)), .line(point + Point(radius, radius)),
          .move(point + Point(-radius, radius)), .line(point + Point(radius, -radius)),
        ]), with: stroke)
    }
  }
}
