internal import CKernels
import Synchronization

extension Tensor {
  private static let visits = Atomic<Int>(0)

  /// Goes back from this tensor and adds its gradient to every parameter it was computed from.
  ///
  /// - Parameters:
  ///   - gradient: Of this tensor, in its shape; 1 for a single number.
  ///   - keepingGradients: Whether results on the way keep theirs too, in order to be drawn or measured.
  /// - Precondition: The tensor needs gradients, and holds a single number unless a gradient is given. No operand
  ///   was changed in place since it was used.
  public func backward(_ gradient: Tensor? = nil, keepingGradients: Bool = false) {
    require(requiresGrad, "backward: nothing that needs gradients led to the tensor of shape \(shape)")
    require(
      gradient != nil || count == 1,
      "backward: the tensor of shape \(shape) is no single number; give its gradient or take its sum or mean")
    if let gradient {
      require(
        gradient.shape == shape, "backward: the gradient has the shape \(gradient.shape), the tensor \(shape)"
      )
    }
    withoutGradients {
      accumulate(gradient?.copy() ?? Tensor(filled: 1, shape: shape))
      for node in recordFromLast() {
        guard let incoming = node.pendingGrad else { continue }
        node.pendingGrad = nil
        if keepingGradients || node.keepsGrad { node.keep(incoming) }
        node.propagate(incoming)
      }
    }
  }

  /// The operation's rule applied to one node.
  private func propagate(_ incoming: Tensor) {
    guard let operation else { return }
    require(
      !hasStaleOperands,
      "backward: an operand of \(operation.name) was changed in place after it was used; compute the result again"
    )
    require(
      !isStale,
      "backward: the result of \(operation.name) was changed in place after it was computed; compute it again"
    )
    var gradients = operation.gradients(incoming, result: self, operands: operands)
    require(
      gradients.count == operands.count,
      "backward: \(operation.name) gave \(gradients.count) gradients for \(operands.count) operands")
    for (index, operand) in operands.enumerated() where operand.requiresGrad {
      // Taken out of the list, so that nobody else holds what is new.
      guard let gradient = gradients[index].take() else {
        fatalError("backward: \(operation.name) gave no gradient for an operand of shape \(operand.shape)")
      }
      require(
        gradient.shape == operand.shape,
        "backward: \(operation.name) gave a gradient of shape \(gradient.shape) for an operand of shape "
          + "\(operand.shape)")
      operand.accumulate(gradient)
    }
  }

  /// Adds a gradient: on the way for results, for good for parameters.
  private func accumulate(_ gradient: consuming Tensor) {
    if operation == nil {
      keep(gradient)
    } else if let pending = pendingGrad {
      if gradient.isContiguous && pending.isContiguous && isKnownUniquelyReferenced(&gradient)
        && isKnownUniquelyReferenced(&gradient.storage)
      {
        Kernels.pair(limn_add, pending.pointer, gradient.pointer, gradient.pointer, gradient.count)
        pendingGrad = gradient
      } else {
        pendingGrad = pending + gradient
      }
    } else {
      pendingGrad = gradient
    }
  }

  /// Adds to the gradient that stays.
  private func keep(_ gradient: Tensor) {
    if let held = grad {
      grad = held + gradient
    } else if gradient.isContiguous && !gradient.storage.isGradient
      && isKnownUniquelyReferenced(&gradient.storage)
    {
      grad = gradient
    } else {
      // A copy, since optimisers and clipping change gradients in place.
      grad = gradient.copy()
    }
    grad?.storage.isGradient = true
  }

  /// Every recorded tensor that led here, each before what it was computed from.
  private func recordFromLast() -> [Tensor] { walk { $0.operation != nil }.reversed() }

  /// Every tensor that led here, each after what it was computed from; this one last.
  public var history: [Tensor] { walk { _ in true } }

  /// By hand rather than by recursion: a chain of a million operations is no deeper than memory.
  private func walk(where isWanted: (Tensor) -> Bool) -> [Tensor] {
    let visit = Self.visits.add(1, ordering: .relaxed).newValue
    var order: [Tensor] = []
    var path: [(node: Tensor, next: Int)] = [(self, 0)]
    self.visit = visit
    while let (node, next) = path.last {
      if next < node.operands.count {
        path[path.count - 1].next += 1
        let operand = node.operands[next]
        if operand.visit != visit && isWanted(operand) {
          operand.visit = visit
          path.append((operand, 0))
        }
      } else {
        order.append(node)
        path.removeLast()
      }
    }
    return order
  }

  /// Forgets the gradient, so that the next one starts anew.
  public func zeroGrad() { grad = nil }
}
