/// Neurons side by side, all on the same inputs.
public struct Layer: ScalarModule {
  /// The neurons; each gives one output.
  public var neurons: [Neuron]

  /// A layer of `outputs` new neurons.
  public init(inputs: Int, outputs: Int, activation: Activation = .relu, using generator: inout Generator) {
    precondition(outputs >= 1, "Layer: outputs is \(outputs); it must be at least 1")
    neurons = (0..<outputs).map { _ in Neuron(inputs: inputs, activation: activation, using: &generator) }
  }

  /// A layer of the given neurons.
  public init(neurons: [Neuron]) { self.neurons = neurons }

  /// The parameters of each neuron in turn.
  public var parameters: [Value] { neurons.flatMap(\.parameters) }

  /// One output a neuron.
  public func callAsFunction(_ inputs: [Value]) -> [Value] { MLP(layers: [self])(inputs) }
}
