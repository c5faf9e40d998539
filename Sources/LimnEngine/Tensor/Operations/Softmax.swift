internal import CKernels

/// Softmax or its logarithm over the last axis.
private struct Softmax: TensorOperation, Sendable {
  let name: String
  let rule: @Sendable @convention(c) (Kernels.Numbers?, Kernels.Numbers?, Kernels.Output?, Int, Int) -> Void

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let gradient = gradient.contiguous()
    let result = result.contiguous()
    let out = Tensor(uninitialized: result.shape)
    let width = Swift.max(result.shape.last ?? 1, 1)
    Parallel.ranges(out.count / width, cost: 4 * width) { range in
      let start = range.lowerBound * width
      rule(gradient.pointer + start, result.pointer + start, out.pointer + start, range.count, width)
    }
    return [out]
  }

  /// result × (gradient − the row's sum of gradient × result)
  static let plain = Softmax(name: "softmax", rule: limn_softmax_gradient)
  /// gradient − softmax × the row's sum of the gradient
  static let logarithm = Softmax(name: "logSoftmax", rule: limn_log_softmax_gradient)
}

/// The mean of −log softmax at the targets. Its gradient, (softmax − one-hot) / number, is computed with it.
private struct CrossEntropy: TensorOperation {
  let name = "crossEntropy"
  let slope: Tensor

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let factor = gradient.item
    return [factor == 1 ? slope.viewed(operands[0].shape) : (slope * factor).viewed(operands[0].shape)]
  }
}

extension Tensor {
  /// Shares of 1 by the exponentials, over one axis.
  ///
  /// - Parameter axis: The last by default.
  public func softmax(axis: Int = -1) -> Tensor { normalized(axis, "softmax", limn_softmax, .plain) }

  /// The logarithm of ``softmax(axis:)``, exact for large numbers too.
  public func logSoftmax(axis: Int = -1) -> Tensor {
    normalized(axis, "logSoftmax", limn_log_softmax, .logarithm)
  }

  private func normalized(
    _ axis: Int, _ name: String,
    _ kernel: @convention(c) (Kernels.Numbers?, Kernels.Output?, Int, Int) -> Void,
    _ operation: Softmax
  ) -> Tensor {
    let axis = resolvedAxis(axis, shape, name)
    if axis != shape.count - 1 {
      return transposed(axis, -1).normalized(-1, name, kernel, operation).transposed(axis, -1)
    }
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    let width = Swift.max(shape[axis], 1)
    Parallel.ranges(count / width, cost: 8 * width) { range in
      let start = range.lowerBound * width
      kernel(source.pointer + start, result.pointer + start, range.count, width)
    }
    return result.recorded(operation, self)
  }

  /// The mean negative log likelihood of the targets under softmax, in nats, as
  /// `torch.nn.functional.cross_entropy`.
  ///
  /// This is a tensor of logits, [..., classes].
  ///
  /// - Parameters:
  ///   - targets: The right class for each row, of the logits' shape without the last axis.
  ///   - ignored: Targets that don't count, such as the padding of sequences.
  /// - Returns: A single number; not a number if no target counts, as in PyTorch.
  public func crossEntropy(_ targets: IndexTensor, ignoring ignored: Int = -1) -> Tensor {
    let width = shape.last ?? 0
    require(
      !shape.isEmpty && targets.shape == Array(shape.dropLast()),
      "crossEntropy: logits of shape \(shape) need targets of shape \(Array(shape.dropLast())), not \(targets.shape)"
    )
    require(width > 0 || targets.count == 0, "crossEntropy: logits of shape \(shape) have no classes")
    let skipped = Int32(clamping: ignored)
    var counted = 0
    for target in targets.values where target != skipped {
      require(
        target >= 0 && target < width, "crossEntropy: target \(target) is not one of \(width) classes")
      counted += 1
    }
    let logits = contiguous()
    let isRecorded = requiresGrad && GradientMode.isRecording
    let rows = targets.count
    let scale = 1 / Float(counted)
    let slope = Tensor(uninitialized: isRecorded ? [rows, width] : [0])
    let parts = rows * width >= Parallel.grain ? 4 : 1
    var losses = [Double](repeating: 0, count: parts)
    losses.withUnsafeMutableBufferPointer { losses in
      nonisolated(unsafe) let losses = losses
      targets.values.withUnsafeBufferPointer { targets in
        Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
          for part in range {
            let (first, last) = (rows * part / parts, rows * (part + 1) / parts)
            let work = isRecorded ? nil : Storage(count: Swift.max(2048, width))
            losses[part] = limn_cross_entropy(
              logits.pointer + first * width, targets.baseAddress.map { $0 + first }, skipped, scale,
              work?.pointer ?? slope.pointer + first * width, isRecorded, last - first, width)
            withExtendedLifetime(work) {}
          }
        }
      }
    }
    let result = Tensor(Float(losses.reduce(0, +) / Double(counted)))
    return result.recorded(CrossEntropy(slope: slope), self)
  }
}
