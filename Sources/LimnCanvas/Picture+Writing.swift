import Foundation

extension Picture {
  /// Writes bytes to a file, beside and then renamed, so that it is never there by half.
  ///
  /// A link is followed, a file that is there keeps its permissions, and what is no file (a device, a pipe) is
  /// written to rather than replaced.
  ///
  /// - Throws: ``CanvasError`` that says in one sentence why the place can't be written.
  public static func write(_ data: Data, to path: String) throws {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
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
    let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
    do {
      if let kind = attributes?[.type] as? FileAttributeType, kind != .typeRegular {
        try FileHandle(forWritingTo: place).write(contentsOf: data)
      } else {
        try data.write(to: place, options: .atomic)
        if let permissions = attributes?[.posixPermissions] {
          try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: place.path)
        }
      }
    } catch let error as CocoaError {
      throw CanvasError("\(path) can't be written: \(reason(error)).")
    } catch {
      throw CanvasError("\(path) can't be written: the system refused; choose another place.")
    }
  }

  private static func reason(_ error: CocoaError) -> String {
    switch error.code {
    // A folder that may not be entered looks as if the file were missing.
    case .fileWriteNoPermission, .fileNoSuchFile, .fileReadNoPermission:
      "you may not write there; choose another place"
    case .fileWriteOutOfSpace: "no space is left on the disk; make room and try again"
    case .fileWriteVolumeReadOnly: "the disk is read-only; choose another place"
    case .fileWriteInvalidFileName: "that is no possible file name; choose another"
    default: "the system refused (\(error.localizedDescription))"
    }
  }
}
