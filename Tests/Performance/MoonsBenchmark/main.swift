// Times one training step of micrograd's moons demo: 100 points through MLP(2, [16, 16, 1]), hinge loss with
// L2 regularisation, gradients, update. Prints the median seconds of a step, after the count of its values.
import LimnEngine

var generator = Generator(seed: 1337)
let moons = Moons(count: 100, noise: 0.1, using: &generator)
let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
let optimizer = GradientDescent(learningRate: 0.1)

let step = { () -> Value in
  let scores = moons.points.map { model($0.map { Value($0) })[0] }
  let loss =
    Loss.maxMargin(scores, moons.labels) + Loss.l2Regularization(model.parameters, strength: 1e-4)
  model.zeroGrad()
  loss.backward()
  optimizer.step(model.parameters)
  return loss
}

let values = step().history.count
let clock = ContinuousClock()
let times = (0..<Int(CommandLine.arguments.dropFirst().first ?? "200")!).map { _ in
  clock.measure { _ = step() }
}
let median = times.sorted()[times.count / 2]
print(values, median / .seconds(1))
