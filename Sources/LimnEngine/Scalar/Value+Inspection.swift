extension Value: Identifiable {
  /// Tells one recorded value from another, whatever their numbers.
  public struct ID: Hashable {
    let node: UnsafeMutablePointer<Node>
  }

  /// The identity of the recorded value; equal for all its handles, and meaningful while one of them lives.
  public var id: ID { ID(node: node) }

  /// What computed the value; `nil` for a leaf.
  public var operation: Operation? { node.pointee.operation }

  /// What the value was computed from, in the order of the operation; empty for a leaf.
  public var operands: [Value] {
    [node.pointee.left, node.pointee.right].compactMap { operand in operand.map(handle(of:)) }
  }

  /// Every value that this one was computed from, and itself last; each once.
  ///
  /// Operands come before their results, and the first operand's history before the second's, so that the
  /// order is that in which the expression reads and does not depend on when its leaves were made.
  public var history: [Value] {
    let tapes = tape.withDependencies().sorted { $0.nodes < $1.nodes }
    func handle(of node: UnsafeMutablePointer<Node>) -> Value {
      var low = 0
      var high = tapes.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if tapes[middle].nodes <= node { low = middle } else { high = middle }
      }
      return Value(tape: tapes[low], node: node)
    }
    var found: [Value] = []
    var seen: Set<ID> = []
    // A node comes off the stack twice: first to put its operands before it, then to take its place.
    var stack = [(node: node, operandsAreDone: false)]
    while let (node, operandsAreDone) = stack.popLast() {
      if operandsAreDone {
        found.append(handle(of: node))
      } else if seen.insert(ID(node: node)).inserted {
        stack.append((node, true))
        for operand in [node.pointee.right, node.pointee.left] {
          if let operand, !seen.contains(ID(node: operand)) { stack.append((operand, false)) }
        }
      }
    }
    return found
  }

  private func handle(of operand: UnsafeMutablePointer<Node>) -> Value {
    if tape.contains(operand) { return Value(tape: tape, node: operand) }
    guard let home = tape.operandTapes.first(where: { $0.contains(operand) }) else {
      preconditionFailure("a tape lost an operand of its values")
    }
    return Value(tape: home, node: operand)
  }
}
