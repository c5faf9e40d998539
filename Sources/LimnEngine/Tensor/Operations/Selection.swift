internal import CKernels

/// What chose between numbers: no operand, since it takes no gradient, but not to be changed meanwhile either.
private struct Mask {
  let numbers: Tensor
  private let version: Int

  /// The numbers without their history, stretched to a shape.
  init(_ mask: Tensor, shape: [Int]) {
    numbers = mask.detach().broadcastView(to: shape).contiguous()
    version = numbers.storage.version
  }

  func read(_ operation: String) -> Tensor {
    require(
      numbers.storage.version == version,
      "backward: the mask of \(operation) was changed in place after it was used; compute the result again")
    return numbers
  }
}

/// condition ? a : b: each takes the gradient where it was taken.
private struct Choice: TensorOperation {
  let name = "where"
  let condition: Mask

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let gradient = gradient.contiguous()
    let zeros = Tensor.zeros(gradient.shape)
    return operands.enumerated().map { index, operand in
      guard operand.requiresGrad else { return nil }
      let (first, second) = index == 0 ? (gradient, zeros) : (zeros, gradient)
      return Tensor.selected(condition.read(name), first, second).summed(to: operand.shape)
    }
  }
}

/// Numbers replaced by a constant where a mask says so: no gradient there.
private struct MaskedFill: TensorOperation {
  let name = "maskedFill"
  let mask: Mask

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [Tensor.selected(mask.read(name), Tensor.zeros(gradient.shape), gradient.contiguous())]
  }
}

extension Tensor {
  /// The numbers of `a` where the condition is not 0, those of `b` elsewhere, as `torch.where`.
  ///
  /// All three are stretched to one shape. The condition takes no gradient.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let shape = broadcastShape(
      broadcastShape(a.shape, b.shape, "where"), condition.shape, "where")
    let wide = Mask(condition, shape: shape)
    return selected(
      wide.numbers, a.broadcastView(to: shape).contiguous(), b.broadcastView(to: shape).contiguous()
    )
    .recorded(Choice(condition: wide), a, b)
  }

  /// The same numbers, but `value` where the mask is not 0, as `tensor.masked_fill`.
  ///
  /// - Parameter mask: Stretched to this tensor's shape.
  public func maskedFill(_ mask: Tensor, _ value: Float) -> Tensor {
    require(
      broadcastShape(shape, mask.shape, "maskedFill") == shape,
      "maskedFill: the mask of shape \(mask.shape) can't stretch to \(shape)")
    let wide = Mask(mask, shape: shape)
    return Self.selected(wide.numbers, Tensor(filled: value, shape: shape), contiguous())
      .recorded(MaskedFill(mask: wide), self)
  }

  /// 1 where a number is greater than the bound and 0 elsewhere. No gradient comes through a comparison.
  public func isGreater(than bound: Float) -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    limn_greater(source.pointer, bound, result.pointer, count)
    return result
  }

  /// 1 where two numbers are equal and 0 elsewhere, shapes stretched. No gradient comes through a comparison.
  public func isEqual(to other: Tensor) -> Tensor {
    let shape = broadcastShape(shape, other.shape, "isEqual")
    let pairs = zip(broadcastView(to: shape).values, other.broadcastView(to: shape).values)
    return Tensor(shape: shape, values: pairs.map { $0 == $1 ? 1 : 0 })
  }

  fileprivate static func selected(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let result = Tensor(uninitialized: condition.shape)
    limn_select(condition.pointer, a.pointer, b.pointer, result.pointer, result.count)
    return result
  }
}
