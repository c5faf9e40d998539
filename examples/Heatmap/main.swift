// The scores that a neural bigram learned, and how near its chances come to those that are counted.
//
// examples/data/bigram.safetensors is the checkpoint of step 4,000 that this writes:
// limn train bigram --steps 4000 --batch 1024 --learning-rate 50 --checkpoint-every 4000 --run runs/bigram
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let recorded = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appending(path: "../data/bigram.safetensors").standardized
let counts = CountBigram(.bundled)
let characters = counts.alphabet.characters.map(String.init)
var generator = Generator(seed: 0)
let model = NeuralBigram(ModelConfiguration(.bigram, vocabularySize: characters.count), using: &generator)
try Checkpoint.read(recorded.path, into: model)

var options = HeatmapOptions()
(options.rowTitle, options.columnTitle) = ("character before", "character after")
options.valueTitle = "score"
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark.svg" : ".svg"
  try heatmap(
    of: model.weight, rowLabels: characters, columnLabels: characters,
    title: "The scores of a neural bigram", options: options, theme: theme
  ).write(to: "\(output)/heatmap\(suffix)")
  try bigramComparison(counts: counts, model: model, theme: theme)
    .write(to: "\(output)/heatmap-comparison\(suffix)")
}
