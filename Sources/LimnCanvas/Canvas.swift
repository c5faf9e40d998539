/// Where pictures are painted; units are points, y grows downwards.
///
/// ``CairoCanvas`` paints files, ``RecordingCanvas`` keeps what was painted, for tests. A canvas has few
/// operations on purpose: everything else is made of them.
public protocol Canvas: AnyObject {
  /// Fills the inside of a path.
  func fill(_ path: Path, with color: Color)
  /// Draws along a path.
  func stroke(_ path: Path, with stroke: Stroke)
  /// Writes one line of text, so that its `anchor` stands at `point`.
  ///
  /// - Parameter turned: Whether the text runs from bottom to top.
  func draw(_ text: String, at point: Point, anchor: Anchor, font: Font, color: Color, turned: Bool)
  /// Draws around the letters of a line of text that runs from left to right: a rim, over which the text itself is then
  /// written, sets it off from what lies under it.
  func outline(_ text: String, at point: Point, anchor: Anchor, font: Font, with stroke: Stroke)
  /// Paints an image over a rectangle, each pixel a sharp cell.
  func draw(_ image: Image, in rectangle: Rectangle)
  /// Fills round dots, all of one size and colour: a hundred thousand take hardly longer than one.
  func dots(at centers: [Point], radius: Double, with color: Color)
  /// Paints what `body` paints, within a rectangle only.
  func clip(to rectangle: Rectangle, _ body: () -> Void)
  /// Paints what `body` paints within a rectangle as pixels, where a file would otherwise hold each thing by itself:
  /// tens of thousands of dots take few bytes so.
  func rasterize(in rectangle: Rectangle, _ body: () -> Void)
  /// Whether annotations are kept; where they are not, there is no need to make thousands of them.
  var keepsAnnotations: Bool { get }
  /// Says what the things that `body` paints mean.
  func annotate(_ annotation: Annotation, _ body: () -> Void)
}

extension Canvas {
  /// Most canvases keep them.
  public var keepsAnnotations: Bool { true }

  /// Writes one line of text from left to right.
  public func draw(_ text: String, at point: Point, anchor: Anchor, font: Font, color: Color) {
    draw(text, at: point, anchor: anchor, font: font, color: color, turned: false)
  }

  /// Draws no rim, for canvases that don't know letters.
  public func outline(_ text: String, at point: Point, anchor: Anchor, font: Font, with stroke: Stroke) {}

  /// Fills round dots one by one, for canvases that know nothing better.
  public func dots(at centers: [Point], radius: Double, with color: Color) {
    for center in centers {
      let place = Rectangle(center: center, size: Size(2 * radius, 2 * radius))
      fill(Path(ellipseIn: place), with: color)
    }
  }

  /// Paints what `body` paints, for canvases that have pixels anyway.
  public func rasterize(in rectangle: Rectangle, _ body: () -> Void) { clip(to: rectangle, body) }

  /// Fills a rectangle.
  public func fill(_ rectangle: Rectangle, with color: Color) { fill(Path(rectangle), with: color) }

  /// Draws a straight line.
  public func line(from start: Point, to end: Point, _ stroke: Stroke) {
    self.stroke(Path(through: [start, end]), with: stroke)
  }
}
