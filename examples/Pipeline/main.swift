// Any directed graph: here the parts of a small language model, in frames, from text to loss.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"

var graph = Graph()
graph.title = "A character-level language model"
graph.nodes = [
  .init("text", text: "“emma”", paint: .palette(0)), .init("tokens", text: "tokens"),
  .init("embedding", text: "embedding", paint: .palette(1)),
  .init("hidden", text: "hidden", paint: .palette(1)),
  .init("tanh", text: "tanh", shape: .ellipse), .init("logits", text: "logits", paint: .palette(1)),
  .init("softmax", text: "softmax", shape: .ellipse),
  .init(
    "loss", cells: [.init("loss", isBold: true), .init("2.4540")], paint: .palette(2), isEmphasized: true),
]
graph.edges = [
  .init(from: "text", to: "tokens"), .init(from: "tokens", to: "embedding", label: "3 × 27"),
  .init(from: "embedding", to: "hidden", label: "30"), .init(from: "hidden", to: "tanh"),
  .init(from: "tanh", to: "logits", label: "200"), .init(from: "logits", to: "softmax", label: "27"),
  .init(from: "softmax", to: "loss"), .init(from: "tokens", to: "loss", label: "target"),
]
graph.clusters = [
  .init(
    "model", nodes: ["embedding", "logits"], clusters: [.init("hidden layer", nodes: ["hidden", "tanh"])])
]
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try graph.picture(theme: theme).write(to: "\(output)/pipeline\(suffix).svg")
}
