import Foundation
import Limn

/// Where results go: files, standard output, and messages that must not get in between.
enum Output {
  /// Writes bytes to a file, or to standard output for `-`.
  static func write(_ data: Data, to path: String) throws {
    guard path == "-" else { return try Picture.write(data, to: path) }
    try write(data, to: .standardOutput)
  }

  /// Tells the user something: on standard output, unless the picture goes there.
  static func say(_ text: String, besides path: String = "") throws {
    try write(Data((text + "\n").utf8), to: path == "-" ? .standardError : .standardOutput)
  }

  /// Adds text to standard output at once, without a line end.
  static func stream(_ text: String) throws { try write(Data(text.utf8), to: .standardOutput) }

  /// Tells the user something besides, on standard error.
  static func note(_ text: String) { try? write(Data("Note: \(text)\n".utf8), to: .standardError) }

  private static func write(_ data: Data, to handle: FileHandle) throws {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw CanvasError("Standard output can't be written; check that what it goes to is open and has room.")
    }
  }

  /// Makes a folder, and those above it, if it is not there.
  static func makeFolder(_ path: String) throws {
    guard !path.isEmpty else { throw CanvasError("The folder's name is missing; give one, such as tour.") }
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else {
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
