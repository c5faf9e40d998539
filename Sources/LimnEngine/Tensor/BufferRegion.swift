import LimnPlatform

/// Addresses for buffers, taken from the system many at a time and in large pages where it has them: a step that goes
/// through hundreds of megabytes spends less time looking up where they are.
struct BufferRegion {
  private static let size = 1 << 28
  /// Lines of the cache between buffers: without them those of one size would all start in the same places of the cache,
  /// which holds a few of each place.
  private static let gap = 3 * 64

  private var next = 0
  private var end = 0

  /// The next addresses, from a cache line on; `nil` if the system has none.
  mutating func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
    let needed = (bytes + 63) / 64 * 64 + Self.gap
    if end - next < needed {
      // No memory is taken until it is written to; where addresses are few, what is needed has to do.
      guard let pages = LargePages.map(max(Self.size, needed)) ?? LargePages.map(needed),
        let start = pages.baseAddress
      else { return nil }
      next = Int(bitPattern: start)
      end = next + pages.count
    }
    defer { next += needed }
    return UnsafeMutableRawPointer(bitPattern: next)
  }

  /// Gives the memory of a buffer back, as far as no other buffer shares its pages, and keeps the addresses.
  static func giveBack(_ pointer: UnsafeMutableRawPointer, _ bytes: Int) {
    let page = Int(getpagesize())
    let first = (Int(bitPattern: pointer) + page - 1) / page * page
    let last = (Int(bitPattern: pointer) + bytes) / page * page
    #if canImport(Darwin)
      let advice = MADV_FREE
    #else
      let advice = MADV_DONTNEED
    #endif
    if first < last { madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, advice) }
  }
}
