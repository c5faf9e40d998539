internal import CKernels
internal import COneDNN
import LimnPlatform

/// Products of row-major matrices in memory, by oneDNN but for the smallest.
enum GEMM {
  private static let oneDNN = {
    let library = limn_open_onednn()
    require(
      library.multiply != nil,
      "matmul: oneDNN can't be loaded (\(String(cString: limn_onednn_file))); install libdnnl-dev again")
    return library
  }()
  /// Multiplications in one part of a product that is split over the cores.
  private static let grain = 400_000
  /// Depths for which oneDNN keeps its buffer on the stack: measured up to 84 on AVX-512 and 128 on AVX2.
  private static let deepestOnStack = 64
  /// Rows that oneDNN computes at a time, on AVX-512; they fill its tiles on AVX2 too.
  private static let tile = 16

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
    if isDeep(rows: rows, columns: columns, depth: depth) {
      prepare(0..<rows)
      runInSlices(a, b, into: c, rows: rows, columns: columns, depth: depth, beta: beta)
      return finish(0..<rows)
    }
    // oneDNN puts a transposed operand in order for each part anew, and slowly.
    if b.isTransposed && rows >= 64 && work >= 2 * grain {
      let across = Transposed(b, rows: columns, columns: depth)
      run(
        a, across.matrix, into: c, rows: rows, columns: columns, depth: depth, beta: beta, prepare: prepare,
        finish: finish)
      return withExtendedLifetime(across) {}
    }
    let parts = Self.parts(length: rows, work: work)
    Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
      for part in range {
        let part = Self.range(of: part, of: parts, length: rows)
        prepare(part)
        multiply(
          a.advanced(rows: part.lowerBound), b, into: c + part.lowerBound * columns, stride: columns,
          rows: part.count, columns: columns, depth: depth, beta: beta)
        finish(part)
      }
    }
  }

  /// Into how many parts to cut a product, by the multiplications it has.
  ///
  /// Few large parts, as each reads all of one matrix and puts it in order anew; one of few rows, as of no part nothing
  /// would be computed.
  ///
  /// - Parameter length: How many rows, or columns, the parts are cut from.
  private static func parts(length: Int, work: Int) -> Int {
    guard work >= 2 * grain else { return 1 }
    let parts = max(
      1, min(max(4, min(16, work / 50_000_000, length / (3 * tile))), work / grain, length / tile))
    // An even number: of nine parts, one of two threads would do five.
    return parts == 1 ? 1 : min((parts + 1) / 2 * 2, length / tile)
  }

  /// The rows, or columns, of one part: whole tiles, since oneDNN takes a twentieth longer for rows that fill none.
  static func range(of part: Int, of parts: Int, length: Int) -> Range<Int> {
    let tiles = length / tile
    let first = tiles * part / parts * tile
    return first..<(part + 1 == parts ? length : tiles * (part + 1) / parts * tile)
  }

  /// Whether a product is small and its depth what to cut.
  private static func isDeep(rows: Int, columns: Int, depth: Int) -> Bool {
    rows * columns < 1 << 16 && depth > 1 << 14
  }

  /// Products without a transposed b that don't wait for each other, at the same time: threads wait once for all.
  static func run(_ products: [Product]) {
    let work = products.map { $0.rows * $0.columns * $0.depth }
    let isSplit = products.count > 1 && work.min()! > grain / 2
    guard
      isSplit, !products.contains(where: { isDeep(rows: $0.rows, columns: $0.columns, depth: $0.depth) })
    else {
      for product in products { product.compute() }
      return
    }
    let parts = zip(products, work).map { Self.parts(length: $0.length, work: $1) }
    // The first parts of all stand first: whoever computes them finds the same rows near.
    let order = parts.indices.flatMap { product in
      (0..<parts[product]).map { (product, part: $0, place: Float(2 * $0 + 1) / Float(parts[product])) }
    }.sorted { ($0.place, $0.0) < ($1.place, $1.0) }
    WorkerPool.shared.run(pieces: order.count) { piece in
      let (product, part, _) = order[piece]
      products[product].compute(part: part, of: parts[product])
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
    withExtendedLifetime(partial) {}
  }

  /// c = a b, or c + a b, of some ten rows and columns, on this thread; b is not transposed.
  ///
  /// oneDNN spends most of so small a product on putting its operands in order: it was measured at a third to two
  /// thirds of what the machine can do, the loop for whole lanes at nine tenths.
  static func multiplySmall(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int,
    depth: Int, adds: Bool = false
  ) {
    guard columns % 16 == 0 else {
      return multiply(
        a, b, into: c, stride: stride, rows: rows, columns: columns, depth: depth, beta: adds ? 1 : 0)
    }
    limn_small_product(
      a.pointer, a.isTransposed ? 1 : a.stride, a.isTransposed ? a.stride : 1, b.pointer, b.stride, c, stride,
      rows, columns, depth, adds)
  }

  /// c = a b + beta c on this thread, where rows of c lie `stride` numbers apart.
  ///
  /// Over a great depth signals wait meanwhile: oneDNN before 3.11.2 then points the stack pointer into the heap (its
  /// issue 4845), where a handler's frame would overwrite what lies before oneDNN's buffer.
  static func multiply(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int,
    depth: Int, beta: Float
  ) {
    guard rows > 0 && columns > 0 else { return }
    guard depth > 0 else {
      if beta == 0 { for row in 0..<rows { (c + row * stride).update(repeating: 0, count: columns) } }
      return
    }
    let compute = {
      limn_sgemm(
        oneDNN, a.isTransposed, b.isTransposed, rows, columns, depth, a.pointer, a.stride, b.pointer,
        b.stride, beta, c, stride)
    }
    let done = depth > deepestOnStack ? HeldSignals.during(compute) : compute()
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
