internal import CKernels

extension GEMM.Matrix {
  /// The product with a vector, which reads the matrix once: as fast as memory is for a large one.
  func multiply(
    _ x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    if isTransposed { return multiplyAcross(x, into: out, rows: rows, columns: columns) }
    // In whole lines of the cache, of which no two threads write the same.
    Parallel.ranges((rows + 15) / 16, cost: 16 * columns) { range in
      let (first, last) = (range.lowerBound * 16, Swift.min(range.upperBound * 16, rows))
      limn_matrix_vector(pointer + first * stride, stride, x, out + first, last - first, columns)
    }
  }

  /// The product of a matrix read across: the sum of its stored rows, each with its factor.
  ///
  /// Each part takes whole rows, as memory is read fastest where nothing is left out; then the parts' sums are added in
  /// order.
  private func multiplyAcross(
    _ x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    let parts = Swift.max(1, Swift.min(8, columns / 16, rows * columns / Parallel.grain))
    guard parts > 1 else { return limn_vector_matrix(x, pointer, stride, out, columns, rows) }
    // In whole lines of the cache, of which no two threads write the same.
    let room = (rows + 15) / 16 * 16
    let sums = Storage(count: parts * room)
    Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
      for part in range {
        let (first, last) = (columns * part / parts, columns * (part + 1) / parts)
        limn_vector_matrix(
          x + first, pointer + first * stride, stride, sums.pointer + part * room, last - first, rows)
      }
    }
    out.update(from: sums.pointer, count: rows)
    for part in 1..<parts { limn_add(out, sums.pointer + part * room, out, rows) }
    withExtendedLifetime(sums) {}
  }
}
