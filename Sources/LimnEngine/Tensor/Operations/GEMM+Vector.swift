internal import CKernels

extension GEMM.Matrix {
  /// The product with a vector, which reads the matrix once: as fast as memory is for a large one.
  func multiply(
    _ x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    // In whole lines of the cache, of which no two threads write the same.
    let lines = (rows + 15) / 16
    Parallel.ranges(lines, cost: 16 * columns) { range in
      let (first, last) = (range.lowerBound * 16, Swift.min(range.upperBound * 16, rows))
      if isTransposed {
        limn_vector_matrix(x, pointer + first, stride, out + first, columns, last - first)
      } else {
        limn_matrix_vector(pointer + first * stride, stride, x, out + first, last - first, columns)
      }
    }
  }
}
