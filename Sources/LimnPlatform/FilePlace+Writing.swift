extension FilePlace {
  /// Writes the file, never there by half: after it the file holds all bytes or, if it throws, what it held.
  ///
  /// The bytes go to a ``PartFile`` beside it, which then takes its place in one step of the file system. A link is
  /// followed; a file that is there keeps its permissions, a new one gets those that the process's mask allows. What is
  /// no file (a device, a pipe) is written to rather than replaced.
  ///
  /// - Parameter isDurable: Whether to wait until the disk holds the bytes and the name, so that a loss of power leaves
  ///   the old file or the new one too.
  /// - Throws: ``SystemFailure``.
  package func write(_ bytes: some ContiguousBytes, isDurable: Bool) throws {
    try bytes.withUnsafeBytes { try followingLinks().replace(by: $0, isDurable: isDurable) }
  }

  private func replace(by bytes: UnsafeRawBufferPointer, isDurable: Bool) throws {
    var written = 0
    let old = try status()
    if let old {
      let kind = old.st_mode & S_IFMT
      if kind == S_IFDIR { throw SystemFailure(EISDIR) }
      // Renaming asks for rights to the folder alone; a file that is protected stays.
      if faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0 { throw SystemFailure() }
      if kind != S_IFREG {
        let device = try FileDescriptor(opening: path, O_WRONLY)
        try device.writeAll(bytes, written: &written)
        return isDurable ? try device.synchronize() : ()
      }
    } else if path.isEmpty {
      throw SystemFailure(ENOENT)
    } else if name.isEmpty {
      throw SystemFailure(EISDIR)
    }
    PartFile.removeLeftovers(in: folder)
    let part = try PartFile(beside: self)
    do {
      // The new file may have another owner, so the bits that lend the owner's rights are not kept.
      if let old, fchmod(part.file.number, old.st_mode & 0o777) != 0 { throw SystemFailure() }
      try part.file.writeAll(bytes, written: &written)
      if isDurable { try part.file.synchronize() }
      if rename(part.path, path) != 0 { throw SystemFailure() }
    } catch {
      unlink(part.path)
      throw error
    }
    if isDurable { try FileDescriptor.synchronizeFolder(folder) }
    // The lock that keeps others from taking the file for a leftover ends with the descriptor.
    withExtendedLifetime(part) {}
  }
}
