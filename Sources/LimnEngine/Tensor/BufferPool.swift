import LimnPlatform
import Synchronization

/// Memory for tensors, kept when a tensor goes and handed to the next one of its size.
///
/// A training step makes the same tensors again and again; asking the system for tens of megabytes each time
/// costs more than computing with them. Buffers start at a cache line.
enum BufferPool {
  private struct Shelves: @unchecked Sendable {
    var free = [[UnsafeMutableRawPointer]](repeating: [], count: 256)
    var keptBytes = 0
  }

  private static let shelves = Mutex(Shelves())
  private static let alignment = 64
  /// What is kept at most for later; more goes back to the system.
  private static let mostKeptBytes = 1 << 29

  /// The shelf for a number of bytes, four for each doubling, and how many bytes its buffers hold.
  static func shelf(bytes: Int) -> (index: Int, bytes: Int) {
    let bytes = max(bytes, 256)
    let exponent = Int.bitWidth - 1 - (bytes - 1).leadingZeroBitCount
    let quarter = 1 << (exponent - 2)
    let steps = (bytes + quarter - 1) / quarter
    return ((exponent - 7) * 4 + steps - 5, steps * quarter)
  }

  static func take(bytes: Int) -> UnsafeMutableRawPointer {
    let (index, size) = shelf(bytes: bytes)
    let kept = shelves.withLock { shelves in
      let pointer = shelves.free[index].popLast()
      if pointer != nil { shelves.keptBytes -= size }
      return pointer.map { UInt(bitPattern: $0) }
    }
    if let kept, let pointer = UnsafeMutableRawPointer(bitPattern: kept) { return pointer }
    var pointer: UnsafeMutableRawPointer?
    require(
      posix_memalign(&pointer, alignment, size) == 0 && pointer != nil,
      "Tensor: there is no memory for \(bytes) bytes")
    return pointer!
  }

  static func give(_ pointer: UnsafeMutableRawPointer, bytes: Int) {
    let (index, size) = shelf(bytes: bytes)
    let address = UInt(bitPattern: pointer)
    let isKept = shelves.withLock { shelves in
      guard shelves.keptBytes + size <= mostKeptBytes else { return false }
      shelves.free[index].append(UnsafeMutableRawPointer(bitPattern: address)!)
      shelves.keptBytes += size
      return true
    }
    if !isKept { free(pointer) }
  }
}
