import LimnPlatform

/// A kind of file that a picture can be.
public enum PictureFormat: String, CaseIterable, Sendable {
  /// Lines and text that scale, with the meaning written in; for web pages.
  case svg
  /// Pixels; for slides and chats.
  case png
  /// Lines and text that scale; for papers.
  case pdf

  /// The format that a file's name asks for.
  ///
  /// - Throws: ``CanvasError`` if the name has no extension or an unknown one.
  public init(forPath path: String) throws {
    guard !path.isEmpty else {
      throw CanvasError("A file's name is missing; give one that ends in .svg, .png or .pdf.")
    }
    let ending = FilePlace(path).fileExtension
    guard !ending.isEmpty else {
      throw CanvasError("\(path) doesn't say its format; end it in .svg, .png or .pdf.")
    }
    guard let format = PictureFormat(rawValue: ending.lowercased()) else {
      throw CanvasError("\(path) ends in .\(ending), which Limn can't write; end it in .svg, .png or .pdf.")
    }
    self = format
  }
}
