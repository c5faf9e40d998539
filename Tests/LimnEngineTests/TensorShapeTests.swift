import LimnEngine
import Testing

@Suite("Views, parts and choices of tensors against numerical derivatives")
struct TensorShapeTests {
  private static let viewsCases: [TensorCase] = [
    TensorCase("reshape", [2, 6]) { $0[0].reshaped([3, 4]) },
    TensorCase("reshape with -1", [2, 6]) { $0[0].reshaped([-1, 3, 2]) },
    TensorCase("reshape of a view", [2, 6]) { $0[0].transposed().reshaped([4, 3]) },
    TensorCase("reshape to one number", [1, 1]) { $0[0].reshaped([]) },
    TensorCase("transpose", [2, 3, 4]) { $0[0].transposed(0, 2) * 2 },
    TensorCase("transpose with itself", [2, 3]) { $0[0].transposed(1, 1) },
    TensorCase("transposed twice", [2, 3]) { $0[0].transposed().transposed() },
    TensorCase("slice of axis 0", [4, 3, 2]) { $0[0].slice(axis: 0, 1..<3) },
    TensorCase("slice of axis 1", [4, 3, 2]) { $0[0].slice(axis: 1, 1..<3) },
    TensorCase("slice of axis 2", [4, 3, 2]) { $0[0].slice(axis: -1, 1..<2) },
    TensorCase("slice of a slice", [4, 5]) {
      $0[0].slice(axis: 1, 1..<5)[1..<4].slice(axis: 1, 0..<2).tanh()
    },
    TensorCase("slice of a view", [4, 5]) { $0[0].transposed()[1..<4] },
    TensorCase("slices that overlap", [5]) { $0[0][0..<4] * $0[0][1..<5] },
    TensorCase("index", [3, 2]) { $0[0][1] * $0[0][-1] },
    TensorCase("index of a view", [3, 2]) { $0[0].transposed()[1] },
    TensorCase("index to one number", [4]) { $0[0][2] * $0[0][0] },
    TensorCase("broadcast", [3, 1]) { $0[0].broadcast(to: [2, 3, 4]) },
    TensorCase("broadcast of one number", []) { $0[0].broadcast(to: [2, 3]) },
    TensorCase("broadcast to its own shape", [2, 3]) { $0[0].broadcast(to: [2, 3]) },
    TensorCase("broadcast of a view", [3, 1]) { $0[0].transposed().broadcast(to: [2, 3]).exp() },
  ]

