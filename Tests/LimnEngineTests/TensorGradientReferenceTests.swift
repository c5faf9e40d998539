import LimnEngine
import Testing

/// Each case stands beside the PyTorch expression (float32) that gave its numbers.
@Suite("PyTorch's gradients of tensors")
struct TensorGradientReferenceTests {
  private struct Cases: Decodable { let tensor: [Case] }

  private struct Case: Decodable {
    struct Input: Decodable {
      let shape: [Int]
      let data: [Float]
    }
    let expression: String
    let inputs: [String: Input]
    let value: Float
    let grads: [String: [Float]]
  }

  private func check(_ expression: String, _ function: ([String: Tensor]) -> Tensor) throws {
    let test = try #require(
      try fixture("gradients", as: Cases.self).tensor.first { $0.expression == expression })
    let inputs = test.inputs.mapValues { Tensor(shape: $0.shape, values: $0.data).requiringGrad() }
    let result = function(inputs)
    result.backward()
    expectEqual([result.item], [test.value], to: 1e-5, expression)
    for (name, input) in inputs {
      expectEqual(input.grad?.values ?? [], test.grads[name] ?? [], to: 1e-5, "\(expression): \(name)")
    }
  }

  @Test("((a @ b + c) ** 2).mean()")
  func affine() throws {
    try check("mean((a @ b + c)^2), c broadcast over rows") { ($0["a"]! • $0["b"]! + $0["c"]!).pow(2).mean() }
  }

  @Test("F.cross_entropy(a, torch.tensor([1, 0, 3, 2, 1]))")
  func crossEntropy() throws {
    try check("cross_entropy(a, [1,0,3,2,1])") { $0["a"]!.crossEntropy(IndexTensor([1, 0, 3, 2, 1])) }
  }

  @Test("(F.softmax(a, -1) * b).sum()")
  func softmax() throws {
    try check("sum(softmax(a, last) * b)") { ($0["a"]!.softmax() * $0["b"]!).sum() }
  }

  @Test("(F.layer_norm(a, (6,), w, b) * v).sum()")
  func layerNorm() throws {
    try check("sum(layer_norm(a, weight w, bias b, eps 1e-5) * v)") {
      ($0["a"]!.layerNorm($0["w"]!, $0["b"]!) * $0["v"]!).sum()
    }
  }

  @Test("(F.gelu(a, approximate='tanh') + F.gelu(b)).sum()")
  func gelu() throws {
    try check("sum(gelu_tanh(a) + gelu_erf(b))") { ($0["a"]!.gelu(.tanh) + $0["b"]!.gelu()).sum() }
  }

  @Test("(F.scaled_dot_product_attention(q, k, v, is_causal=True) * v2).sum()")
  func attention() throws {
    let expression =
      "causal attention: sum(v2 * softmax(mask(q k^T / sqrt(d))) v), q k v (B 2, H 2, T 4, d 3)"
    try check(expression) {
      let scores = ($0["q"]! • $0["k"]!.transposed()) / Float(3).squareRoot()
      let shares = scores.maskedFill(1 - Tensor.lowerTriangle(4), -.infinity).softmax()
      return ((shares • $0["v"]!) * $0["v2"]!).sum()
    }
  }

  @Test("(torch.tanh(e[torch.tensor([0, 2, 2, 1])]) * w).sum()")
  func embedding() throws {
    try check("sum(tanh(e[[0,2,2,1]]) * w), embedding rows repeat") {
      ($0["e"]![IndexTensor([0, 2, 2, 1])].tanh() * $0["w"]!).sum()
    }
  }

  @Test("(F.batch_norm(a, None, None, w, b, True) * v).sum()")
  func batchNorm() throws {
    try check("batch_norm over rows then sum(* v), training mode, eps 1e-5") {
      ($0["a"]!.batchNorm($0["w"]!, $0["b"]!).result * $0["v"]!).sum()
    }
  }
}
