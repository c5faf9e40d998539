import LimnEngine
import Testing

/// The figures are PyTorch's: make_layers.py, beside the fixture, holds the layers.
@Suite("PyTorch's layers")
struct LayerTests {
  private struct Case: Decodable {
    let result, x: [Float]
    let state: [Float]?
    let parameters: [[Float]]
  }

  private struct BatchNormCase: Decodable {
    let batches: [Case]
    let running: [[Float]]
    let evaluation: Case
  }

  private struct Figures: Decodable {
    let linear, linearWithoutBias, layerNorm, embedding, rnn, gru: Case
    let flatten: [[Float]]
    let convolutions: [String: Case]
    let batchNorm: BatchNormCase
    let drawn: [String: [[Float]]]
    let dropout: [Float]
  }

  private let figures: Figures
  private var generator = Generator(seed: 1)

  init() throws { figures = try fixture("layers", as: Figures.self) }

  private func check(
    _ layer: any TensorLayer, _ shape: [Int], _ expected: Case, salt: Int = 3,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let x = ramp(shape, salt, scale: 4).requiringGrad()
    let result = layer(x)
    layer.zeroGrad()
    result.backward(ramp(result.shape, 11))
    expectEqual(result.values, expected.result, to: 1e-5, "result", sourceLocation: sourceLocation)
    expectEqual(x.grad?.values ?? [], expected.x, to: 1e-5, "x", sourceLocation: sourceLocation)
    expectGradients(layer, expected.parameters, sourceLocation: sourceLocation)
  }

  @Test("linear, with and without bias, over any axes before the last")
  mutating func linear() {
    check(filled(Linear(5, 4, using: &generator)), [2, 3, 5], figures.linear)
    check(filled(Linear(5, 4, bias: false, using: &generator)), [6, 5], figures.linearWithoutBias)
  }

  @Test("layer norm")
  func layerNorm() { check(filled(LayerNorm(5)), [2, 3, 5], figures.layerNorm) }

  @Test("an embedding's rows that repeat add up their gradients")
  mutating func embedding() {
    let table = filled(EmbeddingTable(6, 3, using: &generator))
    let result = table(IndexTensor([[0, 5, 2], [2, 2, 4]]))
    #expect(result.shape == [2, 3, 3])
    result.backward(ramp(result.shape, 11))
    expectEqual(result.values, figures.embedding.result, to: 0)
    expectGradients(table, figures.embedding.parameters)
  }

  @Test("neighbours are joined; one position left loses its axis")
  func flatten() {
    let four = FlattenConsecutive(2)(ramp([2, 4, 3], 3, scale: 4))
    #expect(four.shape == [2, 2, 6])
    #expect(four.values == figures.flatten[0])
    let two = FlattenConsecutive(2)(ramp([2, 2, 3], 3, scale: 4))
    #expect(two.shape == [2, 6])
    #expect(two.values == figures.flatten[1])
  }

