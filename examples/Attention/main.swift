// What the heads of a small GPT look at in a line of Shakespeare (weights recorded by examples/data/make_attention.py).
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let recorded = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appending(path: "../data/attention.safetensors").standardized
let file = try SafetensorsFile(contentsOf: recorded)
let weights = try AttentionWeights(
  Tensor(shape: file.info("attention").shape, values: file.floats("attention")),
  queries: file.metadata["text"]!.map { String($0) })

for theme in Theme.all {
  let suffix = theme == .dark ? "-dark.svg" : ".svg"
  try attentionGrid(of: weights, title: "What 4 × 4 heads look at", theme: theme)
    .write(to: "\(output)/attention-grid\(suffix)")
  try attentionMap(of: weights, layer: 3, head: 2, theme: theme).write(to: "\(output)/attention-map\(suffix)")
  try attentionLines(of: weights, layer: 3, heads: [2, 3], threshold: 0.15, theme: theme)
    .write(to: "\(output)/attention-lines\(suffix)")
  try attentionEntropy(of: weights, theme: theme).write(to: "\(output)/attention-entropy\(suffix)")
}

for layer in 0..<weights.layerCount {
  let entropies = (0..<weights.headCount).map { weights.entropy(layer: layer, head: $0) }
  print("layer \(layer):", entropies.map { String(format: "%.2f", $0) }.joined(separator: " "), "nats")
}
