// The expressions of micrograd's notebook and of its tests, in which one x is used many times.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"

let x = Value(1, label: "x")
let y = (x * 2 + 1).relu().labeled("y")
y.backward()
try drawDot(y).write(to: "\(output)/micrograd-x.svg")

let u = Value(-4, label: "x")
let z = (2 * u + 2 + u).labeled("z")
let q = (z.relu() + z * u).labeled("q")
let h = (z * z).relu().labeled("h")
let result = (h + q + q * u).labeled("y")
result.backward()
try drawDot(result, options: .init(direction: .topToBottom)).write(to: "\(output)/micrograd-test.svg")
print("y = \(result.data), dy/dx = \(u.grad)")
