/// Several examples side by side, as a model takes them in one step.
public struct Batch: Sendable, Equatable {
  /// What the model sees: [count, blockSize].
  public let inputs: IndexTensor
  /// What it should say: [count] for contexts, [count, blockSize] for sequences and windows.
  public let targets: IndexTensor

  /// Inputs with their targets.
  ///
  /// - Precondition: There are as many targets as inputs along the first axis.
  public init(inputs: IndexTensor, targets: IndexTensor) {
    require(
      !inputs.shape.isEmpty && inputs.shape.first == targets.shape.first,
      "Batch: inputs of shape \(inputs.shape) and targets of shape \(targets.shape) differ in their rows")
    self.inputs = inputs
    self.targets = targets
  }

  /// How many examples it holds.
  public var count: Int { inputs.shape[0] }
}
