extension Value {
  /// Computes the gradient of this value with respect to every value it was computed from.
  ///
  /// Inputs, parameters and constants accumulate over calls until ``zeroGrad()``, as in PyTorch. The values in
  /// between start from zero in each call: micrograd adds to theirs too, and then counts them twice.
  /// The pass is a loop over the recording from its end; its depth does not depend on that of the graph.
  public func backward() {
    guard node.pointee.operation != nil else {
      node.pointee.grad += 1
      return
    }
    node.pointee.grad = 1
    walkBack { current in
      if let left = current.pointee.left { Self.reach(left) }
      if let right = current.pointee.right { Self.reach(right) }
      Self.propagate(from: current)
    }
  }

  /// One node's own step: adds to each operand's gradient what this value's gradient makes of it.
  ///
  /// For walking back by hand, as on paper: set `l.grad = 1`, then propagate from the end to the start.
  public func propagate() { Self.propagate(from: node) }

  /// Sets the gradient of this value, and of all it was computed from, to zero.
  public func zeroGrad() {
    node.pointee.grad = 0
    walkBack { current in
      for operand in [current.pointee.left, current.pointee.right] {
        guard let operand else { continue }
        Self.reach(operand)
        operand.pointee.grad = 0
      }
    }
  }

  /// Calls `body` on each result that this value depends on, itself included, results before their operands.
  ///
  /// `body` has to ``reach(_:)`` the operands that the walk shall go on to.
  @inline(__always)
  private func walkBack(_ body: (UnsafeMutablePointer<Node>) -> Void) {
    guard node.pointee.operation != nil else { return }
    node.pointee.isReached = true
    for tape in tape.withDependencies() where !tape.holdsLeavesOnly {
      var current = tape === self.tape ? node + 1 : tape.nodes + tape.count
      while current > tape.nodes {
        current -= 1
        guard current.pointee.isReached else { continue }
        current.pointee.isReached = false
        body(current)
      }
    }
  }

  /// Marks an operand that is a result itself, and starts its gradient from zero.
  @inline(__always)
  private static func reach(_ operand: UnsafeMutablePointer<Node>) {
    guard operand.pointee.operation != nil, !operand.pointee.isReached else { return }
    operand.pointee.isReached = true
    operand.pointee.grad = 0
  }

  @inline(__always)
  private static func propagate(from node: UnsafeMutablePointer<Node>) {
    guard let operation = node.pointee.operation, let left = node.pointee.left else { return }
    let right = node.pointee.right
    let grad = node.pointee.grad
    let slopes = operation.derivatives(
      left.pointee.data, right?.pointee.data ?? 0, result: node.pointee.data)
    left.pointee.grad += slopes.0 * grad
    if let right { right.pointee.grad += slopes.1 * grad }
  }
}
