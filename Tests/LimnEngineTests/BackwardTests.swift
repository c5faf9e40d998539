import LimnEngine
import Testing

@Suite("Going backward")
struct BackwardTests {
  private struct Chain {
    let a = Value(2)
    let b = Value(-3)
    let c = Value(5)
    let e = Value(10)
    let d: Value
    let f: Value
    let l: Value

    init() {
      d = a + b
      f = c * d
      l = f + e
    }
  }

  @Test("a second pass after zeroGrad gives the same gradients")
  func afterZero() {
    let chain = Chain()
    chain.l.backward()
    let first = chain.l.history.map(\.grad)
    chain.l.zeroGrad()
    #expect(chain.l.history.allSatisfy { $0.grad == 0 })
    chain.l.backward()
    #expect(chain.l.history.map(\.grad) == first)
  }

  @Test("without zeroGrad leaves accumulate, and the values in between do not count twice")
  func accumulation() {
    let chain = Chain()
    chain.l.backward()
    chain.l.backward()
    #expect(chain.c.grad == -2)
    #expect(chain.a.grad == 10)  // micrograd has 15 here
    #expect(chain.d.grad == 5)
    #expect(chain.l.grad == 1)
  }

  @Test("zeroGrad leaves values alone that are not part of the graph")
  func zeroOnlyTheGraph() {
    var generator = Generator(seed: 1)
    let neuron = Neuron(inputs: 2, using: &generator)
    for parameter in neuron.parameters { parameter.grad = 7 }
    let part = neuron.weights[0] * 2
    part.zeroGrad()
    #expect(neuron.parameters.map(\.grad) == [0, 7, 7])
  }

  @Test("by hand, node by node, gives what backward gives")
  func byHand() {
    let chain = Chain()
    chain.l.grad = 1
    for value in [chain.l, chain.f, chain.d, chain.e, chain.c, chain.b, chain.a] { value.propagate() }
    // The seed lesson's numbers.
    #expect([chain.a, chain.b, chain.c, chain.d, chain.e, chain.f].map(\.grad) == [5, 5, -1, 5, 1, 1])
  }

  @Test("from a value in the middle only its own history is reached")
  func fromTheMiddle() {
    let chain = Chain()
    chain.f.backward()
    #expect([chain.a.grad, chain.c.grad, chain.e.grad, chain.l.grad] == [5, -1, 0, 0])
  }

  @Test("graphs that share a part do not disturb each other's gradients")
  func sharedParts() {
    let x = Value(2)
    let shared = x * x
    let first = shared + 1
    let second = shared * 3
    first.backward()
    #expect(x.grad == 4)
    x.grad = 0
    second.backward()
    #expect(x.grad == 12)
    #expect(shared.grad == 3)
  }

  @Test("nothing is recorded without gradients, also within a nested call and after an error")
  func withoutRecording() {
    struct Stop: Error {}
    let x = Value(3)
    let y = withoutGradients { withoutGradients { x * x } + x }
    #expect(y.data == 12)
    #expect(y.operation == nil)
    #expect(throws: Stop.self) { try withoutGradients { throw Stop() } }
    #expect((x * x).operation == .multiply)
  }

  @Test("without gradients a model gives the same numbers")
  func modelWithoutRecording() {
    var generator = Generator(seed: 5)
    let model = MLP(inputs: 3, layers: [4, 2], activation: .tanh, using: &generator)
    let inputs: [Value] = [0.5, -1, 2]
    let recorded = model(inputs)
    let plain = withoutGradients { model(inputs) }
    #expect(plain.map(\.data) == recorded.map(\.data))
    #expect(plain.allSatisfy { $0.operation == nil })
    #expect(model.evaluate([0.5, -1, 2]) == recorded.map(\.data))
  }
}
