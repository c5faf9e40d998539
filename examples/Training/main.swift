// Three models on the lectures' 32,033 names, held against a uniform guess and counted bigrams: 10,000 steps of 32
// examples each, recorded by examples/data/make_training.py, which says how.
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../data").standardized
let curves = try [("MLP", "mlp"), ("WaveNet", "wavenet"), ("GPT", "gpt")].map { name, file in
  let log = try ColumnTable(contentsOfFile: data.appending(path: "training-\(file).csv").path)
  return try TrainingCurve(name, log, lossUnit: "nats a token")
}
// One logged batch in 25 steps: an average over some ten of them.
var options = TrainingCurveOptions(smoothing: .exponential(weight: 0.9))
options.references = [
  .init("uniform guess, ln 27", log(27)),
  // limn bigram names.txt says so.
  .init("counted bigrams", 2.4540),
]
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try trainingCurves(of: curves, title: "Three models learn names", options: options, theme: theme)
    .write(to: "\(output)/training\(suffix).svg")
}
