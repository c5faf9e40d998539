import LimnEngine
import Testing

@Suite("Attention")
struct AttentionTests {
  private func check(_ name: String, _ shapes: [[Int]], mask: AttentionMask = .full, scale: Float? = nil)
    throws
  {
    let figures = try #require(try fixture("transformers", as: TransformerFigures.self).attention[name])
    let inputs = zip(shapes, [3, 5, 8]).map { ramp($0, $1, scale: 3).requiringGrad() }
    let result = Tensor.attention(inputs[0], inputs[1], inputs[2], mask: mask, scale: scale)
    result.backward(ramp(result.shape, 11))
    expectEqual(result.values, figures.result, to: 1e-5, name)
    for (input, gradient) in zip(inputs, figures.gradients) {
      expectEqual(input.grad?.values ?? [], gradient, to: 1e-5, "gradient, \(name)")
    }
    // Nothing recorded, the same numbers.
    let plain = withoutGradients {
      Tensor.attention(inputs[0], inputs[1], inputs[2], mask: mask, scale: scale)
    }
    #expect(plain.values == result.values && plain.operation == nil)
  }

  @Test("F.scaled_dot_product_attention and its gradients")
  func reference() throws {
    let four = [[Int]](repeating: [2, 2, 5, 4], count: 3)
    let cross = [[2, 3, 3, 4], [2, 3, 5, 4], [2, 3, 5, 6]]
    let allowed = Tensor([[1, 0, 1, 1, 0], [0, 1, 1, 0, 1], [1, 1, 1, 1, 1]])
    try check("full", four)
    try check("causal", four, mask: .causal)
    try check("scaled", four, scale: 0.3)
    try check("cross", cross)
    try check("masked", cross, mask: AttentionMask(allowed: allowed))
    try check("long", .init(repeating: [1, 2, 70, 3], count: 3), mask: .causal)
    try check("padded", .init(repeating: [2, 1, 70, 3], count: 3), mask: .padded([70, 41]))
  }

  private static let shapes = [[2, 3, 4], [2, 3, 4], [2, 3, 6]]

  private static let cases: [TensorCase] = [
    TensorCase("full", shapes[0], shapes[1], shapes[2]) { Tensor.attention($0[0], $0[1], $0[2]) },
    TensorCase("fewer queries, causal", [2, 2, 3], [2, 4, 3], [2, 4, 3]) {
      Tensor.attention($0[0], $0[1], $0[2], mask: .causal)
    },
    TensorCase("one query", [1, 1, 3], [1, 4, 3], [1, 4, 3]) { Tensor.attention($0[0], $0[1], $0[2]) },
    TensorCase("causal and padded, nothing left for one", [2, 3, 2], [2, 3, 2], [2, 3, 2]) {
      Tensor.attention($0[0], $0[1], $0[2], mask: AttentionMask(isCausal: true, keyCounts: [0, 2]))
    },
    TensorCase("heads side by side", shapes[0], shapes[1], shapes[2]) {
      Tensor.attention($0[0], $0[1], $0[2], heads: 2)
    },
    TensorCase("packed, causal", [2, 4, 12]) { $0[0].selfAttention(heads: 2, mask: .causal) },
    TensorCase("dropout", [2, 3, 12]) {
      let mask = DropoutMask(shape: [2, 2, 3, 3], kept: (0..<36).map { $0 % 5 != 0 }, scale: 1.25)
      return $0[0].selfAttention(heads: 2, mask: .causal, dropout: mask)
    },
    TensorCase("views", [3, 4], [4, 3], [3, 5]) {
      Tensor.attention($0[0], $0[1].transposed(), $0[2], mask: .causal)
    },
  ]

