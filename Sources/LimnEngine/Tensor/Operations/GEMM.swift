internal import COneDNN

/// Products of row-major matrices in memory, by oneDNN.
enum GEMM {
  private static let openMP = limn_find_openmp()
  /// Multiplications in one part of a product that is split over the cores.
  private static let grain = 400_000

  /// A matrix as it lies in memory: `stride` numbers from one of its stored rows to the next, read across if
  /// `isTransposed`.
  struct Matrix {
    var pointer: UnsafePointer<Float>
    var stride: Int
    var isTransposed = false
  }

  /// c = a b + beta c, with a of rows × depth and b of depth × columns. c lies without gaps.
  ///
  /// - Parameters:
  ///   - prepare: Called for rows of c before they are computed, such as to set them.
  ///   - finish: Called for rows of c when they are computed, while they are near.
  static func run(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, rows: Int, columns: Int, depth: Int,
    beta: Float = 0, prepare: (Range<Int>) -> Void = { _ in }, finish: (Range<Int>) -> Void = { _ in }
  ) {
    guard rows > 0 && columns > 0 else { return }
    let work = rows * columns * depth
    if rows * columns < 1 << 16 && depth > 1 << 14 {
      prepare(0..<rows)
      runInSlices(a, b, into: c, rows: rows, columns: columns, depth: depth, beta: beta)
      return finish(0..<rows)
    }
    // Few rows of many columns are one part: of none, nothing would be computed.
    let parts = work < 2 * grain ? 1 : max(1, min(8, work / grain, rows / 16))
    Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
      for part in range {
        let first = rows * part / parts
        let last = rows * (part + 1) / parts
        prepare(first..<last)
        multiply(
          a.advanced(rows: first), b, into: c + first * columns, stride: columns, rows: last - first,
          columns: columns, depth: depth, beta: beta)
        finish(first..<last)
      }
    }
  }

  /// A small product over a great depth: slices of the depth at the same time, then their sum in order.
  private static func runInSlices(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, rows: Int, columns: Int, depth: Int,
    beta: Float
  ) {
    let parts = min(8, depth >> 13)
    let partial = Storage(count: parts * rows * columns)
    let size = rows * columns
    Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
      for part in range {
        let first = depth * part / parts
        multiply(
          a.advanced(columns: first), b.advanced(rows: first), into: partial.pointer + part * size,
          stride: columns, rows: rows, columns: columns, depth: depth * (part + 1) / parts - first, beta: 0)
      }
    }
    if beta == 0 { c.update(repeating: 0, count: size) }
    for part in 0..<parts { Kernels.accumulate(1, partial.pointer + part * size, c, size) }
  }

  /// c = a b + beta c on this thread, where rows of c lie `stride` numbers apart.
  static func multiply(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int,
    depth: Int, beta: Float
  ) {
    guard rows > 0 && columns > 0 else { return }
    guard depth > 0 else {
      if beta == 0 { for row in 0..<rows { (c + row * stride).update(repeating: 0, count: columns) } }
      return
    }
    let done = limn_sgemm(
      openMP, a.isTransposed, b.isTransposed, rows, columns, depth, a.pointer, a.stride, b.pointer, b.stride,
      beta, c, stride)
    require(done, "matmul: oneDNN refused a product of \(rows) × \(depth) and \(depth) × \(columns) numbers")
  }
}

extension GEMM.Matrix {
  /// The matrix without its first rows.
  func advanced(rows: Int) -> Self {
    Self(pointer: pointer + (isTransposed ? rows : rows * stride), stride: stride, isTransposed: isTransposed)
  }

  /// The matrix without its first columns.
  func advanced(columns: Int) -> Self {
    Self(
      pointer: pointer + (isTransposed ? columns * stride : columns), stride: stride,
      isTransposed: isTransposed)
  }

  /// The matrix read across.
  var transposed: Self { Self(pointer: pointer, stride: stride, isTransposed: !isTransposed) }
}
