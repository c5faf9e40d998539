// The 329 pairs that come 50 times or more in the lectures' names, by what follows them: t-SNE's places, recorded by
// examples/data/make_contexts.py, as its last digits differ from processor to processor.
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let recorded = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appending(path: "../data/contexts.safetensors").standardized
let file = try SafetensorsFile(contentsOf: recorded)
let (counts, places) = (try file.floats("counts"), try file.floats("places"))
let pairs = file.metadata["pairs"]!.split(separator: " ").map(String.init)
let roots = pairs.indices.flatMap { row in
  let after = counts[row * 27..<(row + 1) * 27]
  return after.map { ($0 / after.reduce(0, +)).squareRoot() }
}
let kinds = pairs.map { pair in
  "aeiou".contains(pair.last!) ? "ends in a vowel" : pair.last == "y" ? "ends in y" : "ends in a consonant"
}
let space = EmbeddingSpace(
  Tensor(shape: [pairs.count, 27], values: roots), labels: pairs, coloring: .groups(kinds))
let map = EmbeddingMap(
  Tensor(shape: [pairs.count, 2], values: places), explanation: file.metadata["explanation"]!)
var options = EmbeddingPlotOptions(title: "Pairs of characters that are followed alike")
options.caption =
  "Recorded places of 329 pairs, by the square roots of the chances of what follows; “.” starts a name."
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  let picture = embeddingPlot(of: space, on: map, options: options).picture(theme: theme)
  try picture.write(to: "\(output)/contexts\(suffix).svg")
}
