// A neuron with two inputs, from single operations and as the engine has it; both give the same.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"

let x1 = Value(2, label: "x1"), x2 = Value(0, label: "x2")
let w1 = Value(-3, label: "w1", role: .parameter), w2 = Value(1, label: "w2", role: .parameter)
let b = Value(6.8813735870195432, label: "b", role: .parameter)

let n = ((x1 * w1).labeled("x1·w1") + (x2 * w2).labeled("x2·w2") + b).labeled("n")
let o = n.tanh().labeled("o")
o.backward()
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try drawDot(o, options: .init(format: .fixed(2), colorsGradients: true), theme: theme).write(
    to: "\(output)/neuron\(suffix).svg")
}

let neuron = Neuron(weights: [w1, w2], bias: b, activation: .tanh)
print("by hand \(o.data), by the engine \(neuron([x1, x2]).data)")
