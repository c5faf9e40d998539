import LimnPlatform

/// The bytes of a file, mapped into memory: read from the disk when they are looked at, unmapped with the owner.
///
/// Writing over the file in place shows through, and cutting it short makes the next look at what is gone end
/// the process; ``AtomicFile`` does neither, as the mapping stays on the old file.
final class MappedFile: @unchecked Sendable {
  // Unchecked, as the pointer never changes, and the bytes are written by owners of tensors alone.
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at a path.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - isCopiedOnWrite: Whether the bytes may be written: each page that is gets a copy in memory, and the
  ///     file stays as it is.
  /// - Throws: ``DataError`` if there is none or it can't be read.
  init(contentsOfFile path: String, isCopiedOnWrite: Bool = false) throws {
    do {
      // A pipe would wait for its writer.
      let file = try FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK)
      let status = try file.status()
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw SystemFailure(EISDIR)
      default: throw DataError("\(path) is a pipe or a device; give the path of a file.")
      }
      // An empty file can't be mapped.
      guard status.st_size > 0 else {
        bytes = UnsafeRawBufferPointer(start: nil, count: 0)
        return
      }
      // No room in the swap is kept for pages that will most likely never be written.
      let start = mmap(
        nil, Int(status.st_size), isCopiedOnWrite ? PROT_READ | PROT_WRITE : PROT_READ,
        MAP_PRIVATE | MAP_NORESERVE, file.number, 0)
      guard let start, start != MAP_FAILED else { throw SystemFailure() }
      bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    } catch let failure as SystemFailure {
      throw DataError(failure.reading(path))
    }
  }

  /// Gives the memory of bytes back that are not needed any more; they are read from the disk again if they are.
  ///
  /// What was written to them is lost, so that only an owner may that wrote nothing.
  func release(_ range: Range<Int>) {
    guard let start = bytes.baseAddress else { return }
    let page = Int(getpagesize())
    let (first, last) = ((range.lowerBound + page - 1) / page * page, range.upperBound / page * page)
    if first < last { madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED) }
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
