/// A part of another canvas that has its own corner and scale: a picture within a picture.
public final class PlacedCanvas: Canvas {
  private let canvas: any Canvas
  private let corner: Point
  private let scale: Double
  private let prefix: String

  /// A canvas whose point (0, 0) lies at `corner` of another one.
  ///
  /// - Parameters:
  ///   - canvas: Where everything is painted.
  ///   - corner: Where the own corner lies there.
  ///   - scale: How long the own points are there.
  ///   - prefix: Put before identifiers, which have to be unique in a file.
  public init(_ canvas: any Canvas, at corner: Point, scale: Double = 1, prefix: String = "") {
    self.canvas = canvas
    self.corner = corner
    self.scale = scale
    self.prefix = prefix
  }

  private func place(_ point: Point) -> Point { corner + point * scale }

  private func place(_ rectangle: Rectangle) -> Rectangle {
    let origin = place(Point(rectangle.x, rectangle.y))
    return Rectangle(
      x: origin.x, y: origin.y, width: rectangle.width * scale, height: rectangle.height * scale)
  }

  private func place(_ path: Path) -> Path {
    Path(
      path.elements.map { element in
        switch element {
        case .move(let point): .move(place(point))
        case .line(let point): .line(place(point))
        case .curve(let first, let second, let end): .curve(place(first), place(second), place(end))
        case .close: .close
        }
      })
  }

  /// Fills the inside of a path.
  public func fill(_ path: Path, with color: Color) { canvas.fill(place(path), with: color) }

  /// Draws along a path.
  public func stroke(_ path: Path, with stroke: Stroke) {
    canvas.stroke(
      place(path),
      with: Stroke(stroke.color, width: stroke.width * scale, dash: stroke.dash.map { $0 * scale }))
  }

  /// Writes one line of text.
  public func draw(_ text: String, at point: Point, anchor: Anchor, font: Font, color: Color, turned: Bool) {
    canvas.draw(
      text, at: place(point), anchor: anchor, font: font.size(font.size * scale), color: color, turned: turned
    )
  }

  /// Draws around the letters of a line of text.
  public func outline(_ text: String, at point: Point, anchor: Anchor, font: Font, with stroke: Stroke) {
    canvas.outline(
      text, at: place(point), anchor: anchor, font: font.size(font.size * scale),
      with: Stroke(stroke.color, width: stroke.width * scale))
  }

  /// Paints an image over a rectangle.
  public func draw(_ image: Image, in rectangle: Rectangle) { canvas.draw(image, in: place(rectangle)) }

  /// Fills round dots.
  public func dots(at centers: [Point], radius: Double, with color: Color) {
    canvas.dots(at: centers.map { place($0) }, radius: radius * scale, with: color)
  }

  /// Paints what `body` paints, within a rectangle only.
  public func clip(to rectangle: Rectangle, _ body: () -> Void) { canvas.clip(to: place(rectangle), body) }

  /// Paints what `body` paints as pixels.
  public func rasterize(in rectangle: Rectangle, _ body: () -> Void) {
    canvas.rasterize(in: place(rectangle), body)
  }

  /// Says what the things that `body` paints mean.
  public func annotate(_ annotation: Annotation, _ body: () -> Void) {
    var placed = annotation
    placed.identifier = annotation.identifier.map { prefix + $0 }
    placed.region =
      switch annotation.region {
      case .rectangle(let rectangle): .rectangle(place(rectangle))
      case .line(let path, let width): .line(place(path), width: width * scale)
      }
    canvas.annotate(placed, body)
  }
}
