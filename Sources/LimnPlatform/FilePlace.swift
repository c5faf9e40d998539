/// A path in its two parts, the folder and the name within.
package struct FilePlace {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The folder, `.` for a bare name.
  package var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What follows the last slash; empty where the path ends in one.
  package var name: String { path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path }

  /// The name without its extension.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// What follows the last point of the name; empty where there is none, or nothing before it.
  package var fileExtension: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// A file of another name in the same folder.
  package func sibling(_ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }

  /// The path at which links end: that of the file itself, which may not be there yet.
  ///
  /// - Throws: ``SystemFailure`` if the links lead in a circle or the path holds a zero, where C would end it.
  package func followingLinks() throws -> FilePlace {
    if path.utf8.contains(0) { throw SystemFailure(EILSEQ) }
    var place = self
    // As many links as Linux follows.
    for _ in 0...40 {
      // What stands for an open pipe, such as /dev/stdout, reads as a link to a place that is none.
      if let kind = try? place.status()?.st_mode, ![S_IFREG, S_IFDIR].contains(kind & S_IFMT) {
        return place
      }
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place.path) else {
        return place
      }
      place = FilePlace(target.hasPrefix("/") ? target : place.sibling(target))
    }
    throw SystemFailure(ELOOP)
  }

  /// What stands there, and `nil` if nothing does.
  package func status() throws -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    let failure = SystemFailure()
    if failure.code == ENOENT { return nil }
    throw failure
  }

  /// The first of the folders on the way that is something else, to say so in an error.
  package var firstThatIsNoFolder: String {
    var reached = path.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      reached += (reached.isEmpty || reached == "/" ? "" : "/") + part
      if FileKind(path: reached) == .file { return reached }
    }
    return folder
  }
}
