import Foundation
import LimnEngine
import Testing

@Suite("Messages of tensors")
struct TensorMessageTests {
  private struct Mistake: Sendable {
    let message: String
    let body: @Sendable () -> Void

    init(_ message: String, _ body: @escaping @Sendable () -> Void) {
      self.message = message
      self.body = body
    }
  }

  private static func ones(_ shape: Int...) -> Tensor { Tensor.ones(shape).requiringGrad() }

  /// Each in a program of its own, since it stops there.
  private static let mistakes: [Mistake] = [
    Mistake("IndexTensor: 3000000000 doesn't fit into 32 bits; it has to be -2147483648 to 2147483647") {
      _ = IndexTensor([1, 3_000_000_000])
    },
    Mistake("IndexTensor: -3000000000 doesn't fit into 32 bits; it has to be -2147483648 to 2147483647") {
      _ = IndexTensor([[1], [-3_000_000_000]])
    },
    Mistake("+: shapes [2, 3] and [2] don't fit; sizes have to be equal or 1, from the last axis on") {
      _ = ones(2, 3) + ones(2)
    },
    Mistake("where: shapes [2, 3] and [4] don't fit; sizes have to be equal or 1, from the last axis on") {
      _ = Tensor.where(ones(4), ones(2, 1), ones(3))
    },
    Mistake("maskedFill: the mask of shape [2, 3] can't stretch to [3]") {
      _ = ones(3).maskedFill(ones(2, 3), 0)
    },
    Mistake("matmul: shapes [2, 3] and [2, 3] don't fit; 3 columns meet 2 rows") {
      _ = ones(2, 3) • ones(2, 3)
    },
    Mistake("matmul: shapes [3] and [3, 2] need two axes at least; reshape a vector to a row or a column") {
      _ = Tensor.oneHot(IndexTensor(shape: [], values: [1]), classes: 3) • ones(3, 2)
    },
    Mistake("matmul: shapes [2] and [3] don't fit; sizes have to be equal or 1, from the last axis on") {
      _ = ones(2, 4, 3) • ones(3, 3, 4)
    },
    Mistake("linear: shapes [2, 3] and [3, 4] don't fit; the last axes have to be equal") {
      _ = ones(2, 3).linear(ones(3, 4))
    },
    Mistake("linear: the bias has the shape [3], the weight [4, 3]; it has to be [outputs]") {
      _ = ones(2, 3).linear(ones(4, 3), ones(3))
    },
    Mistake("sum: shape [2, 3] has no axis 2") { _ = ones(2, 3).sum(axis: 2) },
    Mistake("mean: the axes [1, -1] repeat one") { _ = ones(2, 3).mean(axes: [1, -1]) },
    Mistake("mean: shape [0, 3] has nothing along the axes [0]") { _ = ones(0, 3).mean(axis: 0) },
    Mistake("variance: shape [1, 3] has 1 values along the axes [0]; it needs more than 1") {
      _ = ones(1, 3).variance(axis: 0)
    },
    Mistake("max: shape [2, 0] has nothing to take the largest of") { _ = ones(2, 0).max() },
    Mistake("reshape: shape [2, 3] of 6 numbers can't become [4, -1]") { _ = ones(2, 3).reshaped([4, -1]) },
    Mistake("slice: 1..<4 is outside of axis 1 of shape [2, 3]") { _ = ones(2, 3).slice(axis: 1, 1..<4) },
    Mistake("index: -3 is outside of axis 0 of shape [2, 3]") { _ = ones(2, 3)[-3] },
    Mistake("broadcast: shape [2, 3] can't stretch to [3]") { _ = ones(2, 3).broadcast(to: [3]) },
    Mistake("concatenate: shapes [2, 3] and [2, 4] don't fit; only axis 0 may differ") {
      _ = Tensor.concatenate([ones(2, 3), ones(2, 4)])
    },
    Mistake("stack: shapes [2] and [3] are not equal") { _ = Tensor.stack([ones(2), ones(3)]) },
    Mistake("split: the sizes [1, 1] don't add up to axis 1 of shape [2, 3]") {
      _ = ones(2, 3).split([1, 1], axis: -1)
    },
    Mistake("embedding: index 4 is not a row of the table of shape [4, 2]") {
      _ = ones(4, 2)[IndexTensor([0, 4])]
    },
    Mistake("crossEntropy: logits of shape [2, 3] need targets of shape [2], not [3]") {
      _ = ones(2, 3).crossEntropy(IndexTensor([0, 1, 2]))
    },
    Mistake("crossEntropy: target 3 is not one of 3 classes") {
      _ = ones(2, 3).crossEntropy(IndexTensor([0, 3]))
    },
    Mistake("layerNorm: shape [2, 3] needs weight and bias of shape [3], not [3] and [2]") {
      _ = ones(2, 3).layerNorm(ones(3), ones(2))
    },
    Mistake("dropout: the probability is 1.0; it has to be 0 ..< 1") {
      var generator = Generator(seed: 1)
      _ = ones(2).dropout(1, using: &generator)
    },
    Mistake("attention: the scale is -1.0; it has to be 0 or more") {
      _ = Tensor.attention(ones(2, 3), ones(2, 3), ones(2, 3), scale: -1)
    },
    Mistake("Tensor: 3 values don't fill the shape [2, 2]") {
      _ = Tensor(shape: [2, 2], values: [1, 2, 3])
    },
    Mistake("item: the tensor of shape [2] holds 2 numbers, not one") { _ = ones(2).item },
    Mistake("add: shapes [2] and [1] are not equal") { ones(2).add(ones(1)) },
    Mistake("scale: the tensor of shape [3, 2] is a view in another order; copy it first") {
      Tensor.ones([2, 3]).transposed().scale(by: 2)
    },
    Mistake("index: a result of exp can't be changed in place while gradients are recorded") {
      ones(2).exp()[value: 0] = 3
    },
    Mistake("backward: nothing that needs gradients led to the tensor of shape []") {
      Tensor.ones([2]).sum().backward()
    },
    Mistake(
      "backward: the tensor of shape [2] is no single number; give its gradient or take its sum or mean"
    ) {
      (ones(2) * 2).backward()
    },
    Mistake("backward: the gradient has the shape [3], the tensor [2]") { (ones(2) * 2).backward(ones(3)) },
    Mistake(
      "backward: an operand of * was changed in place after it was used; compute the result again"
    ) {
      let (a, b) = (ones(2), ones(2))
      let loss = (a * b).sum()
      b.scale(by: 2)
      loss.backward()
    },
    Mistake(
      "backward: the result of exp was changed in place after it was computed; compute it again"
    ) {
      let result = ones(2).exp()
      result.detach().scale(by: 2)
      result.sum().backward()
    },
    Mistake(
      "backward: the mask of where was changed in place after it was used; compute the result again"
    ) {
      let mask = Tensor([1, 0])
      let result = Tensor.where(mask, ones(2), ones(2))
      mask[value: 0] = 0
      result.sum().backward()
    },
    Mistake("requiringGrad: the tensor is a result of reshape; detach it first") {
      ones(2).reshaped([1, 2]).requiringGrad()
    },
  ]

  @Test("name the operation and the shapes", arguments: mistakes.indices)
  func message(index: Int) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
      Self.mistakes[index].body()
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.contains("Fatal error: ") } ?? ""
    let said = line.components(separatedBy: "Fatal error: ").last
    #expect(said == Self.mistakes[index].message)
  }
}
