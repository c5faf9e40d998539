/// Several examples side by side, as a model takes them in one step.
public struct Batch: Sendable, Equatable {
  /// What the model sees: [count, blockSize].
  public let inputs: IndexTensor
  /// What it should say: [count] for contexts, [count, blockSize] for sequences and windows.
  public let targets: IndexTensor

  /// What an encoder reads beside, a sequence for each example; `nil` for models without one.
  public let sources: PaddedSequences?

  /// Inputs with their targets, and what an encoder reads if there is one.
  ///
  /// - Precondition: There are as many targets, and sources if any, as inputs along the first axis.
  public init(inputs: IndexTensor, targets: IndexTensor, sources: PaddedSequences? = nil) {
    require(
      !inputs.shape.isEmpty && inputs.shape.first == targets.shape.first,
      "Batch: inputs of shape \(inputs.shape) and targets of shape \(targets.shape) differ in their rows")
    require(
      sources == nil || sources!.count == inputs.shape[0],
      "Batch: \(sources?.count ?? 0) sources for \(inputs.shape[0]) inputs; there has to be one for each")
    self.inputs = inputs
    self.targets = targets
    self.sources = sources
  }

  /// How many examples it holds.
  public var count: Int { inputs.shape[0] }
}
