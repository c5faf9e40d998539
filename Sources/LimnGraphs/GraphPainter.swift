/// Paints a graph that has been laid out.
struct GraphPainter {
  let graph: Graph
  let layout: GraphLayout
  let theme: Theme
  let metrics: GraphMetrics
  private let measurer = TextMeasurer()
  private let heading: Heading
  /// What stands first on each node, by id.
  private let names: [String: String]
  private let legendWidths: [Double]
  private let origin: Point
  /// The extent of the whole picture.
  let size: Size

  private static let legendSwatch = 11.0
  private static let legendGap = 18.0
  private static let legendHeight = 34.0
  static let cornerRadius = 6.0

  init(graph: Graph, layout: GraphLayout, metrics: GraphMetrics, theme: Theme) {
    self.graph = graph
    self.layout = layout
    self.metrics = metrics
    self.theme = theme
    names = Dictionary(
      graph.nodes.compactMap { node in node.cells.first { !$0.text.isEmpty }.map { (node.id, $0.text) } },
      uniquingKeysWith: { first, _ in first })
    let measurer = measurer
    legendWidths = graph.legend.map {
      Self.legendSwatch * Double($0.paints.count) + 6 + measurer.width(of: $0.text, in: theme.tickFont)
        + Self.legendGap
    }
    let legendWidth = max(0, legendWidths.reduce(0, +) - Self.legendGap)
    // A title may be wider than a small graph: the page grows with it before the text is cut into lines.
    let widest = max(layout.size.width, legendWidth, 420)
    heading = Heading(
      title: graph.title, subtitle: graph.subtitle, width: widest, theme: theme, measurer: measurer)
    let content = max(layout.size.width, legendWidth, heading.size.width)
    origin = Point(
      theme.margin + max(0, (content - layout.size.width) / 2), theme.margin + heading.size.height)
    size = Size(
      content + 2 * theme.margin,
      heading.size.height + layout.size.height + (graph.legend.isEmpty ? 0 : Self.legendHeight) + 2
        * theme.margin)
  }

