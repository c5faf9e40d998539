import LimnEngine
import Testing

/// The figures are PyTorch's: make_optimizers.py, beside the fixture, holds the calls.
@Suite("PyTorch's optimisers")
struct OptimizerTests {
  private struct Figures: Decodable {
    struct Clipped: Decodable {
      let norm: Float
      let gradients: [[Float]]
    }

    let steps: [String: [[[Float]]]]
    let clipped: [String: Clipped]
  }

  private func parameters() -> [NamedTensor] {
    [[3, 4], [4]].enumerated().map {
      NamedTensor(name: "p\($0)", tensor: ramp($1, 1 + 7 * $0).requiringGrad())
    }
  }

  private func setGradients(_ parameters: [NamedTensor], step: Int) {
    for (index, parameter) in parameters.enumerated() {
      parameter.tensor.grad = ramp(parameter.tensor.shape, 13 * step + 5 * index, scale: 2)
    }
  }

  private func check(
    _ name: String, _ make: ([NamedTensor]) -> any Optimizer,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try #require(fixture("optimizers", as: Figures.self).steps[name])
    let parameters = parameters()
    let optimizer = make(parameters)
    for (step, values) in expected.enumerated() {
      setGradients(parameters, step: step)
      optimizer.step(learningRate: 0.05)
      for (parameter, value) in zip(parameters, values) {
        expectEqual(
          parameter.tensor.values, value, to: 1e-6, "\(name), step \(step), \(parameter.name)",
          sourceLocation: sourceLocation)
      }
    }
    #expect(optimizer.stepCount == 10)
  }

  @Test("gradient descent, momentum, Nesterov's form, decay")
  func sgd() throws {
    try check("sgd") { SGD($0) }
    try check("sgd decay") { SGD($0, weightDecay: 0.1) }
    try check("momentum") { SGD($0, momentum: 0.9) }
    try check("momentum decay") { SGD($0, momentum: 0.9, weightDecay: 0.1) }
    try check("nesterov") { SGD($0, momentum: 0.9, nesterov: true) }
    try check("nesterov decay") { SGD($0, momentum: 0.9, nesterov: true, weightDecay: 0.1) }
  }

  @Test("Adam and AdamW, decay for all parameters or for matrices")
  func adam() throws {
    try check("adam") { Adam($0) }
    try check("adam betas") { Adam($0, betas: (0.8, 0.95), epsilon: 1e-3) }
    try check("adam decay") { Adam($0, weightDecay: 0.1) }
    try check("adamw") { Adam($0, weightDecay: 0.1, decoupled: true) }
    try check("adamw matrices") { Adam($0, weightDecay: 0.1, decoupled: true, decaysMatricesOnly: true) }
    try check("adam matrices") { Adam($0, weightDecay: 0.1, decaysMatricesOnly: true) }
  }

  @Test("a parameter without a gradient stays, its state too")
  func withoutGradient() {
    let makers: [([NamedTensor]) -> any Optimizer] = [
      { SGD($0, momentum: 0.9, weightDecay: 0.1) }, { Adam($0, weightDecay: 0.1, decoupled: true) },
    ]
    for make in makers {
      let parameters = parameters()
      let optimizer = make(parameters)
      setGradients(parameters, step: 0)
      parameters[1].tensor.zeroGrad()
      let before = parameters.map(\.tensor.values)
      optimizer.step(learningRate: 0.1)
      #expect(parameters[0].tensor.values != before[0])
      #expect(parameters[1].tensor.values == before[1])
      for state in optimizer.state {
        #expect(state.tensor.values.contains { $0 != 0 } == state.name.hasPrefix("p0"))
      }
      optimizer.zeroGrad()
      #expect(parameters[0].tensor.grad == nil)
    }
  }

  @Test("state goes by the parameters' names")
  func state() {
    let parameters = parameters()
    #expect(SGD(parameters).state.isEmpty)
    #expect(SGD(parameters, momentum: 0.9).state.map(\.name) == ["p0.momentum", "p1.momentum"])
    #expect(
      Adam(parameters).state.map(\.name) == ["p0.exp_avg", "p1.exp_avg", "p0.exp_avg_sq", "p1.exp_avg_sq"])
  }

  @Test("a gradient that is a view in another order is read in its order")
  func views() {
    let gradient = ramp([4, 3], 2, scale: 2)
    let makers: [([NamedTensor]) -> any Optimizer] = [
      { SGD($0) }, { SGD($0, momentum: 0.9) }, { Adam($0) },
    ]
    for make in makers {
      let results = [gradient.transposed(), gradient.transposed().copy()].map { gradient in
        let parameter = parameters()[0]
        let optimizer = make([parameter])
        parameter.tensor.grad = gradient
        optimizer.step(learningRate: 0.1)
        return parameter.tensor.values
      }
      #expect(results[0] == results[1])
    }
  }

  @Test("clipping by norm and by value")
  func clipping() throws {
    let figures = try fixture("optimizers", as: Figures.self).clipped
    for (name, expected) in figures {
      let parameters = parameters()
      setGradients(parameters, step: 3)
      let tensors = parameters.map(\.tensor)
      switch name {
      case "norm 1": expectEqual([GradientClipping.clip(tensors, norm: 1)], [expected.norm], to: 1e-6)
      case "norm 100": expectEqual([GradientClipping.clip(tensors, norm: 100)], [expected.norm], to: 1e-6)
      default: GradientClipping.clip(tensors, value: 0.3)
      }
      for (tensor, gradient) in zip(tensors, expected.gradients) {
        expectEqual(tensor.grad?.values ?? [], gradient, to: 1e-6, name)
      }
    }
    #expect(figures.count == 3)
    #expect(GradientClipping.norm(parameters().map(\.tensor)) == 0)
  }
}
