import LimnEngine
import Testing

@Suite("Products of tensors against numerical derivatives")
struct TensorProductTests {
  private static let productsCases: [TensorCase] = [
    TensorCase("@", [2, 3], [3, 4]) { $0[0].matmul($0[1]) },
    TensorCase("•", [1, 3], [3, 1]) { $0[0] • $0[1] }, TensorCase("@", [3, 1], [1, 4]) { $0[0] • $0[1] },
    TensorCase("@ row", [1, 4], [4, 3]) { $0[0] • $0[1] },
    TensorCase("@ column", [4, 3], [3, 1]) { $0[0] • $0[1] },
    TensorCase("@ one", [1, 1], [1, 1]) { $0[0] • $0[1] },
    TensorCase("@ batch", [2, 3, 2], [2, 2, 4]) { $0[0] • $0[1] },
    TensorCase("@ batch of two axes", [2, 2, 3, 2], [2, 2, 2, 3]) { $0[0] • $0[1] },
    TensorCase("@ shared", [2, 3, 2], [2, 4]) { $0[0] • $0[1] },
    TensorCase("@ shared on the left", [3, 2], [2, 2, 4]) { $0[0] • $0[1] },
    TensorCase("@ stretched", [2, 1, 3, 2], [3, 2, 2]) { $0[0] • $0[1] },
    TensorCase("@ stretched both ways", [2, 1, 2, 3], [1, 3, 3, 2]) { $0[0] • $0[1] },
    TensorCase("aT @ b", [3, 2], [3, 4]) { $0[0].transposed() • $0[1] },
    TensorCase("a @ bT", [2, 3], [4, 3]) { $0[0] • $0[1].transposed() },
    TensorCase("aT @ bT", [3, 2], [4, 3]) { $0[0].transposed() • $0[1].transposed() },
    TensorCase("aT @ bT, batch", [2, 3, 2], [2, 4, 3]) { $0[0].transposed() • $0[1].transposed() },
    TensorCase("row transposed", [3, 1], [3, 2]) { $0[0].transposed() • $0[1] },
    TensorCase("column transposed", [2, 3], [1, 3]) { $0[0] • $0[1].transposed() },
    TensorCase("heads", [2, 3, 4], [2, 3, 4]) {
      let (q, k) = (
        $0[0].reshaped([2, 3, 2, 2]).transposed(1, 2), $0[1].reshaped([2, 3, 2, 2]).transposed(1, 2)
      )
      return (q • k.transposed()).transposed(1, 2)
    },
    TensorCase("axes in no usual order", [2, 3, 4], [2, 3]) { $0[0].transposed(0, 2) • $0[1] },
    TensorCase("axes in no usual order, batch", [2, 3, 4], [2, 4, 3]) {
      $0[0].transposed(0, 1).transposed(1, 2).transposed(0, 2) • $0[1].transposed()
    },
    TensorCase("batch against a view of a matrix", [2, 3, 2], [4, 2]) { $0[0] • $0[1].transposed() },
    TensorCase("view of a batch against a matrix", [3, 2, 2], [2, 4]) { $0[0].transposed(0, 1) • $0[1] },
    TensorCase("slices", [3, 5], [4, 4]) { $0[0].slice(axis: 1, 1..<3) • $0[1].slice(axis: 0, 1..<3) },
    TensorCase("a column of each", [3, 5], [4, 3]) {
      $0[0].slice(axis: 1, 4..<5) • $0[1].slice(axis: 0, 3..<4)
    },
    TensorCase("slice transposed", [3, 5], [3, 2]) { $0[0].slice(axis: 1, 1..<2).transposed() • $0[1] },
    TensorCase("repeated rows", [1, 3], [3, 2]) { $0[0].broadcast(to: [4, 3]) • $0[1] },
    TensorCase("repeated columns", [3, 1], [4, 2]) { $0[0].broadcast(to: [3, 4]) • $0[1] },
    TensorCase("repeated number", [1], [3, 2]) { $0[0].broadcast(to: [2, 3]) • $0[1] },
    TensorCase("against repeated rows", [2, 3], [4]) { $0[0] • $0[1].broadcast(to: [3, 4]) },
    TensorCase("sum of a product", [3, 2], [2, 4]) { ($0[0] • $0[1]).sum() },
    TensorCase("sum of rows of a product", [3, 2], [2, 4]) { ($0[0] • $0[1]).sum(axis: 0) },
    TensorCase("mean of a batch of products", [2, 3, 2], [2, 2, 4]) { ($0[0] • $0[1]).mean(axis: 2) },
    TensorCase("a @ a", [3, 3]) { $0[0] • $0[0] },
    TensorCase("a @ aT", [3, 2]) { $0[0] • $0[0].transposed() },
  ]

