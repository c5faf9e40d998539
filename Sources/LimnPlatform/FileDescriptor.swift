/// An open file of the system, closed with its owner. Every failing call throws ``SystemFailure``.
package final class FileDescriptor {
  package let number: Int32

  /// Opens the file at a path; a new file may be read and written by whom the process's mask allows.
  package init(opening path: String, _ flags: Int32) throws {
    if path.utf8.contains(0) { throw SystemFailure(EILSEQ) }
    var opened: Int32
    repeat { opened = open(path, flags | O_CLOEXEC, 0o666) } while opened < 0 && errno == EINTR
    if opened < 0 { throw SystemFailure() }
    number = opened
  }

  deinit { close(number) }

  /// What the system knows of the file: its kind, permissions, length.
  package func status() throws -> stat {
    var status = stat()
    if fstat(number, &status) != 0 { throw SystemFailure() }
    return status
  }

  /// All bytes up to the end: of a file, or of what comes through a pipe.
  package func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    // One more than a file is long, so that its end is met within.
    let size = Int(try status().st_size)
    // More than 2 GB at once are refused by some systems and cut by others.
    var room = Swift.min(Swift.max(size + 1, 1 << 16), 1 << 30)
    while true {
      var failure: SystemFailure?
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let result = read(number, buffer.baseAddress, room)
        if result < 0 { failure = SystemFailure() }
        count = Swift.max(result, 0)
      }
      if let failure {
        if failure.code == EINTR { continue }
        throw failure
      }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = Swift.min(Swift.max(size + 1 - bytes.count, 1 << 16), 1 << 30)
    }
  }

  /// Writes all bytes, in as many calls as it takes (one, unless the system takes fewer than it is given).
  ///
  /// - Parameter written: Counts what has been written, for a caller that wants to take back a part.
  package func writeAll(_ bytes: UnsafeRawBufferPointer, written: inout Int) throws {
    try Self.writeAll(bytes, to: number, written: &written)
  }

  /// Writes all bytes to a file that is open anyway, such as standard output.
  package static func write(_ data: Data, to number: Int32) throws {
    var written = 0
    try data.withUnsafeBytes { try writeAll($0, to: number, written: &written) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to number: Int32, written: inout Int) throws {
    // More than 2 GB at once are refused by some systems and cut by others.
    let most = 1 << 30
    written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...].prefix(most))
      let count = systemWrite(number, rest.baseAddress, rest.count)
      if count > 0 {
        written += count
      } else if count == 0 {
        throw SystemFailure(EIO)
      } else {
        let failure = SystemFailure()
        if failure.code != EINTR { throw failure }
      }
    }
  }

  /// Waits until the disk holds what was written.
  package func synchronize() throws {
    #if canImport(Darwin)
      // Darwin's fsync stops at the disk's own memory.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    while fsync(number) != 0 {
      let failure = SystemFailure()
      // Pipes, terminals and some file systems' folders can't be waited for.
      if failure.code == EINVAL || failure.code == ENOTSUP || failure.code == EROFS { return }
      if failure.code != EINTR { throw failure }
    }
  }

  /// Cuts the file to a length.
  package func truncate(to length: Int) throws {
    while ftruncate(number, off_t(length)) != 0 {
      let failure = SystemFailure()
      if failure.code != EINTR { throw failure }
    }
  }

  /// Waits until the disk holds the names in a folder; nothing is done if the folder may not be read.
  package static func synchronizeFolder(_ path: String) throws {
    guard let folder = try? FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY) else { return }
    try folder.synchronize()
  }
}

// Within the class its own `write` would be meant.
private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}