  @Test("views", arguments: viewsCases)
  func views(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let joiningCases: [TensorCase] =
    (0..<3).flatMap { axis in
      let shape = [2, 3, 2]
      let longer = shape.indices.map { $0 == axis ? 4 : shape[$0] }
      return [
        TensorCase("concatenate on \(axis)", shape, longer) { Tensor.concatenate($0, axis: axis) },
        TensorCase("concatenate views on \(axis)", shape, shape) {
          Tensor.concatenate([$0[0].transposed(0, 2), $0[1].transposed(0, 2), $0[0]], axis: axis - 3)
        },
        TensorCase("stack on \(axis)", [2, 3], [2, 3]) { Tensor.stack([$0[0], $0[1], $0[0]], axis: axis) },
        TensorCase("split on \(axis)", longer) {
          let parts = $0[0].split([1, 0, 3], axis: axis)
          return parts[2].exp() * parts[0]
        },
      ]
    } + [TensorCase("stack of numbers", [], []) { Tensor.stack($0) }]

  @Test("joining and splitting", arguments: joiningCases)
  func joining(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let choicesCases: [TensorCase] = [
    TensorCase("where", [2, 3], [2, 3]) { Tensor.where(mask(), $0[0], $0[1]) },
    TensorCase("where, stretched", [3], [2, 1]) { Tensor.where(mask(), $0[0], $0[1]) },
    TensorCase("where, all stretched", [4, 1, 3], []) { Tensor.where(mask(), $0[0], $0[1]) },
    TensorCase("where of views", [3, 2], [3, 2]) {
      Tensor.where(mask(), $0[0].transposed(), $0[1].transposed()).sum(axis: 0)
    },
    TensorCase("maskedFill", [2, 3]) { $0[0].maskedFill(mask(), 7) * $0[0] },
    TensorCase("maskedFill, stretched", [4, 2, 3]) { $0[0].maskedFill(mask(), -1).sum() },
    TensorCase("maskedFill of a view", [3, 2]) { $0[0].transposed().maskedFill(mask(), 0) },
    TensorCase("embedding", [4, 2]) { $0[0][IndexTensor([[1, 0, 1], [1, 3, 1]])] },
    TensorCase("embedding of a view", [2, 4]) {
      $0[0].transposed().embedding(IndexTensor([3, 3, 0])).sum(axis: 0)
    },
    TensorCase("one-hot product", [4, 2]) {
      Tensor.oneHot(IndexTensor([[1, 0, 1], [1, 3, 1]]), classes: 4) • $0[0]
    },
    TensorCase("dropout", [4, 5]) {
      var generator = Generator(seed: 3)
      return $0[0].dropout(0.4, using: &generator)
    },
    TensorCase("dropout of a view", [4, 5]) {
      var generator = Generator(seed: 3)
      return $0[0].transposed().dropout(0.4, using: &generator).sum()
    },
  ]

  @Test("choices", arguments: choicesCases)
  func choices(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let rowsCases: [TensorCase] =
    (0..<3).flatMap { axis in
      [
        TensorCase("softmax over \(axis)", [2, 3, 4]) { $0[0].softmax(axis: axis) },
        TensorCase("logSoftmax over \(axis)", [2, 3, 4]) { $0[0].logSoftmax(axis: axis - 3) },
      ]
    } + [
      TensorCase("softmax of a view", [2, 3]) { $0[0].transposed().softmax() * 2 },
      TensorCase("sum of a logSoftmax", [2, 3]) { $0[0].logSoftmax()[0].sum() },
      TensorCase("crossEntropy", [5, 4]) { $0[0].crossEntropy(IndexTensor([1, 0, 3, 3, 2])) * 3 },
      TensorCase("crossEntropy with ignored", [2, 3, 4]) {
        $0[0].crossEntropy(IndexTensor([[1, -1, 3], [-1, -1, 0]]))
      },
      TensorCase("crossEntropy of a view", [4, 5]) {
        $0[0].transposed().crossEntropy(IndexTensor([1, 0, 3, 9, 2]), ignoring: 9)
      },
      TensorCase("layerNorm", [3, 6], [6], [6]) { $0[0].layerNorm($0[1], $0[2]) },
      TensorCase("layerNorm of a batch", [2, 2, 5], [5], [5]) { $0[0].layerNorm($0[1], $0[2], epsilon: 0.1) },
      TensorCase("layerNorm of a view", [5, 3], [5], [5]) {
        $0[0].transposed().layerNorm($0[1], $0[2]).transposed()
      },
      TensorCase("batchNorm", [6, 3], [3], [3]) { $0[0].batchNorm($0[1], $0[2]).result },
      TensorCase("batchNorm of a batch", [2, 4, 3], [3], [3]) { $0[0].batchNorm($0[1], $0[2]).result.tanh() },
      TensorCase("batchNorm of a view", [3, 5], [3], [3]) {
        $0[0].transposed().batchNorm($0[1], $0[2]).result.transposed()
      },
      TensorCase("batchNorm with given moments", [5, 2], [2], [2]) {
        $0[0].batchNorm($0[1], $0[2], moments: (mean: Tensor([0.5, -1]), variance: Tensor([2, 0.3]))).result
      },
    ]

  @Test("softmax, cross-entropy and normalisation", arguments: rowsCases)
  func rows(_ test: TensorCase) { #expect(test.largestError < 2e-3) }
}

private func mask() -> Tensor { Tensor([[1, 0, 1], [0, 0, 1]]) }
