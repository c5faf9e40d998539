internal import CCairo

extension CairoCanvas {
  /// A longer path takes Cairo a time that grows with the square of its length, where it makes pixels.
  private static let longestStroke = 200

  /// Draws along a path.
  public func stroke(_ path: Path, with stroke: Stroke) {
    use(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(cairo, stroke.dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    let dash = stroke.dash.allSatisfy { $0 >= 0 } && stroke.dash.contains { $0 > 0 } ? stroke.dash : []
    cairo_set_dash(cairo, dash, Int32(dash.count), 0)
    if dash.isEmpty, isOnPixels, path.elements.count > 2 * Self.longestStroke, path.isStraight {
      strokeInPieces(path, stroke.color)
    } else {
      trace(path)
      cairo_stroke(cairo)
    }
  }

  /// Whether the surface is made of pixels, so that files keep nothing of paths.
  var isOnPixels: Bool { cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE }

  /// Draws parts of a path one after the other. Those of a translucent line are joined before they reach the page: no
  /// place where two of them meet stands out.
  private func strokeInPieces(_ path: Path, _ color: Color) {
    let isTranslucent = color.alpha < 1
    if isTranslucent {
      cairo_push_group(cairo)
      use(color.opacity(1))
    }
    for start in stride(from: 0, to: path.elements.count, by: Self.longestStroke) {
      var piece = Path()
      // A part starts where the one before it ended.
      if start > 0, let place = path.elements[start - 1].end { piece.elements.append(.move(place)) }
      piece.elements += path.elements[start..<min(start + Self.longestStroke, path.elements.count)]
      trace(piece)
      cairo_stroke(cairo)
    }
    guard isTranslucent else { return }
    cairo_pop_group_to_source(cairo)
    cairo_paint_with_alpha(cairo, color.alpha)
  }
}

extension Path {
  /// Whether it has only straight lines, none of which closes it.
  fileprivate var isStraight: Bool { elements.allSatisfy { $0.end != nil } }
}

extension Path.Element {
  /// Where a straight step ends.
  fileprivate var end: Point? {
    switch self {
    case .move(let point), .line(let point): point
    case .curve, .close: nil
    }
  }
}
