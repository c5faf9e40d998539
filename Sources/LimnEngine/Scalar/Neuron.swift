/// A weighted sum of inputs and a bias, through an activation.
public struct Neuron: ScalarModule {
  /// One weight an input.
  public var weights: [Value]
  /// Added to the weighted sum.
  public var bias: Value
  /// Applied to the sum.
  public var activation: Activation

  /// A neuron with weights uniform in -1 ..< 1 and a bias of 0, as micrograd has it.
  public init(inputs: Int, activation: Activation = .relu, using generator: inout Generator) {
    precondition(inputs >= 1, "Neuron: inputs is \(inputs); it must be at least 1")
    let values = Value.parameters((0..<inputs).map { _ in generator.uniform(in: -1..<1) } + [0])
    self.init(weights: Array(values.dropLast()), bias: values[inputs], activation: activation)
  }

  /// A neuron with the given weights and bias.
  public init(weights: [Value], bias: Value, activation: Activation = .relu) {
    precondition(!weights.isEmpty, "Neuron: weights is empty; it needs at least one")
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  /// Weights, then the bias.
  public var parameters: [Value] { weights + [bias] }

  /// The neuron's output for as many inputs as it has weights.
  public func callAsFunction(_ inputs: [Value]) -> Value { Layer(neurons: [self])(inputs)[0] }

  /// How many values one call records.
  var recordedCount: Int { 2 * weights.count + (activation == .none ? 0 : 1) }

  /// Records bias + w1 x1 + w2 x2 + ..., added up from the left as micrograd does, and the activation.
  func record(_ inputs: [UnsafeMutablePointer<Node>], on tape: Tape) -> UnsafeMutablePointer<Node> {
    precondition(
      inputs.count == weights.count,
      "Neuron: got \(inputs.count) inputs; it has \(weights.count) weights")
    var sum = bias.node
    weights.withUnsafeBufferPointer { weights in
      for index in inputs.indices {
        sum = tape.record(.add, sum, tape.record(.multiply, weights[index].node, inputs[index]))
      }
    }
    return activation.operation.map { tape.record($0, sum) } ?? sum
  }

  /// The output as a number, recording nothing.
  func evaluate(_ inputs: [Double]) -> Double {
    precondition(
      inputs.count == weights.count,
      "Neuron: got \(inputs.count) inputs; it has \(weights.count) weights")
    var sum = bias.data
    for (weight, input) in zip(weights, inputs) { sum += weight.data * input }
    return activation.operation?.result(sum, 0) ?? sum
  }
}
