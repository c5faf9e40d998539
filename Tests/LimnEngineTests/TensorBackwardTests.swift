import LimnEngine
import Testing

@Suite("Going back through tensors")
struct TensorBackwardTests {
  @Test("a tensor used several times takes the sum of its gradients")
  func severalUses() {
    let a = Tensor([1, 2, 3]).requiringGrad()
    (a * a + a.exp() * 0 + a - a / a).sum().backward()
    #expect(a.grad?.values == [3, 5, 7])
    let b = Tensor([2, 3]).requiringGrad()
    (b + b).backward(Tensor([1, 10]))
    #expect(b.grad?.values == [2, 20])
    let c = Tensor([2, 3]).requiringGrad()
    (c - c).sum().backward()
    #expect(c.grad?.values == [0, 0])
    #expect(gradientError([Tensor([0.3, -1.2])]) { ($0[0] * $0[0]).tanh() * $0[0] + $0[0] } < 2e-3)
  }

  @Test("a result used by several operations goes back once")
  func diamond() {
    let a = Tensor([0.5, -1]).requiringGrad()
    let b = a * 2
    let c = b.exp()
    (b * c + b + c).sum().backward()
    // d/da (b e^b + b + e^b) with b = 2a
    let expected = [0.5, -1].map { (a: Float) -> Float in
      let e = Tensor(2 * a).exp().item
      return 2 * (e * (2 * a) + e + 1 + e)
    }
    expectEqual(a.grad?.values ?? [], expected, to: 1e-6)
  }

  @Test("two calls add up, zeroGrad forgets")
  func accumulation() {
    let a = Tensor([1, 2]).requiringGrad()
    let loss = (a * a).sum()
    loss.backward()
    let first = a.grad
    loss.backward()
    #expect(a.grad?.values == [4, 8])
    #expect(first?.values == [2, 4], "the first call's gradient is not changed behind its holder's back")
    a.zeroGrad()
    #expect(a.grad == nil)
    loss.backward()
    #expect(a.grad?.values == [2, 4])
    #expect(loss.grad == nil)
  }

  @Test("results keep gradients where asked for")
  func keeping() {
    let a = Tensor([1, 2]).requiringGrad()
    let b = a * 3
    let c = b + 1
    let loss = c.sum()
    b.keepsGrad = true
    loss.backward()
    #expect(b.grad?.values == [1, 1] && c.grad == nil)
    loss.backward(keepingGradients: true)
    #expect(b.grad?.values == [2, 2] && c.grad?.values == [1, 1] && loss.grad?.item == 1)
    #expect(a.grad?.values == [6, 6])
  }

  @Test("gradients that are handed on are not shared")
  func noAliases() {
    let a = Tensor([1, 2]).requiringGrad()
    let b = Tensor([3, 4]).requiringGrad()
    let c = Tensor([[5, 6]]).requiringGrad()
    let sum = a + b
    let result = sum + c.reshaped([2])
    let given = Tensor([1, 1])
    result.backward(given, keepingGradients: true)
    a.grad!.scale(by: 10)
    sum.grad!.scale(by: 100)
    given.scale(by: 1000)
    #expect(a.grad?.values == [10, 10] && b.grad?.values == [1, 1] && c.grad?.values == [1, 1])
    #expect(sum.grad?.values == [100, 100] && result.grad?.values == [1, 1])
    // The slope of crossEntropy is kept by the record: the parameter's gradient is another.
    let logits = Tensor([[1, 2]]).requiringGrad()
    let loss = logits.crossEntropy(IndexTensor([0]))
    loss.backward()
    let slope = logits.grad!.values
    logits.grad!.scale(by: 0)
    logits.zeroGrad()
    loss.backward()
    #expect(logits.grad?.values == slope)
  }

  @Test("what is detached, computed without gradients or needs none stays out")
  func stops() {
    let a = Tensor([1, 2]).requiringGrad()
    let b = Tensor([3, 4])
    (a * a.detach() * b).sum().backward()
    #expect(a.grad?.values == [3, 8] && b.grad == nil)
    #expect(a.detach().requiresGrad == false && a.detach().operation == nil)
    let silent = withoutGradients { a * 2 }
    #expect(!silent.requiresGrad && silent.operation == nil && silent.operands.isEmpty)
    #expect(!(b * 2).requiresGrad && (b * 2).operands.isEmpty)
    a.requiringGrad(false)
    #expect(!(a * 2).requiresGrad)
    #expect(!a.isGreater(than: 1).requiresGrad && !a.isEqual(to: b).requiresGrad)
  }

  @Test("a given gradient goes in place of 1, also as a view, and for a parameter itself")
  func givenGradient() {
    let a = Tensor([[1, 2], [3, 4]]).requiringGrad()
    (a * 2).backward(Tensor([[1, 2], [3, 4]]).transposed())
    #expect(a.grad?.values == [2, 6, 4, 8])
    let b = Tensor(3).requiringGrad()
    b.backward()
    b.backward(Tensor(4))
    #expect(b.grad?.item == 5)
    let one = Tensor([[2]]).requiringGrad()
    (one * one).backward()
    #expect(one.grad?.shape == [1, 1] && one.grad?.item == 4)
  }

  @Test("an operation of one's own is recorded and goes back by its rule")
  func ownOperation() {
    struct Cube: TensorOperation {
      let name = "cube"
      func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
        [gradient * operands[0] * operands[0] * 3]
      }
    }
    func cube(_ x: Tensor) -> Tensor {
      Tensor(recording: withoutGradients { x * x * x }, of: Cube(), operands: [x])
    }
    #expect(gradientError([Tensor([0.3, -1.2])]) { cube($0[0]).transposed(0, 0) } < 2e-3)
    #expect(cube(Tensor(2)).operation == nil)
  }

  @Test("changes in place between two steps are followed")
  func stepsInPlace() {
    let w = Tensor([4, -2]).requiringGrad()
    for _ in 0..<3 {
      w.zeroGrad()
      (w * w).sum().backward()
      w.add(w.grad!, scale: -0.25)
    }
    #expect(w.values == [0.5, -0.25])
    w.scale(by: 2)
    w.assign(w + 1)
    w[value: -1] = 9
    #expect(w.values == [2, 9])
    let detached = w.detach()
    detached.scale(by: 0)
    #expect(w.values == [0, 0])
  }

  @Test("masks keep their numbers but not their history")
  func masks() {
    let x = Tensor([1, -2]).requiringGrad()
    let gate = x * 2
    let result = Tensor.where(gate, x, x * x)
    #expect(result.operands.count == 2)
    result.backward(Tensor([1, 1]))
    #expect(x.grad?.values == [1, 1])
  }
}
