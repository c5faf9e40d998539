import Limn
let x1 = Value(2, label: "x1"), x2 = Value(0, label: "x2")
let w1 = Value(-3, label: "w1", role: .parameter), w2 = Value(1, label: "w2", role: .parameter)
let b = Value(6.8813735870195432, label: "b", role: .parameter)
let n = ((x1 * w1).labeled("x1*w1") + (x2 * w2).labeled("x2*w2") + b).labeled("n")
let o = n.tanh().labeled("o")
o.backward()
for t in Theme.all {
try drawDot(o, options: .init(title: "A neuron: tanh(x1·w1 + x2·w2 + b)"), theme: t).write(to: "/tmp/neuron-\(t.name).svg")
try drawDot(o, options: .init(title: "A neuron: tanh(x1·w1 + x2·w2 + b)"), theme: t).write(to: "/tmp/neuron-\(t.name).png")
try drawDot(o, options: .init(colorsGradients: true), theme: t).write(to: "/tmp/neuron-\(t.name).pdf")
}
