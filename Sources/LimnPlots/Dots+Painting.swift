extension Dots {
  /// More dots than these are painted at once.
  private static let mostAnnotated = 2_000
  /// More than these are painted as pixels.
  private static let mostDrawn = 10_000
  /// Many dots of several colours are painted in so many turns, so that no colour lies over all others.
  private static let turns = 4
  /// Numbers have so many colours where dots are painted at once; the eye tells fewer apart.
  private static let shades = 48

  var showsSigns: Bool { hasSigns && dots.count <= Self.mostAnnotated }

  /// That there are too many to draw each.
  public func notes(in frame: PlotFrame) -> [String] {
    guard dots.count > Self.mostDrawn else { return [] }
    return ["\(NumberFormat.grouped.string(Double(dots.count))) dots, drawn as pixels in SVG and PDF too"]
  }

  /// Paints the dots, each with a thin rim of the page's colour, so that those that overlap can be counted; many
  /// dots have none.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard dots.count <= Self.mostAnnotated else { return paintTogether(on: canvas, frame) }
    for dot in dots {
      guard let middle = frame.point(dot.x, dot.y) else { continue }
      let place = Rectangle(center: middle, size: Size(2 * radius, 2 * radius))
      canvas.annotate(
        Annotation("dot", region: .rectangle(place), title: dot.title, data: data(of: dot))
      ) {
        let outline =
          showsSigns
          ? frame.marker(of: groups[dot.group]).path(at: middle, radius: radius) : Path(ellipseIn: place)
        let color = color(of: dot, frame)
        canvas.fill(
          outline, with: isHollow ? frame.theme.background : opacity < 1 ? color.opacity(opacity) : color)
        canvas.stroke(
          outline,
          with: Stroke(isHollow ? color : frame.theme.background, width: isHollow ? 1.5 : 1))
      }
    }
  }

  private func data(of dot: Dot) -> [Annotation.Datum] {
    var data: [Annotation.Datum] = []
    if case .number(let x) = dot.x { data.append(.init("x", x)) }
    if case .number(let y) = dot.y { data.append(.init("y", y)) }
    if let value = dot.value { data.append(.init("value", value)) }
    if !groups[dot.group].name.isEmpty { data.append(.init("series", groups[dot.group].name)) }
    return data
  }

  private func color(of dot: Dot, _ frame: PlotFrame) -> Color {
    guard let colors, let value = dot.value else { return frame.color(of: groups[dot.group]) }
    return colors.dotColor(for: value, in: frame.theme)
  }

  /// The colours of dots that are painted at once, and which of them each dot has.
  private func shades(_ frame: PlotFrame) -> (colors: [Color], of: (Dot) -> Int) {
    guard let scale = colors else { return (groups.map { frame.color(of: $0) }, \.group) }
    // One more for those without a number.
    let shades = (0..<Self.shades).map {
      scale.color(at: (Double($0) + 0.5) / Double(Self.shades), in: frame.theme)
    }
    return (
      [frame.theme.line] + shades,
      { dot in
        guard let value = dot.value, scale.canShow(value), let fraction = scale.fraction(of: value) else {
          return 0
        }
        return 1 + min(Self.shades - 1, Int(fraction * Double(Self.shades)))
      }
    )
  }

  private func paintTogether(on canvas: any Canvas, _ frame: PlotFrame) {
    let (colors, position) = shades(frame)
    let turns = colors.count > 1 ? Self.turns : 1
    var places = [[Point]](repeating: [], count: turns * colors.count)
    var shown = 0
    for (index, dot) in dots.enumerated() {
      guard let middle = frame.point(dot.x, dot.y) else { continue }
      places[index % turns * colors.count + position(dot)].append(middle)
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
    func paint() {
      for (index, centers) in places.enumerated() where !centers.isEmpty {
        let color = colors[index % colors.count]
        canvas.dots(at: centers, radius: radius, with: opacity < 1 ? color.opacity(opacity) : color)
      }
    }
    canvas.annotate(
      Annotation(
        "dots", region: .rectangle(frame.area), title: (names.isEmpty ? "" : names + "\n") + "\(count) dots",
        data: data)
    ) {
      if dots.count > Self.mostDrawn {
        // Dots on the edge are whole.
        canvas.rasterize(in: frame.area.inset(by: -radius.rounded(.up)), paint)
      } else {
        paint()
      }
    }
  }
}

extension ColorScale {
  /// Whether the scale has a colour of its own for a number.
  func canShow(_ number: Double) -> Bool {
    !number.isNaN && (transform == .linear || number > 0)
  }

  /// The colour of a small mark for a number: gray for what the scale can't show.
  func dotColor(for number: Double, in theme: Theme) -> Color {
    canShow(number) ? color(for: number, in: theme) : theme.line
  }
}
