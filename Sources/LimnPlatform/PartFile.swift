/// The file that is written before it takes its place, locked as long as its writer lives.
///
/// The lock tells a file that is being written from the leftover of a process that was killed: the system
/// drops it with the process. A process id in the name wouldn't do: it may stand for another process by now,
/// or for one of another machine that shares the disk.
package final class PartFile {
  private static let (prefix, suffix) = (".limn-", ".part")

  package let path: String
  package let file: FileDescriptor

  /// Makes an empty file of a name of its own in the place's folder.
  ///
  /// The name has nothing of the place's: that may be as long as a name can be.
  package init(beside place: FilePlace) throws {
    while true {
      let number = String(UInt64.random(in: .min ... .max), radix: 16)
      let path = place.sibling(Self.prefix + number + Self.suffix)
      let file: FileDescriptor
      do {
        file = try FileDescriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
      } catch let failure as SystemFailure where failure.code == EEXIST {
        continue
      }
      // Between the two calls another writer may have taken the file for a leftover, and have removed it.
      if flock(file.number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK { continue }
      if try file.status().st_nlink == 0 { continue }
      self.path = path
      self.file = file
      return
    }
  }

  /// Whether a file of this name is one that is being written, or the leftover of one.
  package static func isLeftover(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

  /// Removes what killed writers left in a folder. What can't be removed is left: it does no harm.
  static func removeLeftovers(in folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where isLeftover(name) {
      let path = FilePlace("\(folder)/\(name)").path
      guard let file = try? FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(path)
    }
  }
}
