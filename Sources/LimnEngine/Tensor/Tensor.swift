/// Numbers in single precision along any number of axes, which remember how they were computed.
///
/// Row-major: the last axis runs fastest. Views (reshape, transpose, slices, broadcasts) share their numbers with
/// what they view. A tensor made from others that need gradients records its operation, its operands and the
/// layer it was made in; ``backward(_:keepingGradients:)`` goes back through the record. Shapes that don't fit
/// stop the program with a message that names the operation and both shapes.
///
/// ```swift
/// let w = Tensor([[1, 2], [3, 4]]).requiringGrad()
/// let loss = (w * w).sum()
/// loss.backward()
/// print(w.grad!)
/// // [[2, 4],
/// //  [6, 8]] shape [2, 2]
/// ```
public final class Tensor {
  /// The size along each axis; empty for a single number.
  public let shape: [Int]
  /// How many numbers there are.
  public let count: Int
  /// What to call the tensor in a picture.
  public var label: String
  /// Whether ``backward(_:keepingGradients:)`` leaves a gradient here. Results of operations have it if an
  /// operand has; set it on parameters only.
  public private(set) var requiresGrad: Bool
  /// The gradient of what was last gone back from, added up over calls; `nil` before the first.
  public var grad: Tensor?
  /// Whether a result keeps its gradient too, in order to be drawn or measured; parameters always do.
  public var keepsGrad = false
  /// The operation that made the tensor; `nil` for one that was given.
  public private(set) var operation: (any TensorOperation)?
  /// What the operation was given, in order.
  public private(set) var operands: [Tensor] = []
  /// The path of the layer in which the tensor was made, such as `layers.0`; empty outside of layers.
  public private(set) var scope: String
  /// If the tensor was made by ``oneHot(_:classes:)``: the places of its ones.
  private let hotIndices: IndexTensor?

  var storage: Storage
  let offset: Int
  /// The distance in memory of two neighbours along each axis; `nil` where they lie in row-major order.
  let strides: [Int]?

  /// The gradient on its way through ``backward(_:keepingGradients:)``.
  var pendingGrad: Tensor?
  /// The last walk over the graph that came by here.
  var visit = 0
  private var operandVersions = 0
  private var resultVersion = 0

  /// A view of numbers in memory.
  init(
    shape: [Int], storage: Storage, offset: Int = 0, strides: [Int]? = nil, label: String = "",
    hotIndices: IndexTensor? = nil
  ) {
    self.shape = shape
    self.count = shape.product
    self.storage = storage
    self.offset = offset
    self.strides = strides
    self.label = label
    self.hotIndices = hotIndices
    requiresGrad = false
    scope = Scope.path
  }

  /// Room for numbers that are about to be computed.
  convenience init(uninitialized shape: [Int]) {
    self.init(shape: shape, storage: Storage(count: shape.product))
  }

  deinit {
    // Operands go one by one and not from within each other, which would need a deep stack for a long chain.
    guard !operands.isEmpty else { return }
    var waiting = operands
    operands = []
    while var next = waiting.popLast() {
      guard isKnownUniquelyReferenced(&next) else { continue }
      waiting.append(contentsOf: next.operands)
      next.operands = []
    }
  }

  /// Whether the numbers lie in row-major order without gaps.
  var isContiguous: Bool { strides == nil }

  /// The first number; only for contiguous tensors do the others follow it.
  var pointer: UnsafeMutablePointer<Float> { storage.pointer + offset }

  /// The distance in memory along each axis.
  var stridesOrDefault: [Int] { strides ?? shape.rowMajorStrides }

  /// Remembers the operation if gradients are recorded and an operand needs one.
  @discardableResult
  func recorded(_ operation: @autoclosure () -> any TensorOperation, _ operand: Tensor) -> Tensor {
    if operand.requiresGrad && GradientMode.isRecording { remember(operation(), [operand]) }
    return self
  }

  /// Remembers an operation on two tensors.
  @discardableResult
  func recorded(_ operation: @autoclosure () -> any TensorOperation, _ first: Tensor, _ second: Tensor)
    -> Tensor
  {
    if (first.requiresGrad || second.requiresGrad) && GradientMode.isRecording {
      remember(operation(), [first, second])
    }
    return self
  }

  /// Remembers an operation on any number of tensors.
  @discardableResult
  func recorded(_ operation: @autoclosure () -> any TensorOperation, _ operands: [Tensor]) -> Tensor {
    if GradientMode.isRecording && operands.contains(where: \.requiresGrad) {
      remember(operation(), operands)
    }
    return self
  }

  private func remember(_ operation: any TensorOperation, _ operands: [Tensor]) {
    self.operation = operation
    self.operands = operands
    requiresGrad = true
    operandVersions = operands.reduce(0) { $0 + $1.storage.version }
    resultVersion = storage.version
  }

  /// Whether an operand was changed in place after the operation ran. Versions only grow, so their sum tells.
  var hasStaleOperands: Bool { operands.reduce(0) { $0 + $1.storage.version } != operandVersions }

  /// Whether the result itself was changed in place, which rules such as that of exp read.
  var isStale: Bool { storage.version != resultVersion }

  /// The places of the ones if the tensor was made by ``oneHot(_:classes:)`` and not changed since.
  var hotRows: IndexTensor? { storage.version == 0 ? hotIndices : nil }

  /// The same tensor, for which ``backward(_:keepingGradients:)`` leaves a gradient.
  ///
  /// - Precondition: It was given and not computed.
  @discardableResult
  public func requiringGrad(_ isRequired: Bool = true) -> Tensor {
    require(
      operation == nil, "requiringGrad: the tensor is a result of \(operation?.name ?? ""); detach it first")
    requiresGrad = isRequired
    return self
  }

  /// The same tensor with a label.
  @discardableResult
  public func labeled(_ label: String) -> Tensor {
    self.label = label
    return self
  }

  /// The same numbers without their history: gradients stop here.
  public func detach() -> Tensor {
    Tensor(
      shape: shape, storage: storage, offset: offset, strides: strides, label: label, hotIndices: hotIndices)
  }
}

extension Tensor {
  /// The result of an operation of your own, recorded if an operand needs gradients.
  ///
  /// - Parameters:
  ///   - values: The result's numbers, computed without gradients.
  ///   - operation: Its name and its rule for gradients.
  ///   - operands: What it was computed from.
  public convenience init(recording values: Tensor, of operation: any TensorOperation, operands: [Tensor]) {
    self.init(shape: values.shape, storage: values.storage, offset: values.offset, strides: values.strides)
    recorded(operation, operands)
  }
}
