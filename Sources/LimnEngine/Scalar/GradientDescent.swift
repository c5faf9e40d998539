/// Takes each parameter a step down its gradient.
public struct GradientDescent: Sendable {
  /// How long a step is, in units of the gradient.
  public var learningRate: Double

  /// Plain gradient descent, without momentum.
  public init(learningRate: Double) { self.learningRate = learningRate }

  /// `data -= learningRate × grad` for every parameter.
  public func step(_ parameters: [Value]) {
    for parameter in parameters { parameter.data -= learningRate * parameter.grad }
  }

  /// The positions 0 ..< count in random order, cut into batches; the last one may be smaller.
  public static func minibatches(count: Int, size: Int, using generator: inout Generator) -> [[Int]] {
    precondition(size >= 1, "minibatches: size is \(size); it must be at least 1")
    let order = generator.randperm(count)
    return stride(from: 0, to: count, by: size).map { Array(order[$0..<min($0 + size, count)]) }
  }
}
