import LimnEngine
import Testing

@Suite("Reach of causal convolutions")
struct CausalReachTests {
  @Test("a tap that reaches beyond the start of all reads zeros, however far", arguments: [5, 6, 1 << 20])
  func beyond(dilation: Int) {
    var generator = Generator(seed: 2)
    let layer = CausalConvolution(3, 4, taps: 2, dilation: dilation, using: &generator)
    let x = Tensor.randn([2, 5, 3], using: &generator)
    // Only the last tap sees anything: a linear layer of its weights.
    let last = layer.weight.slice(axis: 2, 1..<2).reshaped([4, 3])
    let expected = x.linear(last, layer.bias)
    for (value, wanted) in zip(layer(x).values, expected.values) { #expect(abs(value - wanted) < 1e-6) }
  }
}
