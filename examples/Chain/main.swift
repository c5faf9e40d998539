// The first lesson: one sum, then a chain of operations, before and after going back through it by hand.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"

let a = Value(2, label: "a"), b = Value(-3, label: "b"), c = Value(5, label: "c"), e = Value(10, label: "e")
let q = (a + b).labeled("q")
try drawDot(q, options: .init(showsGradients: false)).write(to: "\(output)/sum.svg")

let d = (a + b).labeled("d")
let f = (c * d).labeled("f")
let l = (f + e).labeled("l")
try drawDot(l, options: .init(showsGradients: false)).write(to: "\(output)/chain.svg")

// By hand, as on paper: dl/dl is 1, then each node passes its gradient on.
l.grad = 1
for value in [l, f, d] { value.propagate() }
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try drawDot(l, theme: theme).write(to: "\(output)/chain-with-gradients\(suffix).svg")
}
print("dl/dc = \(c.grad), which is d = \(d.data)")
