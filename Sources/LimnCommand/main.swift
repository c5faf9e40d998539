import Limn
import Foundation
let x1 = Value(2, label: "x1"), x2 = Value(0, label: "x2")
let w1 = Value(-3, label: "w1", role: .parameter), w2 = Value(1, label: "w2", role: .parameter)
let b = Value(6.8813735870195432, label: "b", role: .parameter)
let n = ((x1 * w1).labeled("x1*w1") + (x2 * w2).labeled("x2*w2") + b).labeled("n")
let o = n.tanh().labeled("o")
o.backward()
let m = CountBigram(try Names(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))
print(m.negativeLogLikelihood(), m.negativeLogLikelihood(smoothing: 1), m.bigramsByCount.prefix(5))
var g = Generator(seed: 2147483647)
print(m.sample(10, using: &g))
let t0 = Date()
for t in Theme.all {
for mode in BigramHeatmapMode.allCases {
for e in ["png", "svg", "pdf"] {
try heatmap(of: m, mode: mode, showsTotals: mode == .log, theme: t).write(to: "/tmp/bigram-\(mode)-\(t.name).\(e)")
}
try drawDot(o, options: .init(title: "A neuron: tanh(x1·w1 + x2·w2 + b)"), theme: t).write(to: "/tmp/neuron-\(t.name).png")
}}
print(Date().timeIntervalSince(t0))
