/// The surface between two edges, in unbroken parts.
struct Surface {
  /// The edges in numbers.
  struct Ends {
    let x: [Double]
    /// The baseline of the axis without.
    let lower: [Double]?
    let upper: [Double]
  }

  private var parts: [(lower: [Point], upper: [Point])] = []
  private let x: [Double]

  /// Surfaces of up to this many places have their numbers in the annotation.
  private static let mostListed = 1_000

  /// The parts of the surface, where there are many places with only the farthest ends of each narrow column.
  init(_ ends: Ends, _ frame: PlotFrame, isStepped: Bool = false) {
    x = ends.x
    let count = x.count
    let (along, across) = (frame.horizontal.placing, frame.vertical.placing)
    let baseline = frame.vertical.baseline
    let isThinned = Double(count) > 4 * frame.area.width / LineThinning.columnWidth
    var lower: [Point] = []
    var upper: [Point] = []
    var column: Int?
    for index in 0...count {
      let x = index < count ? along(ends.x[index]) : .nan
      let low = index < count ? ends.lower.map { across($0[index]) } ?? baseline : .nan
      let high = index < count ? across(ends.upper[index]) : .nan
      guard x.isFinite, low.isFinite, high.isFinite else {
        if !upper.isEmpty { parts.append((lower, upper)) }
        (lower, upper, column) = ([], [], nil)
        continue
      }
      let position = isThinned ? Int((x / LineThinning.columnWidth).rounded(.down)) : nil
      if let position, position == column, let last = upper.indices.last {
        // Downwards is more on a picture, whichever way the axis runs.
        let (top, bottom) = (min(low, high), max(low, high))
        let isUpright = lower[last].y >= upper[last].y
        lower[last].y = isUpright ? max(lower[last].y, bottom) : min(lower[last].y, top)
        upper[last].y = isUpright ? min(upper[last].y, top) : max(upper[last].y, bottom)
        continue
      }
      column = position
      if isStepped, let edge = upper.last {
        upper.append(Point(x, edge.y))
        lower.append(Point(x, low))
      }
      lower.append(Point(x, low))
      upper.append(Point(x, high))
    }
  }

  /// Paints the parts.
  func paint(
    _ kind: String, _ series: Series, opacity: Double, on canvas: any Canvas, _ frame: PlotFrame,
    facts: [(name: String, numbers: [Double])]
  ) {
    var path = Path()
    for part in parts {
      path.elements += Path(through: part.upper + part.lower.reversed()).elements + [.close]
    }
    let points = parts.flatMap { $0.upper + $0.lower }
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    var data: [Annotation.Datum] = [.init("series", series.name), .init("count", "\(x.count)")]
    var title = series.name.isEmpty ? "" : series.name + "\n"
    title += "\(NumberFormat.grouped.string(Double(x.count))) places"
    let facts = [("x", x)] + facts
    for fact in facts {
      guard let range = PlotExtent(fact.numbers).range else { continue }
      data += [.init("\(fact.name)-min", range.lowerBound), .init("\(fact.name)-max", range.upperBound)]
      let format = NumberFormat.significant(5)
      title += ", \(fact.name) \(format.string(range.lowerBound)) to \(format.string(range.upperBound))"
    }
    if x.count <= Self.mostListed {
      data += facts.map { .init($0.name, $0.numbers.map { "\($0)" }.joined(separator: " ")) }
    }
    let place = Rectangle(x: left, y: top, width: right - left, height: bottom - top)
    canvas.annotate(Annotation(kind, region: .rectangle(place.within(frame.area)), title: title, data: data))
    {
      canvas.fill(path, with: frame.color(of: series).opacity(opacity))
    }
  }
}

extension Rectangle {
  /// The part that lies within another rectangle.
  func within(_ other: Rectangle) -> Rectangle {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Rectangle(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }

  /// Whether the rectangles have a part in common.
  func overlaps(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
