internal import CCairo

/// A canvas that paints through Cairo.
public final class CairoCanvas: Canvas {
  private(set) var cairo: OpaquePointer
  /// Pixels a point where the surface has pixels.
  private(set) var scale: Double
  /// The point of the page that lies in the corner of the surface.
  private(set) var corner = Point(0, 0)
  private let setter: TextSetter
  /// Where the meaning of what is painted goes; SVG files have it.
  private let overlay: SVGOverlay?

  /// A canvas on a surface, all of which is filled first if there is a background.
  init(surface: OpaquePointer, scale: Double = 1, background: Color? = nil, overlay: SVGOverlay? = nil) {
    guard let cairo = cairo_create(surface) else { preconditionFailure("Cairo has no memory left") }
    self.cairo = cairo
    self.scale = scale
    self.overlay = overlay
    setter = TextSetter(drawingOn: cairo)
    if let background {
      use(background)
      cairo_paint(cairo)
    }
    cairo_scale(cairo, scale, scale)
  }

  deinit { cairo_destroy(cairo) }

  /// - Throws: ``CanvasError`` if Cairo met an error: from then on it has drawn nothing.
  func checkStatus() throws {
    let status = cairo_status(cairo)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw CanvasError(
        "Cairo could not paint the picture: \(String(cString: cairo_status_to_string(status))).")
    }
  }

  /// Fills the inside of a path.
  public func fill(_ path: Path, with color: Color) {
    trace(path)
    use(color)
    cairo_fill(cairo)
  }

  /// Writes one line of text.
  public func draw(_ text: String, at point: Point, anchor: Anchor, font: Font, color: Color, turned: Bool) {
    let text = text.printable
    guard !text.isEmpty, point.x.isFinite, point.y.isFinite else { return }
    let (along, down, width) = set(text, anchor, font)
    let start = turned ? Point(point.x + down, point.y - along) : Point(point.x + along, point.y + down)
    use(color)
    if turned {
      cairo_save(cairo)
      cairo_translate(cairo, start.x, start.y)
      cairo_rotate(cairo, -.pi / 2)
      cairo_move_to(cairo, 0, 0)
      setter.show(on: cairo)
      cairo_restore(cairo)
    } else {
      cairo_move_to(cairo, start.x, start.y)
      setter.show(on: cairo)
    }
    cairo_new_path(cairo)
    overlay?.add(runs(of: text, in: font, width: width), at: start, font: font, turned: turned)
  }

  /// Draws around the letters of a line of text.
  public func outline(_ text: String, at point: Point, anchor: Anchor, font: Font, with stroke: Stroke) {
    let text = text.printable
    guard !text.isEmpty, point.x.isFinite, point.y.isFinite else { return }
    let (along, down, _) = set(text, anchor, font)
    use(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(cairo, [], 0, 0)
    cairo_move_to(cairo, point.x + along, point.y + down)
    setter.trace(on: cairo)
    cairo_stroke(cairo)
  }

  /// Sets a line and gives the way from its anchor to its start, and its width.
  private func set(_ text: String, _ anchor: Anchor, _ font: Font)
    -> (along: Double, down: Double, width: Double)
  {
    // The height first: finding it sets another text.
    let down =
      switch anchor.vertical {
      case .top: setter.capHeight(of: font)
      case .middle: setter.capHeight(of: font) / 2
      case .baseline: 0.0
      }
    let width = setter.set(text, in: font)
    let along =
      switch anchor.horizontal {
      case .leading: 0.0
      case .center: -width / 2
      case .trailing: -width
      }
    return (along, down, width)
  }

  /// The line in runs, cut around minus signs: the overlay has narrower ones, and what follows shall not shift.
  private func runs(of text: String, in font: Font, width: Double) -> [SVGOverlay.Run] {
    guard text.contains("\u{2212}") else { return [SVGOverlay.Run(text: text, offset: 0, width: width)] }
    var runs: [SVGOverlay.Run] = []
    var offset = 0.0
    var rest = text[...]
    while let first = rest.first {
      let run = first == "\u{2212}" ? rest.prefix(1) : rest.prefix { $0 != "\u{2212}" }
      let width = setter.set(String(run), in: font)
      runs.append(SVGOverlay.Run(text: String(run), offset: offset, width: width))
      offset += width
      rest = rest.dropFirst(run.count)
    }
    return runs
  }

  /// Paints what `body` paints, within a rectangle only.
  public func clip(to rectangle: Rectangle, _ body: () -> Void) {
    cairo_save(cairo)
    cairo_rectangle(cairo, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
    cairo_clip(cairo)
    body()
    cairo_restore(cairo)
  }

  /// Only SVG files keep them.
  public var keepsAnnotations: Bool { overlay != nil }

  /// Says what the things that `body` paints mean.
  public func annotate(_ annotation: Annotation, _ body: () -> Void) {
    overlay?.begin(annotation)
    body()
    overlay?.end()
  }

  /// Paints on another context while `body` runs: on a part of the page from `corner` on.
  func withContext(_ context: OpaquePointer, scale: Double, corner: Point, _ body: () -> Void) {
    let outer = (cairo, self.scale, self.corner)
    (cairo, self.scale, self.corner) = (context, scale, corner)
    cairo_scale(cairo, scale, scale)
    cairo_translate(cairo, -corner.x, -corner.y)
    body()
    (cairo, self.scale, self.corner) = outer
  }

  func use(_ color: Color) {
    cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
  }

  /// Cairo draws nothing at all after one coordinate that is no number, and reports nothing; such a step is
  /// left out here.
  func trace(_ path: Path) {
    cairo_new_path(cairo)
    for element in path.elements {
      switch element {
      case .move(let p) where p.isFinite: cairo_move_to(cairo, p.x, p.y)
      case .line(let p) where p.isFinite: cairo_line_to(cairo, p.x, p.y)
      case .curve(let a, let b, let c) where a.isFinite && b.isFinite && c.isFinite:
        cairo_curve_to(cairo, a.x, a.y, b.x, b.y, c.x, c.y)
      case .close: cairo_close_path(cairo)
      default: break
      }
    }
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}
