// Panels on the same steps: two losses above, the learning rate with its warm-up and decay below.
import Foundation
import LimnPlots

let output = CommandLine.arguments.dropFirst().first ?? "output"
let steps = Array(stride(from: 0, through: 20_000, by: 100))
func loss(_ step: Int, floor: Double) -> Double {
  floor + 2 * exp(-Double(step) / 2_500) + 0.04 * sin(Double(step) / 377)
}
func rate(_ step: Int) -> Double {
  step < 1_000 ? 3e-4 * Double(step) / 1_000 : 1.5e-4 * (1 + cos(.pi * Double(step - 1_000) / 19_000))
}

var losses = Plot(x: Axis("step", scale: .steps), y: Axis("loss"), area: Size(520, 220))
losses.marks = [
  Line("train", x: steps, y: steps.map { loss($0, floor: 1.3) }),
  Line("validation", x: steps, y: steps.map { loss($0, floor: 1.55) }, style: .dashed),
  Rule(x: 1_000, "warm-up ends"),
]
var rates = Plot(x: Axis("step", scale: .steps), y: Axis("learning rate"), area: Size(520, 110))
rates.marks = [Area(x: steps, y: steps.map(rate), color: 2), Rule(x: 1_000)]

let grid = PlotGrid("Training", subtitle: "Loss and learning rate over 20,000 steps", [[losses], [rates]])
for theme in Theme.all {
  try grid.picture(theme: theme).write(to: "\(output)/panels\(theme == .dark ? "-dark" : "").svg")
}
