/// What a model sees once and what it should say to it.
public struct Example: Sendable, Equatable {
  /// `blockSize` tokens.
  public let inputs: [Int]
  /// The token after a context, or the token after each input; -1 where nothing is asked.
  public let targets: [Int]

  /// An example of the given tokens.
  public init(inputs: [Int], targets: [Int]) {
    self.inputs = inputs
    self.targets = targets
  }
}
