// The activation functions of the lectures with their derivatives, by the engine's own backward pass; and Swish.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let swish = try PlottedFunction(expression: "x * sigmoid(x)")
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try functionPlot(of: PlottedFunction.activations + [swish], title: "Activation functions", theme: theme)
    .write(to: "\(output)/functions\(suffix).svg")
}