  func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    var next = 0
    for cluster in graph.clusters { paint(cluster, &next, on: canvas) }
    let places = Dictionary(zip(graph.nodes.map(\.id), layout.nodes), uniquingKeysWith: { $1 })
    for (edge, route) in zip(graph.edges, layout.edges) {
      paint(edge, route, towards: places[edge.to]?.center, on: canvas)
    }
    for index in graph.nodes.indices { paint(nodeAt: index, on: canvas) }
    paintLegend(on: canvas)
  }

  private func paint(_ cluster: Graph.Cluster, _ next: inout Int, on canvas: any Canvas) {
    let frame = layout.clusters[next]
    next += 1
    let place = moved(frame.rectangle)
    let outline = Path(place, cornerRadius: Self.cornerRadius + 2)
    canvas.annotate(
      Annotation(
        "cluster", region: .rectangle(place), title: cluster.label, data: [.init("label", cluster.label)])
    ) {
      canvas.fill(outline, with: surface(cluster.paint, strength: 0.07).mixed(with: theme.surface, 0.5))
      canvas.stroke(outline, with: Stroke(theme.faintLine.mixed(with: color(cluster.paint), 0.35)))
      if let middle = frame.label {
        let label = measurer.shortened(
          cluster.label, in: theme.labelFont.bold, width: GraphMetrics.widestLabel)
        canvas.draw(
          label, at: middle + origin, anchor: .center, font: theme.labelFont.bold,
          color: theme.secondaryInk)
      }
    }
    for inner in cluster.clusters { paint(inner, &next, on: canvas) }
  }

  private func paint(
    _ edge: Graph.Edge, _ route: GraphLayout.Route, towards middle: Point?, on canvas: any Canvas
  ) {
    let path = moved(route.path)
    let ends = "\(names[edge.from] ?? edge.from) → \(names[edge.to] ?? edge.to)"
    let note = edge.tipLabel.isEmpty ? "" : " (\(edge.tipLabel))"
    let title = edge.label.isEmpty ? ends + note : "\(edge.label): \(ends)"
    canvas.annotate(
      Annotation(
        "edge", region: .line(path, width: 8), title: title,
        data: [.init("from", edge.from), .init("to", edge.to)])
    ) {
      let ink = edge.paint == .neutral ? theme.line : color(edge.paint)
      canvas.stroke(path, with: Stroke(ink, width: 1.2))
      if let tip = route.tip {
        let along = tip - route.end
        let across = Point(-along.y, along.x) * 0.42
        let base = route.end + origin
        canvas.fill(
          Path([.move(tip + origin), .line(base + across), .line(base + across * -1), .close]), with: ink)
      }
      if let tip = route.tip, let middle, !edge.tipLabel.isEmpty {
        // Before the head, on the side away from the node's middle, where no other edge comes in.
        let way = tip - route.end
        let along = way * (1 / max(way.length, 0.001))
        let isBefore = along.x * (middle.y - tip.y) - along.y * (middle.x - tip.x) > 0
        let across = Point(-along.y, along.x) * (isBefore ? -7 : 7)
        canvas.draw(
          edge.tipLabel, at: tip + along * -8 + across + origin, anchor: .center,
          font: theme.tickFont.size(9),
          color: theme.secondaryInk)
      }
      if let middle = route.label {
        let label = measurer.shortened(edge.label, in: theme.tickFont, width: GraphMetrics.widestLabel)
        canvas.draw(
          label, at: middle + origin, anchor: .center, font: theme.tickFont, color: theme.secondaryInk)
      }
    }
  }

  private func paintLegend(on canvas: any Canvas) {
    let y = size.height - theme.margin - Self.legendSwatch / 2
    var x = theme.margin
    for (entry, width) in zip(graph.legend, legendWidths) {
      let side = Self.legendSwatch
      let swatch = Rectangle(x: x, y: y - side / 2, width: side * Double(entry.paints.count), height: side)
      let isSingle = entry.paints.count == 1
      for (index, paint) in entry.paints.enumerated() {
        let part = Rectangle(x: x + side * Double(index), y: swatch.y, width: side, height: side)
        canvas.fill(Path(part, cornerRadius: isSingle ? 2.5 : 0), with: surface(paint, strength: 0.3))
      }
      let rim = isSingle ? color(entry.paints[0]) : theme.line
      canvas.stroke(Path(swatch, cornerRadius: isSingle ? 2.5 : 0), with: Stroke(rim))
      canvas.draw(
        entry.text, at: Point(swatch.maxX + 6, y), anchor: Anchor(.leading, .middle), font: theme.tickFont,
        color: theme.secondaryInk)
      x += width
    }
  }

  func color(_ paint: Graph.Paint) -> Color {
    switch paint {
    case .neutral: theme.line
    case .palette(let index): theme.paletteColor(index)
    case .alert: theme.alert
    case .color(let color): color
    case .gradient(let number): theme.gradients.color(at: (number + 1) / 2)
    }
  }

  func surface(_ paint: Graph.Paint, strength: Double = 0.16) -> Color {
    switch paint {
    case .neutral: theme.surface
    case .gradient: color(paint)
    default: theme.tint(color(paint), strength)
    }
  }

  func moved(_ rectangle: Rectangle) -> Rectangle {
    Rectangle(
      x: rectangle.x + origin.x, y: rectangle.y + origin.y, width: rectangle.width, height: rectangle.height)
  }

  private func moved(_ path: Path) -> Path {
    Path(
      path.elements.map { element in
        switch element {
        case .move(let point): .move(point + origin)
        case .line(let point): .line(point + origin)
        case .curve(let first, let second, let end): .curve(first + origin, second + origin, end + origin)
        case .close: .close
        }
      })
  }
}
