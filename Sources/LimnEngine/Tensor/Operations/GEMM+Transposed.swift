internal import CKernels

extension GEMM {
  /// A copy of a matrix with its rows as columns.
  struct Transposed {
    let matrix: Matrix
    private let storage: Storage

    /// Of the stored rows of a matrix, in parts at the same time if it is large.
    init(_ source: Matrix, rows: Int, columns: Int) {
      // Not a power of two, whose multiples would all meet in a few places of the cache.
      let stride = rows + 16
      let storage = Storage(count: columns * stride)
      Parallel.ranges((rows + 15) / 16, cost: 32 * columns) { range in
        let (first, last) = (range.lowerBound * 16, min(range.upperBound * 16, rows))
        limn_transpose(
          source.pointer + first * source.stride, source.stride, storage.pointer + first, stride,
          last - first, columns)
      }
      self.storage = storage
      matrix = Matrix(pointer: storage.pointer, stride: stride)
    }
  }
}
