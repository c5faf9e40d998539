internal import CCairo
import Dispatch
import LimnPlatform

extension CairoCanvas {
  /// A longer path takes Cairo a time that grows with the square of its length, where it makes pixels.
  private static let longestStroke = 200
  /// Longer lines that run from left to right are put on pixels without Cairo's outlines.
  private static let longestOutlined = 100

  /// Columns of pixels that are worth the call of another core.
  private static let fewestColumns = 100

  /// Draws along a path.
  public func stroke(_ path: Path, with stroke: Stroke) {
    use(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(cairo, stroke.dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    let dash = stroke.dash.allSatisfy { $0 >= 0 } && stroke.dash.contains { $0 > 0 } ? stroke.dash : []
    cairo_set_dash(cairo, dash, Int32(dash.count), 0)
    let isOnPixels = dash.isEmpty && isOnPixels
    if isOnPixels, path.elements.count > Self.longestOutlined, let points = path.pointsFromLeft {
      strokeAsCoverage(points, stroke)
    } else if isOnPixels, path.elements.count > 2 * Self.longestStroke, path.isStraight {
      strokeInPieces(path, stroke.color)
    } else {
      trace(path)
      cairo_stroke(cairo)
    }
  }

  /// Whether the surface is made of pixels, so that files keep nothing of paths.
  var isOnPixels: Bool { cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE }

  /// Draws a line that runs from left to right by how much of each pixel it covers.
  private func strokeAsCoverage(_ points: [Point], _ stroke: Stroke) {
    let radius = stroke.width * scale / 2
    let surface = cairo_get_target(cairo)
    var clip = (x: 0.0, y: 0.0, maxX: 0.0, maxY: 0.0)
    cairo_clip_extents(cairo, &clip.x, &clip.y, &clip.maxX, &clip.maxY)
    let start = (Point(clip.x, clip.y) - corner) * scale
    let end = (Point(clip.maxX, clip.maxY) - corner) * scale
    // The pixels that both the line and the clip reach.
    let places = points.map { ($0 - corner) * scale }
    let (top, bottom) = places.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1.y), max($0.1, $1.y))
    }
    let left = max(0, start.x, places[0].x - radius).rounded(.down)
    let upper = max(0, start.y, top - radius).rounded(.down)
    let right = min(
      Double(cairo_image_surface_get_width(surface)), end.x, places[places.count - 1].x + radius
    ).rounded(.up)
    let lower = min(Double(cairo_image_surface_get_height(surface)), end.y, bottom + radius).rounded(.up)
    guard radius > 0, left < right, upper < lower else { return }
    let (width, height) = (Int(right - left), Int(lower - upper))
    guard let mask = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height)) else { return }
    defer { cairo_surface_destroy(mask) }
    guard let bytes = cairo_image_surface_get_data(mask) else { return }
    let stride = Int(cairo_image_surface_get_stride(mask))
    let section = LineSection(through: places.map { $0 - Point(left, upper) }, radius: radius)
    // Each of the calls that run at once writes columns of its own.
    nonisolated(unsafe) let target = bytes
    let parts = min(width / Self.fewestColumns + 1, ProcessInfo.processInfo.activeProcessorCount)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      var coverage = LineCoverage(section, height: height)
      for column in width * part / parts..<width * (part + 1) / parts {
        coverage.write(column: column, to: target + column, stride: stride)
      }
    }
    cairo_surface_mark_dirty(mask)
    cairo_save(cairo)
    cairo_identity_matrix(cairo)
    cairo_mask_surface(cairo, mask, left, upper)
    cairo_restore(cairo)
  }

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

  /// The points of a single line that runs from left to right, or from right to left, as one from left to right.
  fileprivate var pointsFromLeft: [Point]? {
    guard case .move = elements.first else { return nil }
    var points: [Point] = []
    points.reserveCapacity(elements.count)
    var (isRightwards, isLeftwards) = (true, true)
    for (index, element) in elements.enumerated() {
      switch element {
      case .move(let point) where index == 0 && point.isFinite: points.append(point)
      case .line(let point) where index > 0 && point.isFinite:
        let last = points[index - 1]
        isRightwards = isRightwards && point.x >= last.x
        isLeftwards = isLeftwards && point.x <= last.x
        guard isRightwards || isLeftwards else { return nil }
        points.append(point)
      default: return nil
      }
    }
    return isRightwards ? points : points.reversed()
  }
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