  @Test("gradients against numerical derivatives", arguments: cases)
  func gradients(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  @Test("the same by a product, a softmax and a product, in each layout", arguments: [5, 50, 80])
  func byHand(time: Int) {
    let (batch, heads, width) = (2, 3, 4)
    // Room that was used before: zeros have to be written.
    for _ in 0..<8 { _ = Tensor(filled: 7, shape: [batch, heads, time, time]) }
    let packed = ramp([batch, time, 3 * heads * width], 3, scale: 3)
    let parts = (0..<3).map { part in
      packed.slice(axis: 2, part * heads * width..<(part + 1) * heads * width)
    }
    let split = parts.map { $0.reshaped([batch, time, heads, width]).transposed(1, 2) }
    let future = 1 - Tensor.lowerTriangle(time)
    let scores = (split[0] • split[1].transposed()) * 0.5
    let weights = scores.maskedFill(future, -.infinity).softmax()
    let expected = (weights • split[2]).transposed(1, 2).reshaped([batch, time, heads * width])
    let capture = ActivationCapture()
    let result = capture.record {
      withScope("layer") { packed.selfAttention(heads: heads, mask: .causal) }
    }
    expectEqual(result.values, expected.values, to: 1e-6)
    expectEqual(capture["layer.weights"]?.values ?? [], weights.values, to: 1e-6)
    #expect(capture["layer.weights"]?.shape == [batch, heads, time, time])
    let beside = Tensor.attention(parts[0], parts[1], parts[2], heads: heads, mask: .causal)
    #expect(beside.values == result.values)
    // One query sees all keys by a loop of its own.
    let last = Tensor.attention(
      parts[0].slice(axis: 1, time - 1..<time), parts[1], parts[2], heads: heads, mask: .causal)
    expectEqual(last.values, result.slice(axis: 1, time - 1..<time).values, to: 1e-6)
  }

  @Test("gradients of one query over many keys, with dropout, and with a scale of 0", arguments: [20, 32])
  func oneQuery(keys: Int) {
    let kept = (0..<keys).map { $0 % 5 != 0 }
    let mask = Tensor(shape: [1, 1, keys], values: kept.map { $0 ? 1.25 : 0 })
    for (scale, isDropped) in [(Float(0.5), false), (0.5, true), (0, false)] {
      let inputs = [1, keys, keys].enumerated().map { ramp([1, $1, 4], 3 + $0, scale: 3) }
      func run(_ function: ([Tensor]) -> Tensor) -> [[Float]] {
        let leaves = inputs.map { $0.copy().requiringGrad() }
        let result = function(leaves)
        result.backward(ramp([1, 1, 4], 11))
        return [result.values] + leaves.map { $0.grad?.values ?? [] }
      }
      let fused = run {
        guard isDropped else { return Tensor.attention($0[0], $0[1], $0[2], scale: scale) }
        let dropout = DropoutMask(shape: [1, 1, 1, keys], kept: kept, scale: 1.25)
        return Tensor.attention($0[0], $0[1], $0[2], heads: 1, dropout: dropout)
      }
      let apart = run {
        let weights = (($0[0] • $0[1].transposed()) * scale).softmax()
        return (isDropped ? weights * mask : weights) • $0[2]
      }
      for (first, second) in zip(fused, apart) { expectEqual(first, second, to: 1e-6) }
    }
  }

  @Test("cross-attention as nn.MultiheadAttention, with padding")
  func cross() throws {
    let figures = try fixture("transformers", as: TransformerFigures.self).cross
    var generator = Generator(seed: 1)
    let layer = filled(CrossAttention(6, heads: 2, using: &generator))
    let x = ramp([2, 3, 6], 3, scale: 2).requiringGrad()
    let source = ramp([2, 5, 6], 5, scale: 2).requiringGrad()
    let capture = ActivationCapture()
    let result = capture.record {
      withScope("cross") { layer(x, to: source, mask: .padded([5, 3])) }
    }
    expectEqual(result.values, figures.result, to: 1e-5)
    expectEqual(capture["cross.weights"]?.values ?? [], figures.weights, to: 1e-5)
    #expect(
      capture.paths == ["cross.queries", "cross.keysAndValues", "cross.weights", "cross.output", "cross"])
    result.backward(ramp(result.shape, 11))
    for (input, gradient) in zip([x, source], figures.gradients) {
      expectEqual(input.grad?.values ?? [], gradient, to: 1e-5)
    }
  }

  @Test(
    "a feed-forward half and what is added in one give what they give apart",
    arguments: [GELUForm.exact, .tanh])
  func feedForward(form: GELUForm) {
    let inputs = [
      ramp([3, 5, 4], 3, scale: 4), ramp([6, 4], 5, scale: 2), ramp([2, 6], 7), ramp([6], 7), ramp([2], 9),
      ramp([3, 5, 2], 13),
    ]
    func run(_ function: ([Tensor]) -> Tensor) -> [[Float]] {
      let leaves = inputs.map { $0.copy().requiringGrad() }
      let result = function(leaves)
      result.backward(ramp(result.shape, 11))
      #expect(withoutGradients { function(leaves) }.values == result.values)
      return [result.values] + leaves.map { $0.grad?.values ?? [] }
    }
    let fused = run {
      $0[0].feedForward(input: ($0[1], $0[3]), output: ($0[2], $0[4]), gelu: form, adding: $0[5])
    }
    let apart = run { $0[0].linear($0[1], $0[3]).gelu(form).linear($0[2], $0[4]) + $0[5] }
    #expect(fused[0] == apart[0])
    for (first, second) in zip(fused, apart) { expectEqual(first, second, to: 1e-6) }
    #expect(
      gradientError(Array(inputs.prefix(3))) {
        $0[0].feedForward(input: ($0[1], nil), output: ($0[2], nil), gelu: form)
      } < 2e-3)
    let plain = inputs[0].linear(inputs[1], adding: inputs[0].linear(inputs[1]))
    #expect(plain.values == inputs[0].linear(inputs[1]).values.map { 2 * $0 })
  }
}
