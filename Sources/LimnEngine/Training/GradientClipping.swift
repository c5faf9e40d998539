internal import CKernels

/// Gradients kept small, and how large they are.
public enum GradientClipping {
  private static let partSize = 1 << 15

  /// The length of all gradients taken as one vector, in Euclid's norm.
  public static func norm(_ parameters: [Tensor]) -> Float {
    let gradients = parameters.compactMap { $0.grad?.contiguous() }
    // Parts of equal size, added up in order however many threads there are.
    let parts = gradients.flatMap { gradient in
      stride(from: 0, to: gradient.count, by: partSize).map { start in
        UnsafeBufferPointer(start: gradient.pointer + start, count: min(partSize, gradient.count - start))
      }
    }
    let squares = [Double](unsafeUninitializedCapacity: parts.count) { squares, count in
      nonisolated(unsafe) let squares = squares
      Parallel.ranges(parts.count, cost: parts.reduce(0) { $0 + $1.count } / max(parts.count, 1)) { range in
        for index in range {
          let part = parts[index]
          squares[index] = limn_dot(part.baseAddress, part.baseAddress, part.count)
        }
      }
      count = parts.count
    }
    withExtendedLifetime(gradients) {}
    return Float(squares.reduce(0, +).squareRoot())
  }

  /// Scales all gradients so that their norm is at most `largest`, as `torch.nn.utils.clip_grad_norm_`.
  ///
  /// - Returns: The norm before.
  @discardableResult
  public static func clip(_ parameters: [Tensor], norm largest: Float) -> Float {
    let norm = norm(parameters)
    let factor = factor(norm: norm, largest: largest)
    if factor != 1 { for gradient in parameters.compactMap(\.grad) { gradient.scale(by: factor) } }
    return norm
  }

  /// What gradients of a norm are multiplied with so that it is at most `largest`; 1 where it is less.
  ///
  /// An optimiser that is given the factor takes the step that it would take after ``clip(_:norm:)``, without a pass over
  /// all gradients.
  public static func factor(norm: Float, largest: Float) -> Float {
    // The same small number as in PyTorch, so that the same gradients come out; no number stays none, as there.
    let factor = largest / (norm + 1e-6)
    return factor >= 1 ? 1 : factor
  }

  /// Brings each number of all gradients within ± `largest`, as `torch.nn.utils.clip_grad_value_`.
  public static func clip(_ parameters: [Tensor], value largest: Float) {
    for gradient in parameters.compactMap(\.grad) {
      withoutGradients { gradient.requireInPlace("clip", gradient) }
      limn_clamp(gradient.pointer, -largest, largest, gradient.pointer, gradient.count)
    }
  }
}
