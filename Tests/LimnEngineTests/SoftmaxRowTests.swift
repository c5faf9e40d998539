import LimnEngine
import Testing

@Suite("Rows of softmax")
struct SoftmaxRowTests {
  @Test("a row gives the same bits whatever stands beside it", arguments: [3, 8, 27, 64, 3_000])
  func alone(width: Int) {
    var generator = Generator(seed: 3)
    let row = generator.randn(width)
    // Neighbours that fit, that need a shift, and that are masked.
    var large = row
    large[width / 2] = 50
    let masked = [Float](repeating: -.infinity, count: width)
    let others = [generator.randn(width), large, masked]
    let alone = Tensor([row])
    let together = Tensor(others + [row] + others)
    #expect(together.softmax()[3].values == alone.softmax().values)
    #expect(together.logSoftmax()[3].values == alone.logSoftmax().values)
    #expect(together[2].softmax().values.allSatisfy { $0.isNaN })
  }

  @Test("targets without classes stop with a message")
  func noClasses() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([3, 0]).crossEntropy(IndexTensor([-1, -1, -1]))
    }
    #expect(stopMessage(of: result).contains("crossEntropy: logits of shape [3, 0] have no classes"))
  }
}
