extension Dots {
  /// More dots than these are painted at once.
  private static let mostAnnotated = 2_000
  /// Many dots of several colours are painted in so many turns, so that no colour lies over all others.
  private static let turns = 4

  /// Paints the dots, each with a thin rim of the page's colour, so that those that overlap can be counted; many
  /// dots have none.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard dots.count <= Self.mostAnnotated else { return paintTogether(on: canvas, frame) }
    for dot in dots {
      guard let middle = frame.point(dot.x, dot.y) else { continue }
      let place = Rectangle(center: middle, size: Size(2 * radius, 2 * radius))
      var data: [Annotation.Datum] = []
      if case .number(let x) = dot.x { data.append(.init("x", x)) }
      if case .number(let y) = dot.y { data.append(.init("y", y)) }
      if !groups[dot.group].name.isEmpty { data.append(.init("series", groups[dot.group].name)) }
      canvas.annotate(Annotation("dot", region: .rectangle(place), title: dot.title, data: data)) {
        let outline = Path(ellipseIn: place)
        let color = frame.color(of: groups[dot.group])
        canvas.fill(outline, with: opacity < 1 ? color.opacity(opacity) : color)
        canvas.stroke(outline, with: Stroke(frame.theme.background, width: 1))
      }
    }
  }

  private func paintTogether(on canvas: any Canvas, _ frame: PlotFrame) {
    let turns = groups.count > 1 ? Self.turns : 1
    var places = [[Point]](repeating: [], count: turns * groups.count)
    var shown = 0
    for (index, dot) in dots.enumerated() {
      guard let middle = frame.point(dot.x, dot.y) else { continue }
      places[index % turns * groups.count + dot.group].append(middle)
      shown += 1
    }
    let names = groups.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
    var data: [Annotation.Datum] = [
      .init("series", names), .init("count", "\(dots.count)"), .init("shown", "\(shown)"),
    ]
    for (name, extent) in [("x", horizontalExtent), ("y", verticalExtent)] {
      guard let range = extent.range else { continue }
      data += [.init("\(name)-min", range.lowerBound), .init("\(name)-max", range.upperBound)]
    }
    let count = NumberFormat.grouped.string(Double(dots.count))
    canvas.annotate(
      Annotation(
        "dots", region: .rectangle(frame.area), title: (names.isEmpty ? "" : names + "\n") + "\(count) dots",
        data: data)
    ) {
      for (index, centers) in places.enumerated() where !centers.isEmpty {
        let color = frame.color(of: groups[index % groups.count])
        canvas.dots(at: centers, radius: radius, with: opacity < 1 ? color.opacity(opacity) : color)
      }
    }
  }
}
