import LimnPlatform
import Limn

/// Where results go: files, standard output, and messages that must not get in between.
enum Output {
  /// Writes bytes to a file, or to standard output for `-`.
  static func write(_ data: Data, to path: String) throws {
    guard path == "-" else { return try Picture.write(data, to: path) }
    try write(data, to: STDOUT_FILENO)
  }

  /// Tells the user something: on standard output, unless the picture goes there.
  static func say(_ text: String, besides path: String = "") throws {
    try write(Data((text + "\n").utf8), to: path == "-" ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Adds text to standard output at once, without a line end.
  static func stream(_ text: String) throws { try write(Data(text.utf8), to: STDOUT_FILENO) }

  /// Tells the user something besides, on standard error.
  static func note(_ text: String) { try? write(Data("Note: \(text)\n".utf8), to: STDERR_FILENO) }

  private static func write(_ data: Data, to stream: Int32) throws {
    do {
      try FileDescriptor.write(data, to: stream)
    } catch {
      throw CanvasError("Standard output can't be written; check that what it goes to is open and has room.")
    }
  }

  /// Makes a folder, and those above it, if it is not there.
  static func makeFolder(_ path: String) throws {
    guard !path.isEmpty else { throw CanvasError("The folder's name is missing; give one, such as tour.") }
    if let kind = FileKind(path: path) {
      guard kind == .folder else {
        throw CanvasError(
          "\(path) can't be a folder for pictures: there is a file of that name; give another.")
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CanvasError("The folder \(path) can't be made; choose a place where you may write.")
    }
  }
}
