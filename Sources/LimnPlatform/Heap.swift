internal import CMalloc

/// The memory that the program allocates and frees.
package enum Heap {
  /// Has what is freed be kept for what is allocated next, on all threads, up to 128 MB: fresh memory comes from the
  /// system page by page (measured on a virtual machine: 2 µs each), and large blocks otherwise are always fresh.
  ///
  /// In small pages, since few programs fill a large one, and a virtual machine may have to fetch it first.
  package static func keepFreedMemory() {
    #if canImport(Glibc)
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TRIM_THRESHOLD, 128 << 20)
      mallopt(M_TOP_PAD, 1 << 20)
    #endif
  }
}
