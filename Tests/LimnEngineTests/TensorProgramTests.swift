import LimnEngine
import Testing

@Suite("Random programs of tensors against numerical derivatives")
struct TensorProgramTests {
  /// One of many operations on tensors of shape [3, 4], which gives another; smooth and of bounded size.
  private static func step(_ choice: Int, _ a: Tensor, _ b: Tensor) -> Tensor {
    switch choice {
    case 0: (a + b) * 0.7
    case 1: (a * b).tanh()
    case 2: (a • (a.transposed() • b) * 0.2).tanh()
    case 3: a.softmax(axis: 0) * b
    case 4: Tensor.concatenate([a[1..<2], b[0..<2]])
    case 5: Tensor.concatenate([a.slice(axis: 1, 2..<4), b.slice(axis: 1, 0..<2)], axis: 1)
    case 6: a.mean(axis: 0, keepingAxis: true).broadcast(to: [3, 4]) - b
    case 7: a.reshaped([4, 3]).transposed()
    case 8: a.transposed().reshaped([3, 4])
    case 9: a.layerNorm(b[0], a[1], epsilon: 0.5).sigmoid()
    case 10: Tensor.where(Tensor([[1], [0], [1]]), a, b.slice(axis: 1, 1..<2))
    case 11: a[IndexTensor([2, 0, 2])]
    case 12: (a.linear((b.transposed() • a).transposed(), b[2]) * 0.2).tanh()
    case 13: Tensor.stack([a, b], axis: 1).sum(axis: 1) * 0.5
    case 14: ((a.broadcast(to: [2, 3, 4]) • b.transposed()).mean(axis: 0) * 0.3).tanh() • a * 0.5
    default: (a.transposed() / (b.transposed() * b.transposed() + 1)).transposed()
    }
  }

  @Test("of 10 operations each", arguments: 0..<60)
  func program(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    let inputs = (0..<2).map { _ in Tensor.uniform(-1, 1, [3, 4], using: &generator) }
    let choices = generator.randint(0, 16, 10)
    let picks = generator.randint(0, 1 << 20, 20)
    let error = gradientError(inputs) { inputs in
      // Both inputs take part.
      var values = inputs + [inputs[0] + inputs[1]]
      for (index, choice) in choices.enumerated() {
        let (a, b) = (picks[2 * index] % values.count, picks[2 * index + 1] % values.count)
        values.append(Self.step(choice, values[a], values[b]))
      }
      return (values[values.count - 1] + values[values.count - 2] * values[2]).sum(axis: seed % 2)
    }
    #expect(error < 2e-3, "\(choices)")
  }
}
