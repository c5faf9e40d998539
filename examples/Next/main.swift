// How a bigram model makes up a name: the chances of the next character, and the one that is drawn, step by step.
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let model = CountBigram(.bundled)
var generator = Generator(seed: 29)
let tokens = try NextTokens(of: model, using: &generator)
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try nextTokenBars(
    of: tokens, theme: theme, provenance: [.init("model", "count bigram"), .init("seed", "29")]
  ).write(to: "\(output)/next\(suffix).svg")
}
