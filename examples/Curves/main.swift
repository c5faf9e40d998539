// Two made-up losses, raw and smoothed, on logarithmic axes, with the loss of a uniform guess.
import Foundation
import LimnPlots

let output = CommandLine.arguments.dropFirst().first ?? "output"
let steps = Array(1...600)
var plot = Plot(
  "Two losses", subtitle: "Made-up curves: each step, their course, and 5 % around it",
  x: Axis("step", scale: .logarithmic), y: Axis("loss", scale: .logarithmic))
var state: UInt64 = 1

for (color, (name, floor)) in [("train", 1.6), ("validation", 2.05)].enumerated() {
  let smooth = steps.map { floor + (log(27) - floor) * pow(Double($0), -0.35) }
  let raw = smooth.map { loss in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return loss * exp(0.1 * (Double(state >> 33) / Double(1 << 30) - 1))
  }
  plot.marks += [
    Line("", x: steps, y: raw, color: color, style: .faint),
    Band(name, x: steps, from: smooth.map { $0 * 0.95 }, to: smooth.map { $0 * 1.05 }),
    Line(name, x: steps, y: smooth, style: LineStyle(width: 2.25, dash: color == 0 ? nil : .dashed)),
  ]
}
plot.marks.append(Rule(y: log(27), "ln 27 = 3.30"))
for theme in Theme.all {
  try plot.picture(theme: theme).write(to: "\(output)/curves\(theme == .dark ? "-dark" : "").svg")
}
