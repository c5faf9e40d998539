internal import CKernels

/// Gradients kept small, and how large they are.
public enum GradientClipping {
  /// The length of all gradients taken as one vector, in Euclid's norm.
  public static func norm(_ parameters: [Tensor]) -> Float {
    var squares = 0.0
    for gradient in parameters.compactMap({ $0.grad?.contiguous() }) {
      squares += limn_dot(gradient.pointer, gradient.pointer, gradient.count)
    }
    return Float(squares.squareRoot())
  }

  /// Scales all gradients so that their norm is at most `largest`, as `torch.nn.utils.clip_grad_norm_`.
  ///
  /// - Returns: The norm before.
  @discardableResult
  public static func clip(_ parameters: [Tensor], norm largest: Float) -> Float {
    let norm = norm(parameters)
    // The same small number as in PyTorch, so that the same gradients come out.
    let factor = largest / (norm + 1e-6)
    if factor < 1 { for gradient in parameters.compactMap(\.grad) { gradient.scale(by: factor) } }
    return norm
  }

  /// Brings each number of all gradients within ± `largest`, as `torch.nn.utils.clip_grad_value_`.
  public static func clip(_ parameters: [Tensor], value largest: Float) {
    for gradient in parameters.compactMap(\.grad) {
      withoutGradients { gradient.requireInPlace("clip", gradient) }
      limn_clamp(gradient.pointer, -largest, largest, gradient.pointer, gradient.count)
    }
  }
}
