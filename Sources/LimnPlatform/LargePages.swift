/// The system's large pages, of two megabytes on most machines: memory that is had page by page of four kilobytes costs
/// more time than most of what a short command does in it (measured on a virtual machine: 2 µs a page, 0.1 ms a large one).
package enum LargePages {
  private static let size = 2 << 20

  /// Fresh memory of zeros in large pages where the system has them, from the start of one on; `nil` if it has none.
  ///
  /// - Parameter bytes: How many are needed; nothing is taken until it is written to.
  package static func map(_ bytes: Int) -> UnsafeMutableRawBufferPointer? {
    let count = roundedUp(max(bytes, 1))
    // Room to start at a page, the rest of which goes back.
    let start = mmap(nil, count + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else { return nil }
    let before = roundedUp(Int(bitPattern: start)) - Int(bitPattern: start)
    if before > 0 { munmap(start, before) }
    munmap(start + before + count, size - before)
    #if canImport(Glibc)
      madvise(start + before, count, MADV_HUGEPAGE)
    #endif
    return UnsafeMutableRawBufferPointer(start: start + before, count: count)
  }

  private static func roundedUp(_ bytes: Int) -> Int { (bytes + size - 1) / size * size }
}
