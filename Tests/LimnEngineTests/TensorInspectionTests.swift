import LimnEngine
import Testing

@Suite("Looking into tensors")
struct TensorInspectionTests {
  @Test("every operation has a name")
  func names() {
    let a = Tensor([[1, 2], [3, 4]]).requiringGrad()
    let b = Tensor([1, 2]).requiringGrad()
    var generator = Generator(seed: 1)
    let results: [(Tensor, String)] = [
      (a + b, "+"), (a - b, "-"), (a * b, "*"), (a / b, "/"), (a + 2, "+ 2"), (2 + a, "+ 2"),
      (a - 0.5, "- 0.5"),
      (3 - a, "3 -"), (a * 2, "* 2"), (a / 2, "/ 2"), (1 / a, "1 /"), (-a, "-"), (a • a, "@"),
      (a.linear(a, b), "linear"), (a.sum(), "sum"), (a.mean(axis: 0), "mean"), (a.max(axis: 0), "max"),
      (a.exp(), "exp"), (a.log(), "log"), (a.tanh(), "tanh"), (a.sigmoid(), "sigmoid"), (a.relu(), "relu"),
      (a.leakyReLU(), "leakyReLU"), (a.gelu(), "gelu"), (a.gelu(.tanh), "gelu"), (a.sqrt(), "sqrt"),
      (a.pow(2), "** 2"), (a.pow(0.5), "** 0.5"), (a.clamped(to: 0...1), "clamp"), (a.softmax(), "softmax"),
      (a.logSoftmax(), "logSoftmax"), (a.crossEntropy(IndexTensor([0, 1])), "crossEntropy"),
      (a[IndexTensor([0, 1])], "embedding"), (Tensor.concatenate([a, a]), "concatenate"),
      (Tensor.stack([a, a]), "concatenate"), (a.split([1, 1])[0], "slice"), (Tensor.where(a, a, b), "where"),
      (a.maskedFill(b, 0), "maskedFill"), (a.dropout(0.5, using: &generator), "dropout"),
      (a.layerNorm(b, b), "layerNorm"), (a.batchNorm(b, b).result, "batchNorm"), (a.reshaped([4]), "reshape"),
      (a.transposed(), "transpose"), (a[0..<1], "slice"), (a.broadcast(to: [2, 2, 2]), "broadcast"),
    ]
    for (result, name) in results {
      #expect(result.operation?.name == name)
      #expect(result.requiresGrad && !result.operands.isEmpty)
    }
  }

  @Test("results know their operands, in order, and the history lists each before what came of it")
  func history() {
    let a = Tensor(2).requiringGrad().labeled("a")
    let b = Tensor(3).labeled("b")
    let product = (a * b).labeled("product")
    let sum = product + a
    #expect(sum.operands[0] === product && sum.operands[1] === a)
    #expect(product.operands.map(\.label) == ["a", "b"])
    let history = sum.history
    #expect(history.count == 4 && history.last === sum)
    #expect(history.map(\.label) == ["a", "b", "product", ""])
    #expect(a.history.count == 1 && a.operation == nil && a.operands.isEmpty)
    #expect(a.detach().label == "a" && a.copy().label.isEmpty)
  }

  @Test("results carry the path of the layers that made them")
  func scopes() {
    let a = Tensor([1, 2]).requiringGrad()
    var inner: Tensor?
    let outer = withScope("layers") {
      let first = withScope("0") { a * 2 }
      inner = first
      return withScope("1") { first.exp() } + 1
    }
    #expect(inner?.scope == "layers.0" && outer.scope == "layers")
    #expect(outer.operands[0].scope == "layers.1")
    #expect(a.scope.isEmpty && (a * 2).scope.isEmpty)
  }

  @Test("activations are noted by path in the order in which layers finish, and only while asked for")
  func capture() {
    func model(_ x: Tensor) -> Tensor {
      withScope("model") { withScope("b") { withScope("a") { x * 2 } + 1 } }
    }
    let capture = ActivationCapture()
    _ = model(Tensor(0))
    let result = capture.record { model(Tensor(5)) }
    #expect(result.item == 11)
    #expect(capture.paths == ["model.b.a", "model.b", "model"])
    #expect(capture.all("model.b.a").map(\.item) == [10] && capture.all("a").isEmpty)
    #expect(capture["model.b.a"]?.item == 10 && capture["model"] === result && capture["a"] == nil)
    let other = ActivationCapture()
    capture.record {
      other.record { _ = model(Tensor(1)) }
      _ = model(Tensor(7))
    }
    _ = model(Tensor(0))
    #expect(other["model.b.a"]?.item == 2 && capture["model.b.a"]?.item == 14)
    #expect(capture.paths.count == 3)
    #expect(
      capture.all("model.b.a").map(\.item) == [10, 14] && capture.all("model").map(\.item) == [11, 15])
    struct Failure: Error {}
    #expect(throws: Failure.self) { try capture.record { throw Failure() } }
    _ = model(Tensor(0))
    #expect(capture["model"]?.item == 15)
  }

  @Test("numbers are read and set by position, from views too")
  func access() {
    let a = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(a[value: 1, 2] == 6 && a[value: -2, -1] == 3 && a.transposed()[value: 2, 0] == 3)
    a.transposed()[value: 0, 1] = 9
    #expect(a.values == [1, 2, 3, 9, 5, 6])
    #expect(a[1].values == [9, 5, 6] && a[-1][0].item == 9 && a[0..<1].shape == [1, 3])
    #expect(a.transposed().values == [1, 9, 2, 5, 3, 6])
    #expect(a.transposed().withUnsafeValues { Array($0) } == [1, 9, 2, 5, 3, 6])
    #expect(a.argmax().values == [2, 0] && a.argmax(axis: 0).values == [1, 1, 1])
    #expect(a.isEqual(to: Tensor([1, 5, 3])).values == [1, 0, 1, 0, 1, 0])
    #expect(Tensor.identity(2).values == [1, 0, 0, 1] && Tensor.lowerTriangle(2).values == [1, 0, 1, 1])
    let copy = a.copy()
    copy[value: 0, 0] = 7
    #expect(a[value: 0, 0] == 1)
  }

  @Test("index tensors: rows, shapes and positions")
  func indices() {
    var indices = IndexTensor([[1, 2, 3], [4, 5, 6]])
    #expect(indices.shape == [2, 3] && indices.count == 6 && indices[1, 0] == 4)
    indices[1, 0] = 8
    #expect(indices.rows([1, 0, 1]).values == [8, 5, 6, 1, 2, 3, 8, 5, 6])
    #expect(indices.rows([]).shape == [0, 3] && indices.reshaped([3, 2])[2, 1] == 6)
    #expect(IndexTensor([7, 8])[1] == 8 && IndexTensor(shape: [], values: [5]).shape == [])
    #expect(indices != indices.reshaped([6]))
  }
}
