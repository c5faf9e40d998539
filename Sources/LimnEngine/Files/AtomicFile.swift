import LimnPlatform

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
      try FilePlace(path).write(bytes, isDurable: true)
    } catch let failure as SystemFailure {
      throw DataError(failure.writing(path))
    }
  }
}
