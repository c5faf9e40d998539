/// The same numbers in the same order, in another shape.
private struct Reshape: TensorOperation {
  let name = "reshape"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [gradient.contiguous().viewed(operands[0].shape)]
  }
}

/// Two axes exchanged.
private struct Transposition: TensorOperation {
  let name = "transpose"
  let first: Int
  let second: Int

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [gradient.transposedView(first, second)]
  }
}

/// A part along one axis: its gradient stands at its place among zeros.
private struct Slice: TensorOperation {
  let name = "slice"
  let axis: Int
  let start: Int

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let whole = Tensor.zeros(operands[0].shape)
    let source = gradient.contiguous()
    let inner = Array(whole.shape[(axis + 1)...]).product
    let block = result.shape[axis] * inner
    for row in 0..<Array(whole.shape[..<axis]).product {
      (whole.pointer + (row * whole.shape[axis] + start) * inner).update(
        from: source.pointer + row * block, count: block)
    }
    return [whole]
  }
}

/// Numbers repeated along axes: the gradient is summed over them.
private struct Broadcast: TensorOperation {
  let name = "broadcast"

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [gradient.summed(to: operands[0].shape)]
  }
}

extension Tensor {
  /// The same numbers in another shape; one size may be −1 and is worked out.
  ///
  /// - Precondition: The shape has as many places.
  public func reshaped(_ newShape: [Int]) -> Tensor {
    var shape = newShape
    if let unknown = newShape.firstIndex(of: -1) {
      let known = newShape.enumerated().filter { $0.offset != unknown }.map(\.element).product
      require(
        known > 0 && count % known == 0 && newShape.filter { $0 < 0 }.count == 1,
        "reshape: shape \(self.shape) of \(count) numbers can't become \(newShape)")
      shape[unknown] = count / known
    }
    require(
      shape.allSatisfy { $0 >= 0 } && shape.product == count,
      "reshape: shape \(self.shape) of \(count) numbers can't become \(newShape)")
    return contiguous().viewed(shape).recorded(Reshape(), self)
  }

  /// The last two axes exchanged, as `tensor.mT`.
  public func transposed() -> Tensor { transposed(-2, -1) }

  /// Two axes exchanged, as `torch.transpose`; the numbers stay where they are.
  public func transposed(_ first: Int, _ second: Int) -> Tensor {
    let first = resolvedAxis(first, shape, "transpose")
    let second = resolvedAxis(second, shape, "transpose")
    return transposedView(first, second).recorded(Transposition(first: first, second: second), self)
  }

  /// A part along one axis, sharing its numbers.
  ///
  /// - Precondition: The range lies within the axis.
  public func slice(axis: Int, _ range: Range<Int>) -> Tensor {
    let axis = resolvedAxis(axis, shape, "slice")
    require(
      range.lowerBound >= 0 && range.upperBound <= shape[axis],
      "slice: \(range) is outside of axis \(axis) of shape \(shape)")
    var part = shape
    part[axis] = range.count
    let strides = stridesOrDefault
    // Whole rows of the first axis lie together.
    let isContiguous = self.isContiguous && shape[..<axis].allSatisfy { $0 == 1 }
    return Tensor(
      shape: part, storage: storage, offset: offset + range.lowerBound * strides[axis],
      strides: isContiguous ? nil : strides
    ).recorded(Slice(axis: axis, start: range.lowerBound), self)
  }

  /// The part at an index of the first axis, without that axis; negative ones count from the end.
  public subscript(index: Int) -> Tensor {
    require(!shape.isEmpty, "index: a single number has no axis to index")
    let resolved = index < 0 ? index + shape[0] : index
    require(resolved >= 0 && resolved < shape[0], "index: \(index) is outside of axis 0 of shape \(shape)")
    return slice(axis: 0, resolved..<resolved + 1).reshaped(Array(shape.dropFirst()))
  }

  /// A part of the first axis.
  public subscript(range: Range<Int>) -> Tensor { slice(axis: 0, range) }

  /// The tensor repeated along axes of size 1, and along new ones in front, as `torch.broadcast_to`.
  ///
  /// - Precondition: Every size is equal to the new one or 1.
  public func broadcast(to newShape: [Int]) -> Tensor {
    require(
      newShape.count >= shape.count && broadcastShape(shape, newShape, "broadcast") == newShape,
      "broadcast: shape \(shape) can't stretch to \(newShape)")
    // Nothing to repeat: a record would make the tensor its own operand.
    guard shape != newShape else { return self }
    return broadcastView(to: newShape).recorded(Broadcast(), self)
  }

  /// Contiguous numbers in another shape, not recorded.
  func viewed(_ shape: [Int]) -> Tensor { Tensor(shape: shape, storage: storage, offset: offset) }

  /// Two axes exchanged, not recorded.
  func transposedView(_ first: Int = -2, _ second: Int = -1) -> Tensor {
    let first = resolvedAxis(first, shape, "transpose")
    let second = resolvedAxis(second, shape, "transpose")
    guard first != second else {
      return Tensor(shape: shape, storage: storage, offset: offset, strides: strides)
    }
    var shape = shape
    var strides = stridesOrDefault
    shape.swapAt(first, second)
    strides.swapAt(first, second)
    return Tensor(shape: shape, storage: storage, offset: offset, strides: strides)
  }

  /// Stretched, not recorded.
  func broadcastView(to newShape: [Int]) -> Tensor {
    if shape == newShape { return self }
    let lead = newShape.count - shape.count
    let own = stridesOrDefault
    let strides = newShape.indices.map { axis in
      axis < lead || (shape[axis - lead] == 1 && newShape[axis] != 1) ? 0 : own[axis - lead]
    }
    return Tensor(shape: newShape, storage: storage, offset: offset, strides: strides)
  }
}
