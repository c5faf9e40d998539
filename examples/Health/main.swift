// The health of training, as in the third makemore lecture: two runs of an MLP that differ in how their weights start
// (recorded: examples/data/thin_log.py says how), and which neurons of a tanh layer are saturated.
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../data").standardized
let runs = try ["standard-normal", "kaiming"].map { start in
  (start, try RunLog.records(at: data.appending(path: "health-\(start).jsonl").path))
}
let hidden = runs.compactMap { start, records in
  LayerDistribution.activations(of: records[0].statistics!).first { $0.name == "hidden" }?.renamed(start)
}
// 32 examples of 30 normal numbers through 200 neurons, whose weights have deviation 1: far too large.
var generator = Generator(seed: 2_147_483_647)
let weights = (0..<200).map { _ in generator.randn(30) }
let activations = (0..<32).map { _ in generator.randn(30) }.map { example in
  weights.map { Float(tanh(zip($0, example).reduce(0) { $0 + Double($1.0) * Double($1.1) })) }
}
for theme in Theme.all {
  let end = (theme == .dark ? "-dark" : "") + ".svg"
  let title = "How the start of the weights saturates tanh"
  let step = "The hidden layer of an MLP in its first step"
  try layerHistograms(of: hidden, title: title, subtitle: step, theme: theme)
    .write(to: "\(output)/health-activations\(end)")
  try updateRatios(of: runs[1].1, subtitle: "An MLP over 1,000 steps", theme: theme)
    .write(to: "\(output)/health-updates\(end)")
  try saturationMap(of: activations, subtitle: "Weights of deviation 1", theme: theme)
    .write(to: "\(output)/health-saturation\(end)")
}
