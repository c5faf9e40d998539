import LimnEngine
import Testing

@Suite("Tensors against numerical derivatives")
struct TensorGradientTests {
  private static let arithmeticCases: [TensorCase] = {
    let pairs: [[[Int]]] = [
      [[2, 3], [2, 3]], [[3, 1], [1, 4]], [[1, 4], [3, 1]], [[5], [2, 3, 5]], [[2, 3, 5], [5]],
      [[], [2, 3]],
      [[2, 3], []], [[], []], [[1], [4]], [[2, 1, 3], [4, 1]], [[1, 1], [3]], [[2, 3, 1], [1, 3, 4]],
      [[3, 1, 2], [1, 4, 1]],
    ]
    return pairs.flatMap { shapes in
      [
        TensorCase("+", shapes[0], shapes[1]) { $0[0] + $0[1] },
        TensorCase("-", shapes[0], shapes[1]) { $0[0] - $0[1] },
        TensorCase("*", shapes[0], shapes[1]) { $0[0] * $0[1] },
        TensorCase("/", shapes[0], shapes[1], domain: .positive) { $0[0] / $0[1] },
      ]
    }
  }()

  @Test("arithmetic with shapes stretched to each other", arguments: arithmeticCases)
  func arithmetic(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let numbersCases: [TensorCase] = [
    TensorCase("a + 2", [2, 3]) { $0[0] + 2 }, TensorCase("2 + a", [2, 3]) { 2 + $0[0] },
    TensorCase("a - 2", [2, 3]) { $0[0] - 2 }, TensorCase("2 - a", [2, 3]) { 2 - $0[0] },
    TensorCase("a * -3", [2, 3]) { $0[0] * -3 }, TensorCase("-3 * a", []) { -3 * $0[0] },
    TensorCase("a / 4", [2, 3]) { $0[0] / 4 }, TensorCase("4 / a", [2, 3], domain: .positive) { 4 / $0[0] },
    TensorCase("-a", [5]) { -$0[0] }, TensorCase("2 - aT", [2, 3]) { 2 - $0[0].transposed() },
    TensorCase("2 / aT", [2, 3], domain: .positive) { 2 / $0[0].transposed() },
    TensorCase("-aT * a", [3, 3]) { -$0[0].transposed() * $0[0] },
    TensorCase("aT + b", [3, 2], [2, 1]) { $0[0].transposed() + $0[1] },
  ]

  @Test("arithmetic with plain numbers, and with views", arguments: numbersCases)
  func numbers(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let functionsCases: [TensorCase] = [
    TensorCase("exp", [3, 2]) { $0[0].exp() }, TensorCase("log", [3, 2], domain: .positive) { $0[0].log() },
    TensorCase("tanh", [3, 2]) { $0[0].tanh() }, TensorCase("sigmoid", [3, 2]) { $0[0].sigmoid() },
    TensorCase("relu", [3, 4], domain: .apart) { $0[0].relu() },
    TensorCase("leakyReLU", [3, 4], domain: .apart) { $0[0].leakyReLU(slope: 0.3) },
    TensorCase("gelu", [3, 5]) { $0[0].gelu() }, TensorCase("gelu tanh", [3, 5]) { $0[0].gelu(.tanh) },
    TensorCase("sqrt", [7], domain: .positive) { $0[0].sqrt() },
    TensorCase("pow 2", [7]) { $0[0].pow(2) }, TensorCase("pow 3", [7]) { $0[0].pow(3) },
    TensorCase("pow 1", [7]) { $0[0].pow(1) }, TensorCase("pow 0", [7]) { $0[0].pow(0) },
    TensorCase("pow -1", [7], domain: .positive) { $0[0].pow(-1) },
    TensorCase("pow -0.5", [7], domain: .positive) { $0[0].pow(-0.5) },
    TensorCase("pow 2.5", [7], domain: .positive) { $0[0].pow(2.5) },
    TensorCase("clamped", [9], domain: .apart) { $0[0].clamped(to: -0.4...0.4) },
    TensorCase("tanh of a view", [2, 3, 2]) { $0[0].transposed(0, 2).tanh() },
    TensorCase("leakyReLU of a view", [4, 3], domain: .apart) { $0[0].transposed().leakyReLU() },
    TensorCase("clamped of a view", [4, 3], domain: .apart) { $0[0].transposed().clamped(to: -0.4...0.6) },
    TensorCase("log of one", [], domain: .positive) { $0[0].log() },
  ]

  @Test("functions of each number", arguments: functionsCases)
  func functions(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let reductionsCases: [TensorCase] = {
    let axes: [[Int]?] = [nil, [0], [1], [2], [-1], [0, 1], [1, 2], [0, 2], [2, 0, 1], []]
    return axes.flatMap { axes in
      [false, true].flatMap { keeping in
        let name = "over \(axes.map(\.description) ?? "all") \(keeping ? "kept" : "")"
        var cases = [
          TensorCase("sum \(name)", [2, 3, 4]) { $0[0].sum(axes: axes, keepingAxes: keeping) },
          TensorCase("mean \(name)", [2, 3, 4]) { $0[0].mean(axes: axes, keepingAxes: keeping) },
          TensorCase("max \(name)", [2, 3, 4], domain: .apart) {
            $0[0].max(axes: axes, keepingAxes: keeping) * 1
          },
          TensorCase("biased variance \(name)", [2, 3, 4]) {
            $0[0].variance(axes: axes, keepingAxes: keeping, correction: 0)
          },
        ]
        if axes != [] {
          cases.append(
            TensorCase("variance \(name)", [2, 3, 4]) {
              $0[0].variance(axes: axes, keepingAxes: keeping)
            })
        }
        return cases
      }
    }
  }()

  @Test("reductions over all axes and some, with and without keeping them", arguments: reductionsCases)
  func reductions(_ test: TensorCase) { #expect(test.largestError < 2e-3) }

  private static let singleCases: [TensorCase] = [
    TensorCase("sum of one number", []) { $0[0].sum() * 2 },
    TensorCase("mean of one number", []) { $0[0].mean() * 2 },
    TensorCase("max of one number", []) { $0[0].max() * 2 },
    TensorCase("sum along an axis of a view", [2, 3]) { $0[0].transposed().sum(axis: 0) },
    TensorCase("max along an axis of a view", [2, 3], domain: .apart) { $0[0].transposed().max(axis: 0) },
    TensorCase("mean kept, subtracted", [4, 3]) { $0[0] - $0[0].mean(axis: 1, keepingAxis: true) },
    TensorCase("max kept, divided by", [4, 3], domain: .positive) {
      $0[0].exp() / $0[0].sum(axis: -1, keepingAxis: true)
    },
    TensorCase("variance along an axis", [4, 3]) { $0[0].variance(axis: 0, keepingAxis: true) },
  ]

  @Test("reductions of single numbers, of views and within expressions", arguments: singleCases)
  func single(_ test: TensorCase) { #expect(test.largestError < 2e-3) }
}
