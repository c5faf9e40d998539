import Foundation

/// The bytes of a file, mapped into memory: read from the disk when they are looked at, unmapped with the owner.
///
/// Writing over the file in place shows through, and cutting it short makes the next look at what is gone end
/// the process; ``AtomicFile`` does neither, as the mapping stays on the old file.
final class MappedFile: @unchecked Sendable {
  // Unchecked, as the bytes are never written and the pointer never changes.
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at a path.
  ///
  /// - Throws: ``DataError`` if there is none or it can't be read.
  init(contentsOfFile path: String) throws {
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
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file.number, 0)
      guard let start, start != MAP_FAILED else { throw SystemFailure() }
      bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    } catch let failure as SystemFailure {
      throw failure.reading(path)
    }
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
