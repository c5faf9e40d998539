internal import CKernels
import LimnPlatform

/// a @ b over the last two axes, those before stretched to each other.
private struct MatrixProduct: TensorOperation {
  let name = "@"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (a, b) = (operands[0], operands[1])
    if let indices = a.hotRows, b.requiresGrad, !a.requiresGrad {
      return [nil, Embedding.scattered(gradient, indices, rows: b.shape[0])]
    }
    // A matrix shared by a batch: the batch is more rows of one product.
    if b.shape.count == 2 && a.shape.count > 2 {
      let rows = a.contiguous().asRows()
      let flat = gradient.contiguous().viewed([rows.shape[0], gradient.shape.last!])
      return [
        a.requiresGrad ? Tensor.product(flat, b.transposedView()).viewed(a.shape) : nil,
        b.requiresGrad ? Tensor.product(rows.transposedView(), flat) : nil,
      ]
    }
    return [
      a.requiresGrad ? Tensor.product(gradient, b.transposedView()).summed(to: a.shape) : nil,
      b.requiresGrad ? Tensor.product(a.transposedView(), gradient).summed(to: b.shape) : nil,
    ]
  }
}

/// The matrix product; Swift doesn't allow Python's `@` as an operator.
infix operator • : MultiplicationPrecedence

extension Tensor {
  /// The matrix product over the last two axes, as `torch.matmul`; see ``matmul(_:)``.
  public static func • (a: Tensor, b: Tensor) -> Tensor { a.matmul(b) }

  /// The matrix product over the last two axes, as `torch.matmul`.
  ///
  /// The gradient of a is that of the result times bᵀ, that of b is aᵀ times that of the result.
  ///
  /// - Parameter other: Of shape [..., depth, columns] where this is [..., rows, depth]; the axes before are
  ///   stretched to each other.
  /// - Precondition: Both have two axes at least, and the depths are equal.
  public func matmul(_ other: Tensor) -> Tensor {
    if let hotRows, shape.count >= 2, other.shape.count == 2, other.shape[0] == shape.last {
      // Each row of a one-hot matrix picks a row: the same numbers without the multiplications by 0.
      return Embedding.gathered(other, hotRows).recorded(MatrixProduct(), self, other)
    }
    return Self.product(self, other).recorded(MatrixProduct(), self, other)
  }

  /// The product without a record.
  static func product(_ a: Tensor, _ b: Tensor) -> Tensor {
    require(
      a.shape.count >= 2 && b.shape.count >= 2,
      "matmul: shapes \(a.shape) and \(b.shape) need two axes at least; reshape a vector to a row or a column"
    )
    let rank = a.shape.count
    let (rows, depth, columns) = (a.shape[rank - 2], a.shape[rank - 1], b.shape.last!)
    require(
      depth == b.shape[b.shape.count - 2],
      "matmul: shapes \(a.shape) and \(b.shape) don't fit; \(depth) columns meet \(b.shape[b.shape.count - 2]) rows"
    )
    if b.shape.count == 2 && (rank == 2 || a.isContiguous) {
      let left = rank == 2 ? a.withMatrixRows() : a.asRows()
      let right = b.withMatrixRows()
      let result = Tensor(uninitialized: Array(a.shape.dropLast()) + [columns])
      GEMM.run(
        left.matrix(), right.matrix(), into: result.pointer, rows: left.shape[0], columns: columns,
        depth: depth)
      return result
    }
    let batch = broadcastShape(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)), "matmul")
    let left = a.broadcastView(to: batch + [rows, depth]).withMatrixRows()
    let right = b.broadcastView(to: batch + [depth, columns]).withMatrixRows()
    let result = Tensor(uninitialized: batch + [rows, columns])
    let size = rows * columns
    let placesA = left.matrixOffsets
    let placesB = right.matrixOffsets
    let (first, second) = (left.matrix(), right.matrix())
    Parallel.ranges(placesA.count, cost: Swift.max(1, size * depth / 32)) { range in
      // Once rather than for each product.
      HeldSignals.during {
        for index in range {
          GEMM.run(
            first.moved(by: placesA[index]), second.moved(by: placesB[index]),
            into: result.pointer + index * size, rows: rows, columns: columns, depth: depth)
        }
      }
    }
    return result
  }

  /// All axes but the last as the rows of one matrix, of contiguous numbers. Not recorded.
  func asRows() -> Tensor { viewed([Array(shape.dropLast()).product, shape.last!]) }

  /// The last two axes as they lie in memory, of a tensor ``withMatrixRows()``, which has to outlive it.
  func matrix() -> GEMM.Matrix {
    let strides = stridesOrDefault
    let rank = shape.count
    let (down, across) = (strides[rank - 2], strides[rank - 1])
    // A single row or column may have any distance to a next one that is not there.
    if across == 1 || shape[rank - 1] == 1 && down != 1 {
      return GEMM.Matrix(pointer: pointer, stride: Swift.max(down, shape[rank - 1], 1))
    }
    return GEMM.Matrix(pointer: pointer, stride: Swift.max(across, shape[rank - 2], 1), isTransposed: true)
  }

  /// The tensor itself if its matrices lie in rows or columns, else a copy where they do.
  func withMatrixRows() -> Tensor {
    guard let strides else { return self }
    let rank = shape.count
    let (down, across) = (strides[rank - 2], strides[rank - 1])
    let liesInRows = across == 1 && down >= shape[rank - 1]
    let liesInColumns = down == 1 && across >= shape[rank - 2]
    return liesInRows || liesInColumns ? self : copy()
  }

  /// Where each matrix starts, from the first on.
  private var matrixOffsets: [Int] {
    let strides = stridesOrDefault
    var places = [0]
    for axis in 0..<shape.count - 2 {
      places = places.flatMap { place in (0..<shape[axis]).map { place + $0 * strides[axis] } }
    }
    return places
  }
}

extension GEMM.Matrix {
  fileprivate func moved(by offset: Int) -> Self {
    Self(pointer: pointer + offset, stride: stride, isTransposed: isTransposed)
  }
}
