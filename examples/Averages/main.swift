// Self-attention's mathematical trick: positions average themselves and those before, by a loop, a product, a softmax.
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let (tokens, time) = ("averages".map(String.init), 8)
var generator = Generator(seed: 1337)
let x = Tensor.randn([time, 2], using: &generator)
// By a loop, as one says it; each position has an equal share in the mean.
let loop = Tensor.stack((0..<time).map { x[0..<$0 + 1].mean(axes: [0]) }, axis: 0)
let shares = (0..<time).flatMap { last in (0..<time).map { $0 <= last ? 1 / Float(last + 1) : 0 } }
// By a product with a lower triangle whose rows add up to 1.
let triangle = Tensor.lowerTriangle(time)
let product = triangle / triangle.sum(axes: [1], keepingAxes: true)
// By softmax of zeros, −∞ for what comes later: zeros could be anything, so that positions choose whom they hear.
let softmax = Tensor.zeros([time, time]).maskedFill(1 - triangle, -.infinity).softmax()
for (name, weights) in [("triangle", product), ("softmax", softmax)] {
  let isEqual = zip(loop.values, (weights • x).values).allSatisfy { abs($0 - $1) < 1e-6 }
  print("loop and \(name): \(isEqual ? "equal" : "different")")
}
// By softmax of scores: a query times a key, each of which says vowel or consonant, is 3 for the same kind and else 0.
let chosen = tokens.indices.flatMap { query in
  let seen = tokens[...query].map { exp("aeiou".contains($0) == "aeiou".contains(tokens[query]) ? 3.0 : 0) }
  return tokens.indices.map { $0 <= query ? Float(seen[$0] / seen.reduce(0, +)) : 0 }
}
let heads = [shares, product.values, softmax.values, chosen].map { Tensor(shape: [time, time], values: $0) }
let names = ["by a loop", "by a triangle", "by softmax of zeros", "by kind of letter"]
let maps = try zip(names, heads).map { (title: $0, weights: try AttentionWeights($1, queries: tokens)) }
for theme in Theme.all {
  try attentionComparison(of: maps, title: "Averages over the past", theme: theme)
    .write(to: "\(output)/averages\(theme == .dark ? "-dark" : "").svg")
}
