internal import CKernels

extension GEMM {
  /// A copy of a matrix with its rows as columns.
  struct Transposed {
    let matrix: Matrix
    private let storage: Storage
    private let columns: Int
    /// Rows that are turned at a time.
    private static let block = 16

    /// Room for the stored rows of a matrix.
    init(rows: Int, columns: Int) {
      // Not a power of two, whose multiples would all meet in a few places of the cache.
      let stride = rows + Self.block
      storage = Storage(count: columns * stride)
      self.columns = columns
      matrix = Matrix(pointer: storage.pointer, stride: stride)
    }

    /// Of the stored rows of a matrix, in parts at the same time if they are many.
    init(_ source: Matrix, rows: Int, columns: Int) {
      self.init(rows: rows, columns: columns)
      Parallel.ranges((rows + Self.block - 1) / Self.block, cost: 2 * Self.block * columns) { range in
        take(source, in: range.lowerBound * Self.block..<min(range.upperBound * Self.block, rows))
      }
    }

    /// Takes some stored rows over, on this thread.
    func take(_ source: Matrix, in rows: Range<Int>) {
      limn_transpose(
        source.pointer + rows.lowerBound * source.stride, source.stride, storage.pointer + rows.lowerBound,
        matrix.stride, rows.count, columns)
    }
  }
}
