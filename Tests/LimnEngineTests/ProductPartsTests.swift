import Testing

@testable import LimnEngine

@Suite("Parts of products")
struct ProductPartsTests {
  @Test(
    "parts cover every row once, in whole tiles but for the last",
    arguments: [1, 5, 15, 16, 17, 100, 113, 1_024])
  func rows(count: Int) {
    for parts in 1...max(1, min(20, count / 16)) {
      let ranges = (0..<parts).map { GEMM.range(of: $0, of: parts, length: count) }
      #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == count)
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      #expect(ranges.dropFirst().allSatisfy { $0.lowerBound % 16 == 0 } && ranges.allSatisfy { !$0.isEmpty })
    }
  }

  @Test(
    "the gradient of a weight is the same product, whether its parts are rows or columns",
    arguments: [64, 600])
  func gradientOfWeight(outputs: Int) {
    var generator = Generator(seed: 5)
    let x = Tensor.randn([400, 300], using: &generator).requiringGrad()
    let weight = Tensor.randn([outputs, 300], using: &generator).requiringGrad()
    let above = Tensor.randn([400, outputs], using: &generator)
    x.linear(weight).backward(above)
    let expected = withoutGradients { above.transposed().copy() • x }
    expectEqual(weight.grad?.values ?? [], expected.values, to: 1e-3)
  }

  @Test("few rows of a large product are all computed", arguments: [2, 5, 15, 33])
  func fewRows(count: Int) {
    var generator = Generator(seed: 3)
    let x = Tensor.randn([count, 300], using: &generator)
    let weight = Tensor.randn([1_500, 300], using: &generator)
    let bias = Tensor.randn([1_500], using: &generator)
    let all = x.linear(weight, bias)
    for row in 0..<count {
      let one = x.slice(axis: 0, row..<row + 1).linear(weight, bias)
      expectEqual(all.slice(axis: 0, row..<row + 1).values, one.values, to: 1e-4)
    }
  }
}
