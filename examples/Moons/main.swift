// micrograd's demo: a network of 337 parameters learns to tell two moons apart.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
var generator = Generator(seed: 1337)
let data = Moons(count: 100, noise: 0.1, using: &generator)
let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)

let demo = MoonsDemo(model: model, data: data)
for report in demo.steps(100) where report.step % 10 == 0 || report.step == 99 {
  print("step \(report.step): loss \(report.loss), accuracy \(report.accuracy * 100) %")
}
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  let picture = decisionBoundary(
    of: model, data: data, title: "Two moons", subtitle: "MLP(2, [16, 16, 1]) after 100 steps", theme: theme)
  try picture.write(to: "\(output)/moons\(suffix).svg")
}
