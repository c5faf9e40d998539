import Limn

/// The stops of the tour: what is drawn, and what there is to see.
struct Tour {
  /// One picture of the tour.
  struct Stop {
    /// The file's name without its extension.
    let name: String
    /// What there is to see, in a sentence.
    let explanation: String
    /// Computes and draws the picture.
    let draw: () throws -> (picture: Picture, lines: [String])
  }

  let stops: [Stop]

  init(theme: Theme) {
    let chain = "d = a + b; f = c * d; l = f + e"
    let chainInputs = ["a": 2.0, "b": -3, "c": 5, "e": 10]
    let neuron = "n = x1*w1 + x2*w2 + b; o = tanh(n)"
    stops =
      [
        Self.graph(
          "01-sum", "One operation", "q = a + b", ["a": 2, "b": -3], gradients: false, theme,
          "Every number is a node that remembers its operation and its operands."),
        Self.graph(
          "02-chain", "A chain of operations", chain, chainInputs, gradients: false, theme,
          "The result l of three operations: the forward pass."),
        Self.graph(
          "03-chain-with-gradients", "The same chain, run backward", chain, chainInputs, gradients: true,
          theme,
          "Going back from l, the chain rule gives each number its gradient: c's is −1, since l grows by d = −1 for each c."
        ),
        Self.graph(
          "04-neuron", "A neuron", neuron, ["x1": 2, "x2": 0, "w1": -3, "w2": 1, "b": 6.8813735870195432],
          gradients: true, theme,
          "A neuron is an expression too: inputs times weights, a bias, and tanh to squash the sum."),
        Self.graph(
          "05-reuse", "One value used several times", "y = relu(x * 2 + 1) + x * x", ["x": 1.5],
          gradients: true,
          theme,
          "x is one node, however often it is used; the gradients of all its uses add up."),
        Stop(
          name: "06-moons",
          explanation: "337 such weights, trained in 100 steps of gradient descent, tell two moons apart.",
          draw: { Self.moons(theme) }),
      ]
      + Self.bigrams(theme) + Self.learning(theme)
  }

  private static func graph(
    _ name: String, _ title: String, _ expression: String, _ inputs: [String: Double], gradients: Bool,
    _ theme: Theme, _ explanation: String
  ) -> Stop {
    Stop(name: name, explanation: explanation) {
      let root = try ScalarExpression(expression).evaluate(inputs)
      if gradients { root.backward() }
      return (try drawDot(root, options: .init(showsGradients: gradients, title: title), theme: theme), [])
    }
  }

  private static func moons(_ theme: Theme) -> (Picture, [String]) {
    let seed: UInt64 = 1337
    var generator = Generator(seed: seed)
    let data = Moons(count: 100, noise: 0.1, using: &generator)
    let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
    var bar = ProgressBar("Training on the moons")
    var last = MoonsDemo.Report(step: 0, loss: 0, accuracy: 0)
    for report in MoonsDemo(model: model, data: data).steps(100) {
      last = report
      bar.update(Double(report.step + 1) / 100, note: "loss \(NumberFormat.fixed(4).string(report.loss))")
    }
    bar.finish()
    let result =
      "Loss \(NumberFormat.fixed(4).string(last.loss)), accuracy \(NumberFormat.shortest.string(last.accuracy * 100)) % "
      + "after 100 steps"
    let picture = decisionBoundary(
      of: model, data: data, title: "Two moons told apart by MLP(2, [16, 16, 1])", subtitle: result,
      theme: theme,
      provenance: [.init("model", "MLP(2, [16, 16, 1])"), .init("seed", "\(seed)"), .init("steps", "100")])
    return (picture, [result + "."])
  }

  private static func bigrams(_ theme: Theme) -> [Stop] {
    let model = CountBigram(.bundled)
    return [
      Stop(
        name: "07-bigram-counts",
        explanation:
          "A language model by counting: how often each character follows another in the bundled names.",
        draw: { (heatmap(of: model, theme: theme), []) }),
      Stop(
        name: "08-bigram-log",
        explanation:
          "The same counts by their logarithm, which tells the rare pairs from those that never occur.",
        draw: { (heatmap(of: model, mode: .log, showsTotals: true, theme: theme), []) }),
      Stop(
        name: "09-bigram-probabilities",
        explanation:
          "Each row divided by its total: the chance of the next character, from which names are drawn.",
        draw: {
          var generator = Generator(seed: 42)
          let names = model.sample(10, using: &generator).joined(separator: ", ")
          return (
            heatmap(of: model, mode: .probabilities, theme: theme),
            ["Ten names drawn with seed 42: \(names)."]
          )
        }),
    ]
  }
}
