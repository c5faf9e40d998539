// The simplest language model: counts of pairs, drawn in three ways, and names made up from them.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let model = CountBigram(.bundled)

for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try heatmap(of: model, theme: theme).write(to: "\(output)/bigram\(suffix).svg")
}
try heatmap(of: model, mode: .log, showsTotals: true).write(to: "\(output)/bigram-log.svg")
try heatmap(of: model, mode: .probabilities, smoothing: 1).write(to: "\(output)/bigram-probabilities.svg")

print(model.bigramsByCount.prefix(5).map { "\($0.first)\($0.second) \($0.count)" }.joined(separator: ", "))
print("loss", model.negativeLogLikelihood(smoothing: 1))
var generator = Generator(seed: 2_147_483_647)
print(model.sample(10, using: &generator).joined(separator: " "))
