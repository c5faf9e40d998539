internal import CCairo
import LimnPlatform

/// Something that can be painted, and what it is: the result of all drawing, ready to be written.
///
/// The same picture gives the same bytes, in every format, whenever it is written on one platform.
public struct Picture {
  /// The extent in points.
  public let size: Size
  /// What is shown, in a few words.
  public let title: String
  /// What is shown, in a sentence or two, for those who can't see it.
  public let summary: String
  /// What everything is painted on.
  public let background: Color
  /// What made the picture: model, seed, a digest of the data. It is written into the file.
  public var provenance: [Annotation.Datum]
  private let painting: (any Canvas) -> Void

  /// A picture of the given size, rounded up to whole points, that `paint` paints.
  public init(
    size: Size, title: String, summary: String, background: Color, provenance: [Annotation.Datum] = [],
    paint: @escaping (any Canvas) -> Void
  ) {
    self.size = Size(size.width.rounded(.up), size.height.rounded(.up))
    self.title = title
    self.summary = summary
    self.background = background
    self.provenance = provenance
    painting = paint
  }

  /// Paints the picture, its background first.
  public func paint(on canvas: any Canvas) {
    canvas.fill(Rectangle(x: 0, y: 0, width: size.width, height: size.height), with: background)
    painting(canvas)
  }

  /// The picture as a file's contents.
  ///
  /// - Parameters:
  ///   - format: The kind of file.
  ///   - scale: PNG only: pixels a point.
  /// - Throws: ``CanvasError`` if a PNG would be too large or no font is installed.
  public func data(as format: PictureFormat, scale: Double = Picture.standardScale) throws -> Data {
    try Self.checkFonts()
    return switch format {
    case .svg: try svg()
    case .png: try png(scale: scale)
    case .pdf: try pdf()
    }
  }

  /// Starts to look for the fonts that are installed, on a thread of its own: a program that does so before it reads
  /// its data waits for them no more when it draws. Drawing finds them by itself otherwise.
  public static func findFonts() { limn_find_fonts() }

  /// Pixels a point of a PNG where nothing else is asked for: sharp on today's screens.
  public static let standardScale = 2.0

  /// Writes the picture to a file, whose extension says the format unless `format` does.
  ///
  /// The file is written beside and then renamed, so that it is never there by half.
  ///
  /// - Throws: ``CanvasError`` if the format is unknown, the picture too large or the place not writable.
  public func write(to path: String, as format: PictureFormat? = nil, scale: Double = Picture.standardScale)
    throws
  {
    let format = try format ?? PictureFormat(forPath: path)
    try Self.write(data(as: format, scale: scale), to: path)
  }
}
