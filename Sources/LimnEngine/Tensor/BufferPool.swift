import Synchronization

/// Memory for tensors, kept when a tensor goes and handed to the next one of its size.
///
/// A training step makes the same tensors again and again; asking the system for tens of megabytes each time
/// costs more than computing with them. Buffers start at a cache line.
enum BufferPool {
  private struct Shelves: @unchecked Sendable {
    var free = [[UnsafeMutableRawPointer]](repeating: [], count: 256)
    /// Buffers whose memory went back to the system.
    var bare = [[UnsafeMutableRawPointer]](repeating: [], count: 256)
    var keptBytes = 0
    var region = BufferRegion()
  }

  private static let shelves = Mutex(Shelves())
  /// What is kept at most for later; the memory of more goes back to the system, its addresses stay.
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
    let address = shelves.withLock { shelves -> UInt? in
      if let pointer = shelves.free[index].popLast() {
        shelves.keptBytes -= size
        return UInt(bitPattern: pointer)
      }
      let pointer = shelves.bare[index].popLast() ?? shelves.region.take(size)
      return pointer.map { UInt(bitPattern: $0) }
    }
    let pointer = address.flatMap { UnsafeMutableRawPointer(bitPattern: $0) }
    require(pointer != nil, "Tensor: there is no memory for \(bytes) bytes")
    return pointer!
  }

  static func give(_ pointer: UnsafeMutableRawPointer, bytes: Int) {
    let (index, size) = shelf(bytes: bytes)
    let address = UInt(bitPattern: pointer)
    shelves.withLock { shelves in
      let pointer = UnsafeMutableRawPointer(bitPattern: address)!
      if shelves.keptBytes + size > mostKeptBytes {
        BufferRegion.giveBack(pointer, size)
        shelves.bare[index].append(pointer)
      } else {
        shelves.free[index].append(pointer)
        shelves.keptBytes += size
      }
    }
  }
}
