// Three distributions over the same bins: surfaces and outlines that overlap.
import Foundation
import LimnPlots

let output = CommandLine.arguments.dropFirst().first ?? "output"
var state: UInt64 = 42
@MainActor func uniform() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return (Double(state >> 11) + 0.5) / Double(1 << 53)
}
@MainActor func normal() -> Double { sqrt(-2 * log(uniform())) * cos(2 * .pi * uniform()) }

let before = (0..<20_000).map { _ in normal() }
let after = before.map { tanh(1.5 * $0) }
let scaled = before.map { tanh(0.5 * $0) }
let bins = Histogram.Bins.over(-3...3, count: 60)

var plot = Plot(
  "What tanh does to a normal distribution", subtitle: "20,000 numbers before and after, as densities",
  x: Axis("value"), y: Axis("density"))
plot.marks = [
  Histogram("x", before, bins: bins, measure: .density),
  Histogram("tanh(1.5 x)", after, bins: bins, measure: .density, style: .outline),
  Histogram("tanh(0.5 x)", scaled, bins: bins, measure: .density, style: .outline),
]
for theme in Theme.all {
  try plot.picture(theme: theme).write(to: "\(output)/histograms\(theme == .dark ? "-dark" : "").svg")
}
