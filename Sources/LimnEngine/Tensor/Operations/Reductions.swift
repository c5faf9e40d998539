/// A sum, or a mean as `scale` times it: the gradient goes to every summand.
private struct Sum: TensorOperation {
  let name: String
  let axes: [Int]
  let scale: Float

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let shape = operands[0].shape
    let kept = Reduction.shape(shape, without: axes, keeping: true)
    let scaled = scale == 1 ? gradient : gradient * scale
    return [scaled.contiguous().viewed(kept).broadcastView(to: shape)]
  }
}

/// The largest value along an axis: the gradient goes to the first place that has it.
private struct Maximum: TensorOperation {
  let name = "max"
  let axis: Int
  let positions: [Int32]

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let shape = operands[0].shape
    let out = Tensor.zeros(shape)
    let source = gradient.contiguous()
    let inner = Array(shape[(axis + 1)...]).product
    for index in positions.indices {
      let place = (index / inner * shape[axis] + Int(positions[index])) * inner + index % inner
      out.pointer[place] = source.pointer[index]
    }
    return [out]
  }
}

extension Tensor {
  /// The sum over axes, all of them by default.
  ///
  /// - Parameters:
  ///   - axes: Negative ones count from the last.
  ///   - keepingAxes: Whether the axes stay with size 1, so that the result stretches back.
  public func sum(axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    reduced("sum", Reduction.resolved(axes, shape, "sum"), keepingAxes, scale: 1)
  }

  /// The sum over one axis.
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor {
    sum(axes: [axis], keepingAxes: keepingAxis)
  }

  /// The mean over axes, all of them by default.
  ///
  /// - Precondition: There is something to take it of.
  public func mean(axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    let axes = Reduction.resolved(axes, shape, "mean")
    let number = axes.map { shape[$0] }.product
    require(number > 0, "mean: shape \(shape) has nothing along the axes \(axes)")
    return reduced("mean", axes, keepingAxes, scale: 1 / Float(number))
  }

  /// The mean over one axis.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    mean(axes: [axis], keepingAxes: keepingAxis)
  }

  /// The variance over axes, all of them by default.
  ///
  /// - Parameters:
  ///   - axes: Negative ones count from the last.
  ///   - keepingAxes: Whether the axes stay with size 1.
  ///   - correction: Taken from the number of values before dividing: 1 for a sample, as in PyTorch, 0 for the
  ///     whole.
  /// - Precondition: There are more values than the correction.
  public func variance(axes: [Int]? = nil, keepingAxes: Bool = false, correction: Int = 1) -> Tensor {
    let resolved = Reduction.resolved(axes, shape, "variance")
    let number = resolved.map { shape[$0] }.product
    require(
      number > correction,
      "variance: shape \(shape) has \(number) values along the axes \(resolved); it needs more than \(correction)"
    )
    let distance = self - mean(axes: resolved, keepingAxes: true)
    let sum = (distance * distance).sum(axes: resolved, keepingAxes: keepingAxes)
    return sum * (1 / Float(number - correction))
  }

  /// The variance over one axis.
  public func variance(axis: Int, keepingAxis: Bool = false, correction: Int = 1) -> Tensor {
    variance(axes: [axis], keepingAxes: keepingAxis, correction: correction)
  }

  /// The largest value over axes, all of them by default. The gradient goes to the first place that has it.
  ///
  /// - Precondition: There is something to take it of.
  public func max(axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    guard let axes else {
      require(count > 0, "max: shape \(shape) has nothing to take the largest of")
      let flat = reshaped([count]).max(axis: 0)
      return keepingAxes ? flat.reshaped(shape.map { _ in 1 }) : flat
    }
    // From the last axis on, so that those before keep their place.
    let resolved = Reduction.resolved(axes, shape, "max")
    var result = self
    for axis in resolved.reversed() { result = result.max(axis: axis, keepingAxis: keepingAxes) }
    return result
  }

  /// The largest value over one axis.
  public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = resolvedAxis(axis, shape, "max")
    require(shape[axis] > 0, "max: shape \(shape) has nothing along axis \(axis)")
    let (values, positions) = Reduction.max(self, axis: axis)
    let shape = Reduction.shape(shape, without: [axis], keeping: keepingAxis)
    return values.viewed(shape).recorded(Maximum(axis: axis, positions: positions), self)
  }

  /// The first position of the largest value along an axis, as `torch.argmax`.
  public func argmax(axis: Int = -1) -> IndexTensor {
    let axis = resolvedAxis(axis, shape, "argmax")
    require(shape[axis] > 0, "argmax: shape \(shape) has nothing along axis \(axis)")
    return IndexTensor(
      shape: Reduction.shape(shape, without: [axis], keeping: false),
      values: Reduction.max(self, axis: axis).positions)
  }

  private func reduced(_ name: String, _ axes: [Int], _ keeping: Bool, scale: Float) -> Tensor {
    let sum = Reduction.sum(self, axes: axes, scale: scale)
    // A view of its own even if there was nothing to sum, since the record belongs to the result.
    return sum.viewed(Reduction.shape(shape, without: axes, keeping: keeping))
      .recorded(Sum(name: name, axes: axes, scale: scale), self)
  }
}
