/// Tensors one behind the other along an axis: each takes its part of the gradient.
private struct Concatenation: TensorOperation {
  let name = "concatenate"
  let axis: Int

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    var start = 0
    return operands.map { operand in
      defer { start += operand.shape[axis] }
      guard operand.requiresGrad else { return nil }
      return gradient.slice(axis: axis, start..<start + operand.shape[axis]).contiguous()
    }
  }
}

extension Tensor {
  /// Tensors one behind the other along an axis, as `torch.cat`.
  ///
  /// - Precondition: There is at least one, and all other sizes are equal.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    require(!tensors.isEmpty, "concatenate: there are no tensors to join")
    let first = tensors[0].shape
    let axis = resolvedAxis(axis, first, "concatenate")
    for tensor in tensors {
      require(
        tensor.shape.count == first.count
          && first.indices.allSatisfy { $0 == axis || tensor.shape[$0] == first[$0] },
        "concatenate: shapes \(first) and \(tensor.shape) don't fit; only axis \(axis) may differ")
    }
    var shape = first
    shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
    let result = Tensor(uninitialized: shape)
    let outer = Array(shape[..<axis]).product
    let inner = Array(shape[(axis + 1)...]).product
    var start = 0
    for tensor in tensors {
      let source = tensor.contiguous()
      let block = tensor.shape[axis] * inner
      for row in 0..<outer {
        (result.pointer + row * shape[axis] * inner + start).update(
          from: source.pointer + row * block, count: block)
      }
      start += block
    }
    return result.recorded(Concatenation(axis: axis), tensors)
  }

  /// Tensors of one shape along a new axis, as `torch.stack`.
  ///
  /// - Precondition: There is at least one, and all shapes are equal.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    require(!tensors.isEmpty, "stack: there are no tensors to join")
    let shape = tensors[0].shape
    for tensor in tensors {
      require(tensor.shape == shape, "stack: shapes \(shape) and \(tensor.shape) are not equal")
    }
    let axis = resolvedAxis(axis, shape + [1], "stack")
    let widened = Array(shape[..<axis]) + [1] + shape[axis...]
    return concatenate(tensors.map { $0.reshaped(widened) }, axis: axis)
  }

  /// Parts of the given sizes along an axis, sharing their numbers, as `torch.split`.
  ///
  /// - Precondition: The sizes add up to the axis.
  public func split(_ sizes: [Int], axis: Int = 0) -> [Tensor] {
    let axis = resolvedAxis(axis, shape, "split")
    require(
      sizes.allSatisfy { $0 >= 0 } && sizes.reduce(0, +) == shape[axis],
      "split: the sizes \(sizes) don't add up to axis \(axis) of shape \(shape)")
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return slice(axis: axis, start..<start + size)
    }
  }
}
