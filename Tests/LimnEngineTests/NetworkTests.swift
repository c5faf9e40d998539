import LimnEngine
import Testing

@Suite("Networks, losses and training")
struct NetworkTests {
  @Test("MLP(2, [16, 16, 1]) has 337 parameters, uniform in -1 ..< 1, biases 0")
  func parameters() {
    var generator = Generator(seed: 1337)
    let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
    #expect(model.parameters.count == 337)
    #expect(model.parameters.allSatisfy { (-1..<1).contains($0.data) && $0.role == .parameter })
    #expect(model.layers.flatMap(\.neurons).allSatisfy { $0.bias.data == 0 })
    #expect(model.layers.map { $0.neurons[0].activation } == [.relu, .relu, .none])
  }

  @Test(
    "a network's gradients are those of its numerical derivatives", arguments: [Activation.tanh, .sigmoid])
  func networkGradients(activation: Activation) {
    var generator = Generator(seed: 3)
    let first = MLP(
      inputs: 2, layers: [3, 1], activation: activation, outputActivation: activation, using: &generator)
    let start = first.parameters.map(\.data) + [0.3, -0.8]
    let check = gradientCheck(at: start) { values in
      var rest = values[...]
      var model = first
      for layer in model.layers.indices {
        for neuron in model.layers[layer].neurons.indices {
          for weight in model.layers[layer].neurons[neuron].weights.indices {
            model.layers[layer].neurons[neuron].weights[weight] = rest.removeFirst()
          }
          model.layers[layer].neurons[neuron].bias = rest.removeFirst()
        }
      }
      return model(Array(rest))[0]
    }
    #expect(check.largestError < 1e-8)
  }

  // torch.nn.functional on float64 tensors: mse_loss, the mean of relu(1 - y s), nll_loss of log(softmax),
  // binary_cross_entropy
  @Test("losses agree with PyTorch")
  func losses() {
    let s = [0.5, -1.25, 2].map { Value($0) }
    #expect(agree(Loss.meanSquaredError(s, [1, 0, 2.5]).data, 0.6875, to: 1e-15))
    #expect(agree(Loss.maxMargin(s, [1, 1, -1]).data, 5.75 / 3, to: 1e-15))
    let probabilities = Loss.softmax(s)
    #expect(agree(probabilities.reduce(0) { $0 + $1.data }, 1, to: 1e-15))
    let likelihood = Loss.negativeLogLikelihood([probabilities], [1])
    #expect(agree(likelihood.data, 3.4826219831020326, to: 1e-14))
    likelihood.backward()
    #expect(
      zip(s.map(\.grad), [0.1768201821074443, -0.9692732596735636, 0.7924530775661193]).allSatisfy {
        agree($0, $1, to: 1e-14)
      })
    let crossEntropy = Loss.binaryCrossEntropy(s.map { $0.sigmoid() }, [1, 0, 0.25])
    #expect(agree(crossEntropy.data, 0.7843113588561503, to: 1e-14))
    #expect(Loss.l2Regularization(s, strength: 0.1).data == 0.1 * (0.25 + 1.5625 + 4))
  }

  @Test("a certain prediction has no loss, and one that is certainly wrong an infinite one")
  func certainPredictions() {
    #expect(Loss.binaryCrossEntropy([1, 0], [1, 0]).data == 0)
    #expect(Loss.binaryCrossEntropy([0], [1]).data == .infinity)
  }

  @Test("minibatches hold every example once, the last one what is left")
  func minibatches() {
    var generator = Generator(seed: 7)
    let batches = GradientDescent.minibatches(count: 10, size: 4, using: &generator)
    #expect(batches.map(\.count) == [4, 4, 2])
    #expect(batches.flatMap { $0 }.sorted() == Array(0..<10))
    #expect(batches.flatMap { $0 } != Array(0..<10))
  }

  @Test("training in minibatches fits a line")
  func fitsALine() {
    var generator = Generator(seed: 2)
    let model = MLP(inputs: 1, layers: [1], using: &generator)
    let inputs = (0..<32).map { Double($0) / 16 - 1 }
    for _ in 0..<200 {
      for batch in GradientDescent.minibatches(count: inputs.count, size: 8, using: &generator) {
        let loss = Loss.meanSquaredError(
          batch.map { model([Value(inputs[$0])])[0] }, batch.map { 3 * inputs[$0] - 2 })
        model.zeroGrad()
        loss.backward()
        GradientDescent(learningRate: 0.1).step(model.parameters)
      }
    }
    #expect(agree(model.parameters[0].data, 3, to: 1e-6))
    #expect(agree(model.parameters[1].data, -2, to: 1e-6))
  }

  private struct MoonsFixture: Decodable {
    let points: [[Double]]
    let labels: [Double]
    let neurons: [[[Either]]]
    let steps: [[Double]]

    enum Either: Decodable {
      case weights([Double])
      case bias(Double)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let bias = try? container.decode(Double.self) {
          self = .bias(bias)
        } else {
          self = .weights(try container.decode([Double].self))
        }
      }
    }
  }

  // make_moons.py, beside the fixture: micrograd's notebook, of which the printed losses are
  // 0.8958441 at step 0 and 0.0110 at step 99
  @Test("the moons demo takes micrograd's way, loss by loss")
  func moons() throws {
    let fixture = try fixture("moons", as: MoonsFixture.self)
    let layers = fixture.neurons.enumerated().map { index, neurons in
      Layer(
        neurons: neurons.map { parts in
          var weights: [Double] = []
          var bias = 0.0
          for part in parts {
            switch part {
            case .weights(let numbers): weights = numbers
            case .bias(let number): bias = number
            }
          }
          return Neuron(
            weights: weights.map { Value($0, role: .parameter) }, bias: Value(bias, role: .parameter),
            activation: index == 2 ? .none : .relu)
        })
    }
    let demo = MoonsDemo(
      model: MLP(layers: layers), data: Moons(points: fixture.points, labels: fixture.labels))
    var reports: [MoonsDemo.Report] = []
    for report in demo.steps(100) { reports.append(report) }
    #expect(agree(reports[0].loss, 0.8958441028683222, to: 1e-12))
    #expect(reports[0].accuracy == 0.5)
    #expect(agree(reports[99].loss, 0.0110, to: 5e-5))
    #expect(reports[99].accuracy == 1)
    // Sums in another order drift apart in the last bits, and training magnifies them.
    for (report, step) in zip(reports, fixture.steps) {
      #expect(agree(report.loss, step[0], to: 1e-6), "step \(report.step)")
    }
  }
}
