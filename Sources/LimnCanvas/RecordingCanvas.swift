/// A canvas that keeps a list of what was painted, for tests.
public final class RecordingCanvas: Canvas {
  /// One thing painted.
  public enum Command: Hashable, Sendable {
    /// The inside of a path was filled.
    case fill(Path, Color)
    /// A line was drawn.
    case stroke(Path, Stroke)
    /// A line of text was written.
    case text(String, Point, Anchor, Font, Color, turned: Bool)
    /// A rim was drawn around the letters of a line of text.
    case outline(String, Point, Anchor, Font, Stroke)
    /// An image was painted.
    case image(Image, Rectangle)
    /// Round dots were filled around points.
    case dots([Point], radius: Double, Color)
    /// What follows, up to ``endClip``, was kept within a rectangle.
    case beginClip(Rectangle)
    /// What follows, up to ``endPixels``, was painted as pixels within a rectangle.
    case beginPixels(Rectangle)
    /// The end of ``beginPixels(_:)``.
    case endPixels
    /// The end of ``beginClip(_:)``.
    case endClip
    /// What follows, up to ``endAnnotation``, has a meaning.
    case beginAnnotation(Annotation)
    /// The end of ``beginAnnotation(_:)``.
    case endAnnotation
  }

  /// What was painted, in order.
  public private(set) var commands: [Command] = []

  /// An empty canvas.
  public init() {}

  /// The texts that were written, in order.
  public var texts: [String] {
    commands.compactMap { if case .text(let text, _, _, _, _, _) = $0 { text } else { nil } }
  }

  /// The annotations, in order.
  public var annotations: [Annotation] {
    commands.compactMap { if case .beginAnnotation(let annotation) = $0 { annotation } else { nil } }
  }

  /// Paints all that was kept on another canvas.
  public func replay(on canvas: any Canvas) {
    var next = 0
    replay(from: &next, on: canvas)
  }

  /// Paints up to the end of the clip or annotation that is open.
  private func replay(from next: inout Int, on canvas: any Canvas) {
    while next < commands.count {
      let command = commands[next]
      next += 1
      switch command {
      case .fill(let path, let color): canvas.fill(path, with: color)
      case .stroke(let path, let stroke): canvas.stroke(path, with: stroke)
      case .text(let text, let point, let anchor, let font, let color, let turned):
        canvas.draw(text, at: point, anchor: anchor, font: font, color: color, turned: turned)
      case .outline(let text, let point, let anchor, let font, let stroke):
        canvas.outline(text, at: point, anchor: anchor, font: font, with: stroke)
      case .image(let image, let rectangle): canvas.draw(image, in: rectangle)
      case .dots(let centers, let radius, let color): canvas.dots(at: centers, radius: radius, with: color)
      case .beginClip(let rectangle): canvas.clip(to: rectangle) { replay(from: &next, on: canvas) }
      case .beginPixels(let rectangle): canvas.rasterize(in: rectangle) { replay(from: &next, on: canvas) }
      case .beginAnnotation(let annotation): canvas.annotate(annotation) { replay(from: &next, on: canvas) }
      case .endClip, .endPixels, .endAnnotation: return
      }
    }
  }

  /// Keeps a fill.
  public func fill(_ path: Path, with color: Color) { commands.append(.fill(path, color)) }
  /// Keeps a line.
  public func stroke(_ path: Path, with stroke: Stroke) { commands.append(.stroke(path, stroke)) }
  /// Keeps an image.
  public func draw(_ image: Image, in rectangle: Rectangle) { commands.append(.image(image, rectangle)) }
  /// Keeps a text.
  public func draw(_ text: String, at point: Point, anchor: Anchor, font: Font, color: Color, turned: Bool) {
    commands.append(.text(text, point, anchor, font, color, turned: turned))
  }
  /// Keeps a rim.
  public func outline(_ text: String, at point: Point, anchor: Anchor, font: Font, with stroke: Stroke) {
    commands.append(.outline(text, point, anchor, font, stroke))
  }
  /// Keeps dots.
  public func dots(at centers: [Point], radius: Double, with color: Color) {
    commands.append(.dots(centers, radius: radius, color))
  }
  /// Keeps a clip and what is in it.
  public func clip(to rectangle: Rectangle, _ body: () -> Void) {
    commands.append(.beginClip(rectangle))
    body()
    commands.append(.endClip)
  }
  /// Keeps what is to become pixels.
  public func rasterize(in rectangle: Rectangle, _ body: () -> Void) {
    commands.append(.beginPixels(rectangle))
    body()
    commands.append(.endPixels)
  }
  /// Keeps an annotation and what it is about.
  public func annotate(_ annotation: Annotation, _ body: () -> Void) {
    commands.append(.beginAnnotation(annotation))
    body()
    commands.append(.endAnnotation)
  }
}
