// The mathematical trick of self-attention: each position averages itself and those before it, in four ways.
import LimnEngine

let (batch, time, width) = (4, 8, 2)
var generator = Generator(seed: 1337)
let x = Tensor.randn([batch, time, width], using: &generator)

// By a loop, as one says it.
let rows = (0..<batch).flatMap { sequence in
  (0..<time).map { position in x[sequence][0..<position + 1].mean(axes: [0]) }
}
let loop = Tensor.stack(rows, axis: 0).reshaped([batch, time, width])

// By a product with a lower triangle whose rows add up to 1.
let triangle = Tensor.lowerTriangle(time)
let product = (triangle / triangle.sum(axes: [1], keepingAxes: true)) • x

// By softmax of zeros, −∞ for what comes later: zeros could be anything, so that positions choose whom they hear.
let scores = Tensor.zeros([time, time]).maskedFill(1 - triangle, -.infinity)
let softmax = scores.softmax() • x

// By attention whose queries ask for nothing: all scores are equal.
let nothing = Tensor.zeros([batch, time, width])
let attention = Tensor.attention(nothing, nothing, x, mask: .causal)

for (name, other) in [("triangle", product), ("softmax", softmax), ("attention", attention)] {
  let difference = zip(loop.values, other.values).map { abs($0 - $1) }.max() ?? .infinity
  print("loop and \(name): \(difference < 1e-6 ? "equal" : "differ by \(difference)")")
}
