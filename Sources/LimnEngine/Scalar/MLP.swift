/// Layers one after another: a multi-layer perceptron.
///
/// ```swift
/// var generator = Generator(seed: 1337)
/// let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
/// let score = model([0.5, -1])[0]
/// ```
public struct MLP: ScalarModule {
  /// The layers, from the inputs to the outputs.
  public var layers: [Layer]

  /// A network with `layers[i]` neurons in layer i.
  ///
  /// - Parameters:
  ///   - inputs: How many numbers go in.
  ///   - layers: How many neurons each layer has; the last number is that of the outputs.
  ///   - activation: What each hidden neuron applies.
  ///   - outputActivation: What the neurons of the last layer apply; the lecture's networks have `.tanh`.
  ///   - generator: Where the weights come from.
  public init(
    inputs: Int, layers sizes: [Int], activation: Activation = .relu, outputActivation: Activation = .none,
    using generator: inout Generator
  ) {
    precondition(!sizes.isEmpty, "MLP: layers is empty; it needs at least one size")
    layers = []
    for (index, size) in sizes.enumerated() {
      layers.append(
        Layer(
          inputs: index == 0 ? inputs : sizes[index - 1], outputs: size,
          activation: index == sizes.count - 1 ? outputActivation : activation, using: &generator))
    }
  }

  /// A network of the given layers.
  public init(layers: [Layer]) {
    precondition(
      !layers.isEmpty && layers.allSatisfy { !$0.neurons.isEmpty },
      "MLP: layers is empty, or one of them has no neurons; it needs at least one of each")
    self.layers = layers
  }

  /// The parameters of each layer in turn.
  public var parameters: [Value] { layers.flatMap(\.parameters) }

  /// The outputs for one example.
  ///
  /// All that a call records goes to one tape of just the right size.
  public func callAsFunction(_ inputs: [Value]) -> [Value] {
    guard GradientMode.isRecording else {
      return evaluate(inputs.map(\.data)).map { Value($0) }
    }
    let count = layers.reduce(0) { $0 + $1.neurons.reduce(0) { $0 + $1.recordedCount } }
    let tape = Tape(capacity: max(count, 1))
    for input in inputs { tape.refer(to: input.tape) }
    for layer in layers {
      for neuron in layer.neurons {
        for weight in neuron.weights { tape.refer(to: weight.tape) }
        tape.refer(to: neuron.bias.tape)
      }
    }
    var nodes = inputs.map(\.node)
    for layer in layers { nodes = layer.neurons.map { $0.record(nodes, on: tape) } }
    return nodes.map { Value(tape: tape, node: $0) }
  }

  /// The outputs for one example as numbers; records nothing.
  public func evaluate(_ inputs: [Double]) -> [Double] {
    layers.reduce(inputs) { values, layer in layer.neurons.map { $0.evaluate(values) } }
  }
}