  @Test("a causal convolution is a Conv1d padded on the left", arguments: 1...3, [1, 2, 4])
  func convolution(taps: Int, dilation: Int) throws {
    var generator = Generator(seed: 1)
    let layer = filled(CausalConvolution(3, 4, taps: taps, dilation: dilation, using: &generator))
    check(layer, [2, 7, 3], try #require(figures.convolutions["\(taps) \(dilation)"]))
    #expect(layer.title == "CausalConvolution(3, 4, \(taps) taps, dilation \(dilation))")
  }

  @Test("batch norm: three batches, their running averages, then evaluation")
  func batchNorm() {
    let layer = filled(BatchNorm(5))
    let shapes = [[6, 5], [2, 3, 5], [4, 5]]
    for (index, (shape, expected)) in zip(shapes, figures.batchNorm.batches).enumerated() {
      check(layer, shape, expected, salt: 3 + index)
    }
    let running = layer.namedBuffers
    #expect(running.map(\.name) == ["running_mean", "running_var"])
    for (buffer, expected) in zip(running, figures.batchNorm.running) {
      expectEqual(buffer.tensor.values, expected, to: 1e-6, buffer.name)
      #expect(!buffer.tensor.requiresGrad && buffer.tensor.operation == nil)
    }
    let before = running.map(\.tensor.values)
    layer.setTraining(false)
    check(layer, [4, 5], figures.batchNorm.evaluation, salt: 9)
    #expect(running.map(\.tensor.values) == before)
    // One row is enough outside of training.
    #expect(layer(ramp([1, 5], 3)).values.allSatisfy { $0.isFinite })
  }

  @Test("batch norm of one row, and input that does not fit, stop with a message")
  func stops() async {
    let single = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BatchNorm(3)(Tensor([[1, 2, 3]]))
    }
    #expect(
      stopMessage(of: single).contains(
        "BatchNorm: a batch of one row, shape [1, 3], has no deviation; train on two at least"))
    let odd = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = FlattenConsecutive(2)(Tensor.ones([1, 3, 2]))
    }
    #expect(
      stopMessage(of: odd).contains(
        "FlattenConsecutive: shape [1, 3, 2] can't be joined by 2; it has to be [batch, time, width] with a time that 2 "
          + "divides"))
  }

  @Test("the recurrent cells of makemore")
  mutating func cells() throws {
    let rnn = filled(RNNCell(3, 5, using: &generator))
    let gru = filled(GRUCell(3, 5, using: &generator))
    let cells: [(any RecurrentCell, Case)] = [(rnn, figures.rnn), (gru, figures.gru)]
    for (cell, expected) in cells {
      let x = ramp([4, 3], 3, scale: 4).requiringGrad()
      let state = ramp([4, 5], 5, scale: 2).requiringGrad()
      let result = cell(x, state)
      result.backward(ramp(result.shape, 11))
      expectEqual(result.values, expected.result, to: 1e-5, "result")
      expectEqual(x.grad?.values ?? [], expected.x, to: 1e-5, "x")
      expectEqual(state.grad?.values ?? [], try #require(expected.state), to: 1e-5, "state")
      expectGradients(cell, expected.parameters)
    }
  }

  private func drawn(_ name: String, _ seed: UInt64, _ make: (inout Generator) -> any Module) throws {
    var generator = Generator(seed: seed)
    let weights = make(&generator).parameters.map(\.values)
    #expect(weights == (try #require(figures.drawn[name])), "\(name)")
  }

  @Test("PyTorch's default weights, to the bit")
  func initialization() throws {
    try drawn("linear 6 4", 42) { Linear(6, 4, using: &$0) }
    try drawn("linear 7 3", 0) { Linear(7, 3, using: &$0) }
    try drawn("linear 30 2", 2_147_483_647) { Linear(30, 2, using: &$0) }
    try drawn("convolution", 42) { CausalConvolution(3, 4, taps: 2, using: &$0) }
    try drawn("gru", 42) { GRUCell(2, 2, using: &$0) }
  }

  @Test("an embedding's normal numbers, below and above 16")
  func embeddingInitialization() throws {
    for (tokens, width, seed) in [(5, 2, 42), (9, 3, 0)] as [(Int, Int, UInt64)] {
      var generator = Generator(seed: seed)
      let table = EmbeddingTable(tokens, width, using: &generator)
      expectEqual(
        table.weight.values, try #require(figures.drawn["embedding \(tokens) \(width)"])[0], to: 2e-6)
    }
  }

  @Test("dropout switches off what torch does, and scales the rest")
  func dropout() {
    let source = SharedGenerator(Generator(seed: 42))
    let layer = Dropout(0.3, source: source)
    let x = ramp([3, 8], 3, scale: 4).requiringGrad()
    let result = layer(x)
    expectEqual(result.values, figures.dropout, to: 1e-6)
    result.sum().backward()
    // The gradient passes where the number did.
    expectEqual(x.grad?.values ?? [], zip(result.values, x.values).map { $0 / $1 }, to: 1e-6)
    #expect(layer(x).values != result.values)
    source.generator = Generator(seed: 42)
    #expect(layer(x).values == result.values)
    layer.isTraining = false
    #expect(layer(x) === x)
  }

  @Test("dropout keeps the share it is told, and the mean", arguments: [0, 0.1, 0.5, 0.9])
  func dropoutShare(probability: Double) {
    let layer = Dropout(probability, source: SharedGenerator(Generator(seed: 3)))
    let values = layer(Tensor.ones([40_000])).values
    let off = Double(values.count { $0 == 0 }) / 40_000
    // Five deviations of a share.
    #expect(abs(off - probability) <= 5 * (probability * (1 - probability) / 40_000).squareRoot())
    #expect(values.allSatisfy { $0 == 0 || abs($0 - Float(1 / (1 - probability))) < 1e-5 })
  }
}