  @Test("matrix products", arguments: productsCases)
  func products(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let linearCases: [TensorCase] = [
    TensorCase("linear", [4, 3], [2, 3], [2]) { $0[0].linear($0[1], $0[2]) },
    TensorCase("linear without bias", [4, 3], [2, 3]) { $0[0].linear($0[1]) },
    TensorCase("linear of a batch", [2, 4, 3], [5, 3], [5]) { $0[0].linear($0[1], $0[2]) },
    TensorCase("linear of a batch without bias", [2, 4, 3], [5, 3]) { $0[0].linear($0[1]) },
    TensorCase("linear of a row", [3], [5, 3], [5]) { $0[0].linear($0[1], $0[2]) },
    TensorCase("linear of a view", [3, 4], [3, 2], [5, 2]) {
      $0[0].transposed().linear($0[1].transposed(), $0[2].slice(axis: 1, 1..<2).reshaped([5])[0..<2])
    },
    TensorCase("linear with a repeated weight", [4, 3], [3]) { $0[0].linear($0[1].broadcast(to: [2, 3])) },
    TensorCase("linear with one output", [4, 3], [1, 3], [1]) { $0[0].linear($0[1], $0[2]).sum() },
  ]

  @Test("linear layers", arguments: linearCases)
  func linear(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  @Test(
    "a row times a large matrix, stored either way, is the sum of its products", arguments: [1_030, 2_304])
  func row(_ outputs: Int) {
    var generator = Generator(seed: 5)
    let (x, weight) = (
      Tensor.randn([1, 770], using: &generator), Tensor.randn([outputs, 770], using: &generator)
    )
    let across = Tensor(shape: [770, outputs], values: weight.transposed().values).transposed()
    let (inputs, weights) = (x.values.map(Double.init), weight.values.map(Double.init))
    let expected = (0..<outputs).map { row in
      (0..<770).reduce(0) { $0 + inputs[$1] * weights[row * 770 + $1] }
    }
    for result in [x.linear(weight), x.linear(across), x • across.transposed()] {
      #expect(result.count == outputs)
      #expect(zip(result.values, expected).allSatisfy { abs(Double($0) - $1) < 1e-3 })
    }
  }

  @Test("no depth gives zeros, no rows nothing, and gradients of the operands' shapes")
  func empty() {
    for shape in [[2, 0], [2, 3, 0]] {
      // Room that was used before: zeros have to be written.
      for _ in 0..<8 { _ = Tensor(filled: 7, shape: Array(shape.dropLast()) + [4]) }
      let (a, b) = (Tensor.ones(shape).requiringGrad(), Tensor.ones([0, 4]).requiringGrad())
      let result = a • b
      #expect(result.values.allSatisfy { $0 == 0 } && result.shape == shape.dropLast() + [4])
      result.sum().backward()
      #expect(a.grad?.shape == shape && b.grad?.shape == [0, 4])
      let weight = Tensor.ones([4, 0]).requiringGrad()
      let layer = a.linear(weight, Tensor([1, 2, 3, 4]))
      #expect(Array(layer.values.prefix(4)) == [1, 2, 3, 4] && layer.shape == shape.dropLast() + [4])
      layer.sum().backward()
      #expect(weight.grad?.shape == [4, 0])
    }
    #expect((Tensor.ones([0, 3]) • Tensor.ones([3, 2])).shape == [0, 2])
    #expect((Tensor.ones([0, 2, 3]) • Tensor.ones([0, 3, 2])).shape == [0, 2, 2])
    let table = Tensor.ones([3, 2]).requiringGrad()
    let none = table[IndexTensor(shape: [0, 4], values: [])]
    #expect(none.shape == [0, 4, 2])
    none.sum().backward()
    #expect(table.grad?.values == [0, 0, 0, 0, 0, 0])
  }

  @Test("one-hot rows times a matrix are the matrix's rows, until they are changed")
  func oneHot() {
    let indices = IndexTensor([[2, 0, 2], [1, 2, 2]])
    let w = Tensor((0..<4).map { [Float($0), Float($0) * 10 - 3] }).requiringGrad()
    let hot = Tensor.oneHot(indices, classes: 4)
    #expect(hot.shape == [2, 3, 4])
    (hot • w).backward(Tensor.ones([2, 3, 2]))
    #expect((hot • w).values == (hot.copy() • w).values)
    #expect(w.grad?.values == [1, 1, 1, 1, 4, 4, 0, 0])
    hot[value: 0, 0, 2] = 5
    #expect((hot • w).values == (hot.copy() • w).values)
    #expect((hot • w)[value: 0, 0, 0] == 10)
    let both = Tensor.oneHot(IndexTensor([1, 0]), classes: 2).requiringGrad()
    (both • Tensor([[1, 2], [3, 4]])).backward(Tensor([[1, 0], [0, 1]]))
    #expect(both.grad?.values == [1, 3, 2, 4])
  }
}
