extension GEMM {
  /// A product to compute: c = a b, with b not transposed and c without gaps.
  struct Product: @unchecked Sendable {
    // Unchecked, as the tensors behind it outlive the work, and each part writes to its own place.
    var a, b: Matrix
    var c: UnsafeMutablePointer<Float>
    var rows, columns, depth: Int
    /// Called for rows of c when they are computed, while they are near; `nil` where parts may be columns.
    var finish: ((Range<Int>) -> Void)?

    /// All of it.
    func compute() {
      run(a, b, into: c, rows: rows, columns: columns, depth: depth, finish: finish ?? { _ in })
    }

    /// Whether parts are columns of c and not rows: each part reads all of one matrix, better the smaller one.
    private var isCutAcross: Bool { finish == nil && columns > rows }

    /// How many rows or columns the parts are cut from.
    var length: Int { isCutAcross ? columns : rows }

    /// The rows or columns of one part, on this thread.
    func compute(part: Int, of parts: Int) {
      let part = GEMM.range(of: part, of: parts, length: length)
      guard !isCutAcross else {
        return multiply(
          a, b.advanced(columns: part.lowerBound), into: c + part.lowerBound, stride: columns, rows: rows,
          columns: part.count, depth: depth, beta: 0)
      }
      multiply(
        a.advanced(rows: part.lowerBound), b, into: c + part.lowerBound * columns, stride: columns,
        rows: part.count, columns: columns, depth: depth, beta: 0)
      finish?(part)
    }
  }
}
