import Foundation

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

  /// Writes bytes to a file, beside and then renamed.
  ///
  /// - Throws: ``CanvasError`` that says in one sentence why the place can't be written.
  public static func write(_ data: Data, to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    var isDirectory: ObjCBool = false
    if !folder.isEmpty {
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
        throw CanvasError("\(path) can't be written: there is no folder \(folder); make it first.")
      }
      guard isDirectory.boolValue else {
        throw CanvasError("\(path) can't be written: \(folder) is no folder; choose another place.")
      }
    }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw CanvasError("\(path) can't be written: it is a folder; give a file's name.")
    }
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch let error as CocoaError {
      let reason =
        switch error.code {
        // A folder that may not be entered looks as if the file were missing.
        case .fileWriteNoPermission, .fileNoSuchFile, .fileReadNoPermission: "you may not write there; choose another place"
        case .fileWriteOutOfSpace: "no space is left on the disk; make room and try again"
        case .fileWriteVolumeReadOnly: "the disk is read-only; choose another place"
        case .fileWriteInvalidFileName: "that is no possible file name; choose another"
        default: "the system refused (\(error.localizedDescription))"
        }
      throw CanvasError("\(path) can't be written: \(reason).")
    }
  }
}
