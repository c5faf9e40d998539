extension GraphPainter {
  func paint(nodeAt index: Int, on canvas: any Canvas) {
    let node = graph.nodes[index]
    let frame = moved(layout.nodes[index])
    guard let meaning = node.meaning else { return paint(node, metrics.cellWidths[index], frame, on: canvas) }
    canvas.annotate(
      Annotation(
        meaning.kind, identifier: meaning.identifier, region: .rectangle(frame), title: meaning.title,
        data: meaning.data)
    ) {
      paint(node, metrics.cellWidths[index], frame, on: canvas)
    }
  }

  private func paint(_ node: Graph.Node, _ widths: [Double], _ frame: Rectangle, on canvas: any Canvas) {
    let outline =
      node.shape == .ellipse ? Path(ellipseIn: frame) : Path(frame, cornerRadius: Self.cornerRadius)
    // Cells have colours of their own; a single text takes that of its node.
    let isPlain = node.shape == .ellipse || (node.cells.count == 1 && node.paint != .neutral)
    let ground = isPlain ? surface(node.paint) : theme.background
    canvas.fill(outline, with: ground)
    let scale = frame.width / max(widths.reduce(0, +), 1)
    var left = frame.x
    for (index, cell) in node.cells.enumerated() {
      let width = node.shape == .ellipse ? frame.width : widths[index] * max(scale, 1)
      let place = Rectangle(x: left, y: frame.y, width: width, height: frame.height)
      let fill = cell.paint.map { surface($0) } ?? ground
      if cell.paint != nil, node.shape == .box {
        // Only the outer cells share the outline's round corners.
        let corners = (left: index == 0, right: index == node.cells.count - 1)
        canvas.fill(Self.cellOutline(place, corners, radius: Self.cornerRadius), with: fill)
      }
      if index > 0 {
        canvas.line(
          from: Point(left, frame.y), to: Point(left, frame.maxY),
          Stroke(stroke(of: node).opacity(0.55), width: 0.8))
      }
      let font = cell.isBold ? theme.labelFont.bold : theme.labelFont
      let ink = cell.paint == .alert ? color(.alert) : theme.ink
      canvas.draw(
        cell.text, at: place.center, anchor: .center, font: font,
        color: ink.contrast(with: fill) >= 4.5 ? ink : theme.text(on: fill))
      left += width
    }
    canvas.stroke(outline, with: Stroke(stroke(of: node), width: node.isEmphasized ? 2 : 1))
  }

  private func stroke(of node: Graph.Node) -> Color {
    if node.isEmphasized, node.paint == .neutral { return theme.ink }
    return node.paint == .neutral ? theme.line : color(node.paint)
  }

  /// A rectangle with round corners only on the given sides.
  private static func cellOutline(
    _ place: Rectangle, _ round: (left: Bool, right: Bool), radius: Double
  ) -> Path {
    guard round.left || round.right else { return Path(place) }
    if round.left && round.right { return Path(place, cornerRadius: radius) }
    // A wide rounded rectangle, of which the square half is cut off by a straight one.
    let full = Path(place, cornerRadius: radius).elements
    let square =
      round.left
      ? [Point(place.maxX, place.y), Point(place.maxX, place.maxY)]
      : [Point(place.x, place.y), Point(place.x, place.maxY)]
    // `full` runs from the top left: line, top right curve, line, bottom right curve, line, bottom left curve,
    // line, top left curve, close.
    return round.left
      ? Path([full[0], .line(square[0]), .line(square[1])] + full[5...])
      : Path([.move(square[0])] + full[1...4] + [.line(square[1]), .close])
  }
}
