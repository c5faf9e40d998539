internal import CKernels

/// A matrix of 16 bits a number, of which products are summed in single precision: where reading it is what takes time,
/// it takes half.
///
/// IEEE 754's half precision and not bfloat16: it keeps 11 bits of each number and not 8, and no weight comes near its
/// largest, 65504.
final class HalfPrecisionMatrix {
  /// The largest number that half precision knows.
  static let largest: Float = 65504
  /// So many rows are turned to single precision at a time: they stay in the second cache.
  private static let panel = 64

  let rows, columns: Int
  private let numbers: UnsafeMutablePointer<UInt16>

  /// The numbers of a matrix, each rounded to the nearest; of two as near to the even one.
  ///
  /// - Parameters:
  ///   - matrix: Of two axes; a view read across does too.
  ///   - name: What to call it in an error.
  /// - Throws: ``DataError`` if a number is infinite, none at all, or too large.
  init(_ matrix: Tensor, name: String) throws {
    require(
      matrix.shape.count == 2, "HalfPrecisionMatrix: the shape is \(matrix.shape); it has to have two axes")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    (self.rows, self.columns) = (rows, columns)
    // Whole lines of the cache.
    numbers = UnsafeMutableRawPointer.allocate(byteCount: max(2 * rows * columns, 1), alignment: 64)
      .bindMemory(to: UInt16.self, capacity: rows * columns)
    let matrix = matrix.detach()
    for start in stride(from: 0, to: rows, by: Self.panel) {
      let part = matrix[start..<min(start + Self.panel, rows)].contiguous()
      guard limn_narrow(part.pointer, numbers + start * columns, part.count) == 0 else {
        let number = part.values.first { !($0.magnitude < 65520) } ?? .nan
        throw DataError(
          "\(quoted(name)) holds \(number); half precision knows numbers up to \(Self.largest) alone, so take single."
        )
      }
    }
  }

  deinit { numbers.deallocate() }

  /// Rows as single precision, along a new last axis.
  func embedding(_ indices: IndexTensor) -> Tensor {
    let result = Tensor(uninitialized: indices.shape + [columns])
    for (place, index) in indices.values.enumerated() {
      require(
        index >= 0 && index < rows, "embedding: index \(index) is not a row of the table of \(rows) rows")
      limn_widen(numbers + Int(index) * columns, result.pointer + place * columns, columns)
    }
    return result
  }

  /// x Wᵀ + bias without a record, as ``Tensor/linear(_:_:)`` of this matrix.
  func linear(_ x: Tensor, _ bias: Tensor?) -> Tensor {
    let count = Array(x.shape.dropLast()).product
    let result = Tensor(uninitialized: Array(x.shape.dropLast()) + [rows])
    let source = x.contiguous()
    if count == 1 {
      // In whole lines of the cache, of which no two threads write the same.
      Parallel.ranges((rows + 15) / 16, cost: 8 * columns) { range in
        let (first, last) = (range.lowerBound * 16, min(range.upperBound * 16, rows))
        limn_half_matrix_vector(
          numbers + first * columns, source.pointer, result.pointer + first, last - first, columns)
      }
    } else {
      Parallel.ranges((rows + Self.panel - 1) / Self.panel, cost: Self.panel * columns * count / 16) {
        range in
        let scratch = Storage(count: Self.panel * columns)
        for part in range {
          let (first, last) = (part * Self.panel, min((part + 1) * Self.panel, rows))
          limn_widen(numbers + first * columns, scratch.pointer, (last - first) * columns)
          GEMM.multiply(
            GEMM.Matrix(pointer: source.pointer, stride: max(columns, 1)),
            GEMM.Matrix(pointer: scratch.pointer, stride: max(columns, 1), isTransposed: true),
            into: result.pointer + first, stride: rows, rows: count, columns: last - first, depth: columns,
            beta: 0)
        }
      }
    }
    return bias.map { result + $0 } ?? result
  }
}
