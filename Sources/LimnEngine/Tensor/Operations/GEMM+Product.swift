extension GEMM {
  /// A product to compute: c = a b, with b not transposed and c without gaps.
  struct Product: @unchecked Sendable {
    // Unchecked, as the tensors behind it outlive the work, and each part writes to its own place.
    var a, b: Matrix
    var c: UnsafeMutablePointer<Float>
    var rows, columns, depth: Int
    /// Called for rows of c when they are computed, while they are near.
    var finish: (Range<Int>) -> Void = { _ in }

    /// All of it.
    func compute() { run(a, b, into: c, rows: rows, columns: columns, depth: depth, finish: finish) }

    /// The rows of one part, on this thread.
    func compute(part: Int, of parts: Int) {
      let part = GEMM.rows(of: part, of: parts, rows: rows)
      multiply(
        a.advanced(rows: part.lowerBound), b, into: c + part.lowerBound * columns, stride: columns,
        rows: part.count,
        columns: columns, depth: depth, beta: 0)
      finish(part)
    }
  }
}
