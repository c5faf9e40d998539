internal import CMalloc

/// The system's large pages, of two megabytes on most machines: memory that is had page by page of four kilobytes costs
/// more time than most of what a short command does in it (measured on a virtual machine: 2 µs a page, 0.1 ms a large one).
package enum LargePages {
  private static let size = 2 << 20
  /// How much of the heap lies in large pages: address space, until it is written to.
  private static let heapReserve = 64 << 20

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
    prefer(start + before, count)
    return UnsafeMutableRawBufferPointer(start: start + before, count: count)
  }

  /// Has the first 64 MB that the program allocates from now on lie in large pages, on all threads, and be kept for what
  /// it allocates next. Where the system refuses so much, all stays as it was.
  package static func useForHeap() {
    #if canImport(Glibc)
      let end = Int(bitPattern: sbrk(0))
      // The heap goes on where a large page starts.
      guard end > 0, Int(bitPattern: sbrk(roundedUp(end) - end)) == end else { return }
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TRIM_THRESHOLD, Int32(2 * heapReserve))
      mallopt(M_TOP_PAD, Int32(heapReserve))
      let first = malloc(size / 2)
      // From here on in steps that a system short of memory can give.
      mallopt(M_TOP_PAD, 1 << 20)
      // Asked for its size, or the compiler would leave out what nobody uses.
      guard malloc_usable_size(first) > 0 else { return }
      free(first)
      let count = Int(bitPattern: sbrk(0)) - roundedUp(end)
      if count > 0, let start = UnsafeMutableRawPointer(bitPattern: roundedUp(end)) { prefer(start, count) }
    #endif
  }

  private static func prefer(_ start: UnsafeMutableRawPointer, _ count: Int) {
    #if canImport(Glibc)
      madvise(start, count, MADV_HUGEPAGE)
    #endif
  }

  private static func roundedUp(_ bytes: Int) -> Int { (bytes + size - 1) / size * size }
}
