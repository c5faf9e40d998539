import Foundation

/// Writes files that are never there by half, whatever ends the process or the power meanwhile.
///
/// The bytes go to a file of another name in the same folder, are waited for until the disk holds them, and
/// then take the place of the old file in one step of the file system; last, the folder is waited for. A
/// process that is killed meanwhile leaves the old file, and beside it perhaps a file named `.limn-….part`,
/// which the next write into the folder removes.
public enum AtomicFile {
  /// Writes bytes to the file at a path: after it the file holds all of them, or, if it throws, what it held.
  ///
  /// A link is followed; a file that is there keeps its permissions, a new one gets those that the process's
  /// mask allows. What is no file (a device, a pipe) is written to rather than replaced.
  ///
  /// - Throws: ``DataError`` that says in one sentence why the file can't be written.
  public static func write(_ bytes: some ContiguousBytes, to path: String) throws {
    do {
      try bytes.withUnsafeBytes { try write($0, to: FilePlace(path).followingLinks()) }
    } catch let failure as SystemFailure {
      throw failure.writing(path)
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to place: FilePlace) throws {
    let old = try place.status()
    if let old {
      let kind = old.st_mode & S_IFMT
      if kind == S_IFDIR { throw SystemFailure(EISDIR) }
      // Renaming asks for rights to the folder alone; a file that is protected stays.
      if faccessat(AT_FDCWD, place.path, W_OK, AT_EACCESS) != 0 { throw SystemFailure() }
      if kind != S_IFREG {
        var written = 0
        let device = try FileDescriptor(opening: place.path, O_WRONLY)
        try device.writeAll(bytes, written: &written)
        return try device.synchronize()
      }
    } else if place.path.isEmpty {
      throw SystemFailure(ENOENT)
    } else if place.name.isEmpty {
      throw SystemFailure(EISDIR)
    }
    removeLeftovers(in: place.folder)
    let part = try PartFile(beside: place)
    do {
      // The new file may have another owner, so the bits that lend the owner's rights are not kept.
      if let old, fchmod(part.file.number, old.st_mode & 0o777) != 0 { throw SystemFailure() }
      var written = 0
      try part.file.writeAll(bytes, written: &written)
      try part.file.synchronize()
      if rename(part.path, place.path) != 0 { throw SystemFailure() }
    } catch {
      unlink(part.path)
      throw error
    }
    try FileDescriptor.synchronizeFolder(place.folder)
    // The lock that keeps others from taking the file for a leftover ends with the descriptor.
    withExtendedLifetime(part) {}
  }
}
