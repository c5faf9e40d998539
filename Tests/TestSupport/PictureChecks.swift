import LimnCanvas

/// What a reader would complain of in a picture: texts over each other, beyond the page or too pale.
///
/// ```swift
/// #expect(PictureChecks(picture).complaints == [])
/// ```
public struct PictureChecks {
  /// A text that was painted.
  public struct Text {
    /// The letters.
    public let text: String
    /// Where they stand, as Pango measures them: as wide as the line, as high as capitals.
    public let place: Rectangle
    /// Their colour.
    public let color: Color
    /// What they stand on.
    public let background: Color
    /// The contrast of WCAG 2 between the two.
    public var contrast: Double { color.over(background).contrast(with: background) }
  }

  /// The texts in the order of their painting.
  public let texts: [Text]
  /// The annotations in the order of their painting.
  public let annotations: [Annotation]
  private let page: Rectangle

  /// Paints a picture and keeps what there is to check.
  public init(_ picture: Picture) {
    let canvas = RecordingCanvas()
    picture.paint(on: canvas)
    page = Rectangle(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
    annotations = canvas.annotations
    let measurer = TextMeasurer()
    // The surfaces so far, the lowest first.
    var surfaces: [RecordingCanvas.Command] = []
    struct Line: Hashable {
      let text: String
      let point: Point
    }
    var rims: [Line: Color] = [:]
    var texts: [Text] = []
    for command in canvas.commands {
      switch command {
      case .fill, .image: surfaces.append(command)
      case .outline(let text, let point, _, _, let stroke):
        rims[Line(text: text, point: point)] = stroke.color
      case .text(let text, let point, let anchor, let font, let color, let turned):
        let place = Self.place(of: text, point, anchor, font, turned, measurer)
        // A rim lies between the letters and whatever is under them.
        var background = Self.color(at: place.center, surfaces, picture.background)
        if let rim = rims[Line(text: text, point: point)] { background = rim.over(background) }
        texts.append(Text(text: text, place: place, color: color, background: background))
      default: break
      }
    }
    self.texts = texts
  }

  /// Everything that is wrong, each in a few words; nothing in a good picture.
  public var complaints: [String] { overlaps + beyondPage + poorContrasts }

  /// Texts that lie over others.
  public var overlaps: [String] {
    // From left to right, so that each is compared with its neighbours only.
    let sorted = texts.sorted { $0.place.x < $1.place.x }
    var complaints: [String] = []
    for (index, first) in sorted.enumerated() {
      let place = first.place.inset(by: 0.1)
      for second in sorted[(index + 1)...] {
        let other = second.place
        if other.x >= place.maxX { break }
        if other.maxX > place.x, other.y < place.maxY, place.y < other.maxY {
          complaints.append("“\(first.text)” and “\(second.text)” lie over each other")
        }
      }
    }
    return complaints
  }

  /// Texts and annotated regions that leave the page.
  public var beyondPage: [String] {
    texts.filter { !page.contains($0.place) }.map { "“\($0.text)” leaves the page" }
      + annotations.compactMap { annotation in
        guard case .rectangle(let place) = annotation.region, !page.contains(place) else { return nil }
        return "\(annotation.kind) “\(annotation.title)” leaves the page"
      }
  }

  /// Texts with a contrast below 4.5 to 1 against what they stand on.
  public var poorContrasts: [String] {
    texts.filter { $0.contrast < 4.5 }.map {
      "“\($0.text)” in \($0.color.hexadecimal) on \($0.background.hexadecimal) is hard to read"
    }
  }

  private static func place(
    of text: String, _ point: Point, _ anchor: Anchor, _ font: Font, _ turned: Bool, _ measurer: TextMeasurer
  ) -> Rectangle {
    let (width, height) = (measurer.width(of: text, in: font), measurer.capHeight(of: font))
    let along = anchor.horizontal == .leading ? 0 : anchor.horizontal == .center ? -width / 2 : -width
    let down = anchor.vertical == .top ? 0 : anchor.vertical == .middle ? -height / 2 : -height
    return turned
      ? Rectangle(x: point.x + down, y: point.y - along - width, width: height, height: width)
      : Rectangle(x: point.x + along, y: point.y + down, width: width, height: height)
  }

  /// The colour of the surfaces at a point.
  private static func color(
    at point: Point, _ surfaces: [RecordingCanvas.Command], _ background: Color
  ) -> Color {
    var seen: [Color] = []
    for surface in surfaces.reversed() {
      switch surface {
      case .fill(let path, let color) where contains(path, point): seen.append(color)
      case .image(let image, let place):
        let column = ((point.x - place.x) / place.width * Double(image.width)).rounded(.down)
        let row = ((point.y - place.y) / place.height * Double(image.height)).rounded(.down)
        guard column >= 0, column < Double(image.width), row >= 0, row < Double(image.height) else {
          continue
        }
        seen.append(image.pixels[Int(row) * image.width + Int(column)])
      default: continue
      }
      if seen.last?.alpha == 1 { break }
    }
    return seen.reversed().reduce(background) { $1.over($0) }
  }

  /// Whether a point lies within a path, whose curves count as the straight lines between their ends.
  private static func contains(_ path: Path, _ point: Point) -> Bool {
    var isInside = false
    var (first, last) = (Point(0, 0), Point(0, 0))
    func cross(_ end: Point) {
      guard (last.y > point.y) != (end.y > point.y) else { return }
      if point.x < last.x + (end.x - last.x) * (point.y - last.y) / (end.y - last.y) { isInside.toggle() }
    }
    for element in path.elements {
      switch element {
      case .move(let start): (first, last) = (start, start)
      case .line(let end), .curve(_, _, let end):
        cross(end)
        last = end
      case .close:
        cross(first)
        last = first
      }
    }
    return isInside
  }
}
