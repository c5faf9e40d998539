import Synchronization

/// One recorded value: what it is, what it was computed from, and its gradient.
struct Node {
  var data: Double
  var grad: Double = 0
  /// The operands; a leaf has none, an operation of one operand only the first.
  let left: UnsafeMutablePointer<Node>?
  let right: UnsafeMutablePointer<Node>?
  let operation: Value.Operation?
  let role: Value.Role
  /// Set while a backward pass has reached this node but not yet passed through it.
  var isReached = false
}

/// A run of nodes in order of creation, which live and are freed together.
///
/// A class object a node would cost an allocation and some atomic counting for each of the 65,818 values of
/// micrograd's moons step (measured: 240 ns a value against 16). So reference counting works on tapes. What
/// keeps that from holding on to too much is one rule: a result joins a tape only if its operands are leaves
/// or stand on that very tape (see ``accepting(_:_:room:)``). Every result of a tape then depends on the
/// tape's first, and whatever keeps one of them alive rightly keeps all that the tape refers to.
final class Tape {
  /// Grows with creation. A result's operands stand on its own tape or on an older one, so serial number and
  /// position together are a topological order.
  let serial: UInt64
  let nodes: UnsafeMutablePointer<Node>
  let capacity: Int
  private(set) var count = 0
  /// Tapes that hold operands of this one's nodes.
  private(set) var operandTapes: [Tape]
  /// Labels by position; most values have none.
  var labels: [Int: String] = [:]
  /// True while a backward pass or an inspection has this tape on its list.
  private var isListed = false

  private static let created = Atomic<UInt64>(0)
  /// A tape that is kept alive for one value keeps at most this many (48 KiB).
  private static let largestGrownCapacity = 1024

  init(capacity: Int, operandTapes: [Tape] = []) {
    serial = Self.created.wrappingAdd(1, ordering: .relaxed).newValue
    nodes = .allocate(capacity: capacity)
    self.capacity = capacity
    self.operandTapes = operandTapes
  }

  deinit {
    // `Node` is trivial: there is nothing to deinitialise. A long chain of tapes is let go in a loop, since
    // one deinit inside another would be as deep as the chain is long.
    nodes.deallocate()
    var pending = operandTapes
    operandTapes = []
    while var tape = pending.popLast() {
      if !tape.operandTapes.isEmpty, isKnownUniquelyReferenced(&tape) {
        pending.append(contentsOf: tape.operandTapes)
        tape.operandTapes = []
      }
    }
  }

  /// Tapes of leaves (inputs, parameters) refer to nothing; results never join them.
  var holdsLeavesOnly: Bool { count > 0 && nodes[0].operation == nil && operandTapes.isEmpty }

  func append(_ node: Node) -> UnsafeMutablePointer<Node> {
    precondition(count < capacity, "a tape of \(capacity) values is full")
    let place = nodes + count
    place.initialize(to: node)
    count += 1
    return place
  }

  /// Records `operation` on nodes that stand on this tape or on one it refers to.
  @inline(__always)
  func record(
    _ operation: Value.Operation, _ left: UnsafeMutablePointer<Node>,
    _ right: UnsafeMutablePointer<Node>? = nil
  ) -> UnsafeMutablePointer<Node> {
    append(
      Node(
        data: operation.result(left.pointee.data, right?.pointee.data ?? 0), left: left, right: right,
        operation: operation, role: .intermediate))
  }

  /// Keeps the tape of an operand alive. Repeats are harmless; the commonest one is not stored.
  func refer(to tape: Tape) {
    if tape !== self, operandTapes.last !== tape { operandTapes.append(tape) }
  }

  func contains(_ node: UnsafeMutablePointer<Node>) -> Bool { nodes <= node && node < nodes + count }

  /// The tape that a result of operands on `first` and `second` joins, with room for `room` more nodes.
  static func accepting(_ first: Tape, _ second: Tape?, room: Int) -> Tape {
    let left = first.holdsLeavesOnly ? nil : first
    let right = second.flatMap { $0.holdsLeavesOnly ? nil : $0 }
    let home = (left == nil || right == nil || left === right) ? left ?? right : nil
    let tape: Tape
    if let home {
      tape =
        home.count + room <= home.capacity
        ? home
        : Tape(capacity: max(room, min(2 * home.capacity, largestGrownCapacity)), operandTapes: [home])
    } else {
      tape = Tape(capacity: max(room, 4))
    }
    tape.refer(to: first)
    if let second { tape.refer(to: second) }
    return tape
  }

  /// This tape and all that it depends on, newest first.
  func withDependencies() -> [Tape] {
    isListed = true
    var found = [self]
    var next = 0
    while next < found.count {
      for tape in found[next].operandTapes where !tape.isListed {
        tape.isListed = true
        found.append(tape)
      }
      next += 1
    }
    for tape in found { tape.isListed = false }
    return found.sorted { $0.serial > $1.serial }
  }
}
