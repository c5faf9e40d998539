import LimnEngine
import LimnTestSupport
import Testing

@Suite("Memory of tensors", .serialized)
struct TensorMemoryTests {
  /// What 10,000 steps of a network of two layers add to the process, after some that fill caches.
  private static func growth() throws -> Int {
    var generator = Generator(seed: 5)
    let x = Tensor.randn([32, 2], using: &generator)
    let targets = IndexTensor((0..<32).map { x[value: $0, 0] > 0 ? 1 : 0 })
    let parameters = [[8, 2], [8], [2, 8], [2]].map { shape in
      Tensor.uniform(-0.5, 0.5, shape, using: &generator).requiringGrad()
    }
    func step() -> Float {
      let hidden = x.linear(parameters[0], parameters[1]).tanh()
      let loss = hidden.linear(parameters[2], parameters[3]).crossEntropy(targets)
      for parameter in parameters { parameter.zeroGrad() }
      loss.backward()
      for parameter in parameters { parameter.add(parameter.grad!, scale: -0.1) }
      return loss.item
    }
    for _ in 0..<1_000 { _ = step() }
    let before = try residentMemory()
    for _ in 0..<10_000 { _ = step() }
    #expect(step() < 0.05)
    return try residentMemory() - before
  }

  @Test("a network trained for 10,000 steps keeps memory flat")
  func training() async {
    // In a process of its own, where no other test takes memory.
    await #expect(processExitsWith: .success) {
      let grown = try Self.growth()
      #expect(grown < 1 << 20)
    }
  }

  @Test("tensors go when nothing needs them")
  func freed() {
    weak var operand: Tensor?
    weak var result: Tensor?
    weak var gradient: Tensor?
    let w = Tensor([1, 2]).requiringGrad()
    do {
      let a = w * 2
      operand = a
      let loss = a.exp().sum()
      result = loss
      loss.backward()
      gradient = w.grad
      #expect(operand != nil && result != nil && gradient != nil)
    }
    #expect(operand == nil && result == nil && gradient != nil)
    w.zeroGrad()
    #expect(gradient == nil)
    let held: Tensor
    do {
      let a = w * 2
      operand = a
      held = withoutGradients { a * 3 }
    }
    #expect(operand == nil, "what is not recorded holds nothing")
    #expect(held.values == [6, 12])
  }

  @Test("a chain of 200,000 operations is built, gone back through and freed")
  func chain() {
    let x = Tensor([1, 2]).requiringGrad()
    do {
      var y = x
      for _ in 0..<100_000 { y = (y + x).transposed(0, 0) }
      y.sum().backward()
      #expect(x.grad?.values == [100_001, 100_001])
      #expect(y.history.count == 200_001)
    }
    do {
      // A chain of masks, which are no operands.
      var y = x
      for _ in 0..<50_000 { y = Tensor.where(y, x, x) }
      #expect(y.values == [1, 2])
    }
  }
}
