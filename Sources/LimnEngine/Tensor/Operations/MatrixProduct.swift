internal import CKernels

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

/// x Wᵀ + b: the product and the sum of a linear layer in one.
private struct Linearity: TensorOperation {
  let name = "linear"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (x, weight) = (operands[0], operands[1])
    let rows = x.contiguous().asRows()
    let flat = gradient.contiguous().viewed([rows.shape[0], weight.shape[0]])
    let ofX = x.requiresGrad ? Tensor(uninitialized: x.shape) : nil
    let ofWeight = weight.requiresGrad ? Tensor(uninitialized: weight.shape) : nil
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    let count = rows.shape[0]
    let weights = weight.contiguous()
    let products = [
      ofX.map {
        GEMM.Product(
          a: GEMM.Matrix(pointer: flat.pointer, stride: outputs),
          b: GEMM.Matrix(pointer: weights.pointer, stride: inputs), c: $0.pointer, rows: count,
          columns: inputs, depth: outputs)
      },
      ofWeight.map {
        GEMM.Product(
          a: GEMM.Matrix(pointer: flat.pointer, stride: outputs, isTransposed: true),
          b: GEMM.Matrix(pointer: rows.pointer, stride: inputs), c: $0.pointer, rows: outputs,
          columns: inputs, depth: count)
      },
    ]
    GEMM.run(products.compactMap { $0 })
    withExtendedLifetime((flat, rows, weights)) {}
    guard operands.count > 2 else { return [ofX, ofWeight] }
    return [ofX, ofWeight, operands[2].requiresGrad ? Reduction.sum(flat, axes: [0], scale: 1) : nil]
  }
}

/// gelu(x Wᵀ + b), of which the slope is kept.
private struct LinearGELU: TensorOperation {
  let name = "linear gelu"
  let slope: Tensor

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let gradient = gradient.contiguous()
    let inner = Tensor(uninitialized: gradient.shape)
    Kernels.pair(limn_multiply, gradient.pointer, slope.pointer, inner.pointer, inner.count)
    return Linearity().gradients(inner, result: result, operands: operands)
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

  /// The affine map of a linear layer, x Wᵀ + bias, as `torch.nn.functional.linear`.
  ///
  /// - Parameters:
  ///   - weight: Of shape [outputs, inputs], where this is [..., inputs].
  ///   - bias: Of shape [outputs].
  public func linear(_ weight: Tensor, _ bias: Tensor? = nil) -> Tensor {
    affine(weight, bias).recorded(Linearity(), [self, weight] + (bias.map { [$0] } ?? []))
  }

  /// ``linear(_:_:)`` and then ``gelu(_:)`` in one, which keeps the slope in place of what comes between.
  public func linear(_ weight: Tensor, _ bias: Tensor? = nil, gelu form: GELUForm) -> Tensor {
    let isRecorded =
      GradientMode.isRecording && (requiresGrad || weight.requiresGrad || bias?.requiresGrad == true)
    guard isRecorded else {
      return affine(weight, bias) { numbers, _, count in
        form == .exact ? limn_gelu_erf(numbers, numbers, count) : limn_gelu_tanh(numbers, numbers, count)
      }
    }
    let slope = Tensor(uninitialized: Array(shape.dropLast()) + [weight.shape.first ?? 0])
    let result = affine(weight, bias) { numbers, place, count in
      form == .exact
        ? limn_gelu_erf_and_slope(numbers, numbers, slope.pointer + place, count)
        : limn_gelu_tanh_and_slope(numbers, numbers, slope.pointer + place, count)
    }
    return result.recorded(LinearGELU(slope: slope), [self, weight] + (bias.map { [$0] } ?? []))
  }

  /// x Wᵀ + bias without a record.
  ///
  /// - Parameter finish: Called with numbers of the result as they are computed, their place and how many.
  private func affine(
    _ weight: Tensor, _ bias: Tensor?,
    finish: (_ numbers: UnsafeMutablePointer<Float>, _ place: Int, _ count: Int) -> Void = { _, _, _ in }
  ) -> Tensor {
    require(
      weight.shape.count == 2 && shape.last == weight.shape[1],
      "linear: shapes \(shape) and \(weight.shape) don't fit; the last axes have to be equal")
    require(
      bias == nil || bias!.shape == [weight.shape[0]],
      "linear: the bias has the shape \(bias?.shape ?? []), the weight \(weight.shape); it has to be [outputs]"
    )
    let source = contiguous()
    let weights = weight.withMatrixRows()
    let outputs = weight.shape[0]
    let rows = Array(shape.dropLast()).product
    let result = Tensor(uninitialized: Array(shape.dropLast()) + [outputs])
    let biases = bias?.contiguous()
    if rows == 1 {
      weights.matrix().multiply(source.pointer, into: result.pointer, rows: outputs, columns: shape.last!)
      if let biases { limn_add(result.pointer, biases.pointer, result.pointer, outputs) }
      finish(result.pointer, 0, outputs)
      return result
    }
    GEMM.run(
      GEMM.Matrix(pointer: source.pointer, stride: Swift.max(shape.last!, 1)), weights.matrix().transposed,
      into: result.pointer, rows: rows, columns: outputs, depth: shape.last!, beta: bias == nil ? 0 : 1
    ) { range in
      guard let biases else { return }
      for row in range { (result.pointer + row * outputs).update(from: biases.pointer, count: outputs) }
    } finish: { range in
      finish(result.pointer + range.lowerBound * outputs, range.lowerBound * outputs, range.count * outputs)
    }
    return result
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
      for index in range {
        GEMM.run(
          first.moved(by: placesA[index]), second.moved(by: placesB[index]),
          into: result.pointer + index * size,
          rows: rows, columns: columns, depth: depth)
      }
    }
    return result
  }

  /// All axes but the last as the rows of one matrix, of contiguous numbers. Not recorded.
  fileprivate func asRows() -> Tensor { viewed([Array(shape.dropLast()).product, shape.last!]) }

  /// The last two axes as they lie in memory, of a tensor ``withMatrixRows()``, which has to outlive it.
  private func matrix() -> GEMM.Matrix {
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
  private func withMatrixRows() -> Tensor {
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
  /// The product with a vector, which reads the matrix once: as fast as memory is for a large one.
  fileprivate func multiply(
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

  fileprivate func moved(by offset: Int) -> Self {
    Self(pointer: pointer + offset, stride: stride, isTransposed: isTransposed)
  }
}
