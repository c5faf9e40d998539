import Foundation
import LimnEngine
import Testing

/// A fixture's tensor; what is no finite number stands there as text.
private struct Numbers: Decodable {
  struct Number: Decodable {
    let value: Float

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = Float(number)
      } else {
        value = try #require(Float(container.decode(String.self)))
      }
    }
  }

  let shape: [Int]
  let values: [Number]

  var numbers: [Float] { values.map(\.value) }
  var tensor: Tensor { Tensor(shape: shape, values: numbers) }
}

@Suite("PyTorch's values and gradients of tensors")
struct TensorReferenceTests {
  private struct Case: Decodable {
    let expression: String
    let inputs: [Numbers]
    let result: Numbers
    let weights: Numbers
    let gradients: [Numbers?]
  }

  /// The expressions of Fixtures/make_tensors.py, in its order, for inputs a, b and c.
  private static let expressions: [(String, @Sendable (Tensor, Tensor, Tensor) -> Tensor)] = [
    ("a + b * a", { a, b, _ in a + b * a }),
    ("a / b - b", { a, b, _ in a / b - b }),
    ("(2 - a) / 3 + 5 / a", { a, _, _ in (2 - a) / 3 + 5 / a }),
    ("a / b", { a, b, _ in a / b }),
    ("a @ b", { a, b, _ in a • b }),
    ("a @ b", { a, b, _ in a • b }),
    ("a.mT @ b", { a, b, _ in a.transposed() • b }),
    ("(a @ b.T).sum(0)", { a, b, _ in (a • b.transposed()).sum(axis: 0) }),
    ("F.linear(a, b, c)", { a, b, c in a.linear(b, c) }),
    ("a.sum((0, 2))", { a, _, _ in a.sum(axes: [0, 2]) }),
    ("a.mean(1, keepdim=True)", { a, _, _ in a.mean(axis: 1, keepingAxis: true) }),
    ("a.var((1, 2))", { a, _, _ in a.variance(axes: [1, 2]) }),
    (
      "a.var(0, correction=0, keepdim=True)",
      { a, _, _ in a.variance(axis: 0, keepingAxis: true, correction: 0) }
    ),
    ("torch.max(a, 1).values", { a, _, _ in a.max(axis: 1) }),
    ("torch.max(a, 1).values", { a, _, _ in a.max(axis: 1) }),
    ("a.exp()", { a, _, _ in a.exp() }),
    ("a.log()", { a, _, _ in a.log() }),
    ("a.tanh()", { a, _, _ in a.tanh() }),
    ("a.sigmoid()", { a, _, _ in a.sigmoid() }),
    ("a.relu()", { a, _, _ in a.relu() }),
    ("F.leaky_relu(a, 0.2)", { a, _, _ in a.leakyReLU(slope: 0.2) }),
    ("F.gelu(a)", { a, _, _ in a.gelu() }),
    ("F.gelu(a, approximate='tanh')", { a, _, _ in a.gelu(.tanh) }),
    ("a.sqrt()", { a, _, _ in a.sqrt() }),
    ("a ** 2 + a ** 3 - a ** -1", { a, _, _ in a.pow(2) + a.pow(3) - a.pow(-1) }),
    ("a ** 2.5 + a ** 0 + a ** 1", { a, _, _ in a.pow(2.5) + a.pow(0) + a.pow(1) }),
    ("a.clamp(-1, 0.5)", { a, _, _ in a.clamped(to: -1...0.5) }),
    ("F.softmax(a, 1)", { a, _, _ in a.softmax(axis: 1) }),
    ("F.softmax(a, -1)", { a, _, _ in a.softmax() }),
    ("F.softmax(a, -1)", { a, _, _ in a.softmax() }),
    ("F.softmax(a, -1)", { a, _, _ in a.softmax() }),
    ("F.log_softmax(a, 0)", { a, _, _ in a.logSoftmax(axis: 0) }),
    ("F.log_softmax(a, -1)", { a, _, _ in a.logSoftmax() }),
    ("F.cross_entropy(a, T([0, 3, 2]))", { a, _, _ in a.crossEntropy(IndexTensor([0, 3, 2])) }),
    (
      "F.cross_entropy(a, T([1, -100, 0, -100]))",
      { a, _, _ in a.crossEntropy(IndexTensor([1, -100, 0, -100]), ignoring: -100) }
    ),
    (
      "F.cross_entropy(a.reshape(-1, 6), T([5, 1, 0, 2, 2, 4]), ignore_index=2)",
      { a, _, _ in a.crossEntropy(IndexTensor([[5, 1, 0], [2, 2, 4]]), ignoring: 2) }
    ),
    ("a[T([[2, 0, 2], [1, 2, 2]])]", { a, _, _ in a[IndexTensor([[2, 0, 2], [1, 2, 2]])] }),
    ("torch.cat([a, b, a], 1)", { a, b, _ in Tensor.concatenate([a, b, a], axis: 1) }),
    ("torch.stack([a, b], 2)", { a, b, _ in Tensor.stack([a, b], axis: 2) }),
    ("torch.where(a > 0, b, c)", { a, b, c in Tensor.where(a.isGreater(than: 0), b, c) }),
    (
      "F.softmax((a @ a.mT).masked_fill(torch.tril(torch.ones(5, 5)) == 0, -inf), -1) @ a",
      { a, _, _ in
        let future = 1 - Tensor.lowerTriangle(5)
        return (a • a.transposed()).maskedFill(future, -.infinity).softmax() • a
      }
    ),
    ("F.layer_norm(a, (7,), b, c)", { a, b, c in a.layerNorm(b, c) }),
    ("F.layer_norm(a, (2,), b, c, 0.5)", { a, b, c in a.layerNorm(b, c, epsilon: 0.5) }),
    ("F.batch_norm(a, None, None, b, c, True)", { a, b, c in a.batchNorm(b, c).result }),
    (
      "F.batch_norm(a, T([0.5, -2.]).double(), T([0.1, 3.]).double(), b, c)",
      { a, b, c in a.batchNorm(b, c, moments: (mean: Tensor([0.5, -2]), variance: Tensor([0.1, 3]))).result }
    ),
    (
      "a.transpose(0, 2)[1:, 2].reshape(2, -1) * b",
      { a, b, _ in a.transposed(0, 2)[1..<5].slice(axis: 1, 2..<3).reshaped([2, -1]) * b }
    ),
    (
      "a.expand(3, 4, 2).sum((0, 2)) * a[:, 0]",
      { a, _, _ in a.broadcast(to: [3, 4, 2]).sum(axes: [0, 2]) * a.transposed()[0] }
    ),
  ]

  @Test("PyTorch's values and gradients")
  func pyTorch() throws {
    let cases = try fixture("tensors", as: [Case].self)
    #expect(cases.map(\.expression) == Self.expressions.map(\.0))
    for (test, (expression, function)) in zip(cases, Self.expressions) {
      let inputs = test.inputs.map { $0.tensor.requiringGrad() }
      let none = Tensor(0)
      let result = function(
        inputs[0], inputs.count > 1 ? inputs[1] : none, inputs.count > 2 ? inputs[2] : none)
      #expect(result.shape == test.result.shape, "\(expression)")
      expectEqual(result.values, test.result.numbers, to: 1e-5, expression)
      result.backward(test.weights.tensor)
      for (index, input) in inputs.enumerated() {
        expectEqual(
          input.grad?.values ?? [], test.gradients[index]?.numbers ?? [], to: 1e-5,
          "\(expression), gradient \(index)")
      }
    }
  }
}
