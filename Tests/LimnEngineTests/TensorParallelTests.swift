import LimnEngine
import Testing

/// Work that is long enough to be spread over the cores gives what short pieces of it give.
@Suite("Large tensors")
struct TensorParallelTests {
  private func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    // As good as random and faster than a million calls in a debug build.
    let tile = Tensor(generator.uniform(-1.5, 1.5, 4_099))
    let count = shape.reduce(1, *)
    return Tensor.concatenate([Tensor](repeating: tile, count: count / 4_099 + 1))[0..<count].reshaped(shape)
  }

  private func expectSame(
    _ a: Tensor, _ b: Tensor, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let same = a.withUnsafeValues { a in
      b.withUnsafeValues { b in a.count == b.count && a.elementsEqual(b) }
    }
    #expect(a.shape == b.shape && same, "\(name)", sourceLocation: sourceLocation)
  }

  @Test("maps and arithmetic of 2,000,000 numbers")
  func maps() {
    let x = random([2_000, 1_000])
    let row = random([1_000], seed: 2)
    let column = random([2_000, 1], seed: 3)
    let functions: [(String, (Tensor, Tensor, Tensor) -> Tensor)] = [
      ("exp", { x, _, _ in x.exp() }), ("tanh", { x, _, _ in x.tanh() }), ("gelu", { x, _, _ in x.gelu() }),
      ("pow 3", { x, _, _ in x.pow(3) }), ("x + x", { x, _, _ in x + x }), ("x * 3", { x, _, _ in x * 3 }),
      ("x + row", { x, row, _ in x + row }), ("column / x", { x, _, column in column / x }),
      ("row - x", { x, row, _ in row - x }), ("number - x", { x, row, _ in row[0] - x }),
      ("softmax", { x, _, _ in x.softmax() }), ("logSoftmax", { x, _, _ in x.logSoftmax() }),
      ("layerNorm", { x, row, _ in x.layerNorm(row, row) }),
      ("sum of rows", { x, _, _ in x.sum(axis: 1) }), ("max of rows", { x, _, _ in x.max(axis: 1) }),
      ("where", { x, row, column in Tensor.where(x.isGreater(than: 0), row, column) }),
    ]
    expectEqual(x.logSoftmax().values, x.softmax().log().values, to: 1e-5, "softmax")
    for (name, function) in functions {
      let whole = function(x, row, column)
      for range in [0..<10, 497..<503, 1_990..<2_000] {
        expectSame(whole[range], function(x[range], row, column[range]), name)
      }
    }
  }

  @Test("copies of views of many numbers")
  func views() {
    let x = random([120, 80, 60])
    let view = x.transposed(0, 2).copy()
    #expect(view.shape == [60, 80, 120])
    for place in [(0, 0, 0), (59, 79, 119), (17, 3, 101), (30, 40, 59)] {
      #expect(view[value: place.0, place.1, place.2] == x[value: place.2, place.1, place.0])
    }
    expectSame(view.transposed(0, 2).copy(), x, "there and back")
    expectSame(x.slice(axis: 1, 10..<70).copy().slice(axis: 1, 5..<6), x.slice(axis: 1, 15..<16), "slice")
    expectSame((x.transposed(0, 1) + x.transposed(0, 1)).transposed(0, 1), x + x, "arithmetic on views")
  }

  @Test("matrix products that are split by rows, by slices of the depth, and by batch")
  func products() {
    let (a, b) = (random([700, 300]), random([300, 200], seed: 2))
    // Room that was used before: nothing of it may come through.
    for _ in 0..<4 { _ = Tensor(filled: .nan, shape: [700, 200]) }
    let whole = a • b
    for range in [0..<8, 345..<353, 690..<700] {
      expectEqual(whole[range].values, (a[range] • b).values, to: 3e-5, "rows \(range)")
    }
    expectEqual(
      (b.transposed() • a.transposed())[3].values, whole.transposed()[3].values, to: 3e-5, "transposed")

    let (deep, wide) = (random([5, 40_000]), random([40_000, 3], seed: 4))
    let product = (deep • wide).values
    let across = (random([40_000, 5]).transposed() • wide).values
    let (left, right) = (deep.values, wide.values)
    for row in 0..<5 {
      for column in 0..<3 {
        var exact = 0.0
        var exactAcross = 0.0
        for k in 0..<40_000 {
          exact += Double(left[row * 40_000 + k]) * Double(right[k * 3 + column])
          exactAcross += Double(left[k * 5 + row]) * Double(right[k * 3 + column])
        }
        #expect(abs(Double(product[row * 3 + column]) - exact) < 1e-2)
        #expect(abs(Double(across[row * 3 + column]) - exactAcross) < 1e-2)
      }
    }
    let weight = random([3, 40_000], seed: 5)
    expectEqual(
      deep.linear(weight, Tensor([1, 2, 3])).values, (deep • weight.transposed() + Tensor([1, 2, 3])).values,
      to: 1e-5, "linear with a great depth")

    let (batch, others) = (random([24, 50, 40]), random([24, 40, 60], seed: 6))
    let products = batch • others
    for index in [0, 11, 23] {
      expectEqual(products[index].values, (batch[index] • others[index]).values, to: 1e-6, "batch \(index)")
    }
  }

  @Test("gradients of many numbers")
  func gradients() {
    let table = random([27, 10]).requiringGrad()
    let indices = IndexTensor((0..<40_000).map { $0 * 7 % 27 })
    table[indices].sum().backward()
    let uses = (0..<27).map { row in Float(indices.values.filter { $0 == Int32(row) }.count) }
    #expect(table.grad?.transposed()[9].values == uses)

    let logits = random([6_000, 27]).requiringGrad()
    let targets = IndexTensor((0..<6_000).map { $0 * 11 % 28 - 1 })
    let loss = logits.crossEntropy(targets)
    loss.backward()
    #expect(abs(withoutGradients { logits.crossEntropy(targets).item } - loss.item) < 1e-6)
    var total: Float = 0
    var counted: Float = 0
    for start in stride(from: 0, to: 6_000, by: 500) {
      let part = IndexTensor(targets.values[start..<start + 500].map { Int($0) })
      let count = Float(part.values.filter { $0 >= 0 }.count)
      total += logits.detach()[start..<start + 500].crossEntropy(part).item * count
      counted += count
    }
    #expect(abs(total / counted - loss.item) < 1e-5)
    let shares = logits.detach().softmax()
    let hot = targets.values.map { Int($0) }
    for row in [1, 3_000, 5_999] where hot[row] >= 0 {
      var expected = shares[row].values
      expected[hot[row]] -= 1
      expectEqual(logits.grad![row].values, expected.map { $0 / counted }, to: 1e-9, "row \(row)")
    }
    #expect(logits.grad![0].values.allSatisfy { $0 == 0 })

    let bias = random([300]).requiringGrad()
    (random([900, 300]) * bias).sum().backward()
    expectEqual(bias.grad?.values ?? [], random([900, 300]).sum(axis: 0).values, to: 1e-5, "columns")
  }
}
