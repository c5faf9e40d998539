internal import CKernels

/// x Wᵀ + b: the product and the sum of a linear layer in one, and with it what is added to the result.
private struct LinearMap: TensorOperation {
  let name = "linear"
  let hasBias, hasAddend: Bool

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (x, weight) = (operands[0], operands[1])
    let (ofX, ofWeight) = Tensor.linearGradients(
      gradient, x, weight, wantsX: x.requiresGrad, wantsWeight: weight.requiresGrad)
    var gradients = [ofX, ofWeight]
    if hasBias { gradients.append(operands[2].requiresGrad ? gradient.summedOverRows() : nil) }
    if hasAddend { gradients.append(gradient) }
    return gradients
  }
}

extension Tensor {
  /// The affine map of a linear layer, x Wᵀ + bias, as `torch.nn.functional.linear`.
  ///
  /// - Parameters:
  ///   - weight: Of shape [outputs, inputs], where this is [..., inputs].
  ///   - bias: Of shape [outputs].
  ///   - addend: Of the result's shape; what is added to it, with the same numbers as by `+` after it.
  public func linear(_ weight: Tensor, _ bias: Tensor? = nil, adding addend: Tensor? = nil) -> Tensor {
    affine(weight, bias, adding: addend).recorded(
      LinearMap(hasBias: bias != nil, hasAddend: addend != nil),
      [self, weight] + [bias, addend].compactMap { $0 })
  }

  /// x Wᵀ + bias + addend without a record.
  func affine(_ weight: Tensor, _ bias: Tensor?, adding addend: Tensor?) -> Tensor {
    guard let addend = addend?.contiguous() else { return affine(weight, bias) { _, _, _ in } }
    require(
      addend.shape == Array(shape.dropLast()) + [weight.shape.first ?? 0],
      "linear: what is added has the shape \(addend.shape), which is not that of the result")
    return affine(weight, bias) { numbers, place, count in
      limn_add(numbers, addend.pointer + place, numbers, count)
    }
  }

  /// x Wᵀ + bias without a record.
  ///
  /// - Parameter finish: Called with numbers of the result as they are computed, their place and how many.
  func affine(
    _ weight: Tensor, _ bias: Tensor?,
    finish: (_ numbers: UnsafeMutablePointer<Float>, _ place: Int, _ count: Int) -> Void
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

  /// The gradients of x and W from that of x Wᵀ: both products at the same time.
  ///
  /// - Parameter finish: Called with the gradient of x and the rows of it that were computed just now.
  static func linearGradients(
    _ gradient: Tensor, _ x: Tensor, _ weight: Tensor, wantsX: Bool, wantsWeight: Bool,
    finish: @escaping (_ numbers: UnsafeMutablePointer<Float>, _ rows: Range<Int>) -> Void = { _, _ in }
  ) -> (x: Tensor?, weight: Tensor?) {
    let rows = x.contiguous().asRows()
    let flat = gradient.contiguous()
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    let count = rows.shape[0]
    let weights = weight.contiguous()
    let ofX = wantsX ? Tensor(uninitialized: x.shape) : nil
    let ofWeight = wantsWeight ? Tensor(uninitialized: weight.shape) : nil
    let products = [
      ofX.map { ofX in
        GEMM.Product(
          a: GEMM.Matrix(pointer: flat.pointer, stride: outputs),
          b: GEMM.Matrix(pointer: weights.pointer, stride: inputs), c: ofX.pointer, rows: count,
          columns: inputs, depth: outputs, finish: { finish(ofX.pointer, $0) })
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
    return (ofX, ofWeight)
  }

  /// The sum over all axes but the last. Not recorded.
  func summedOverRows() -> Tensor { Reduction.sum(contiguous().asRows(), axes: [0], scale: 1) }
}
