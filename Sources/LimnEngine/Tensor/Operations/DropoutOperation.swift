/// Numbers switched off by chance, the others made larger: the gradient passes the same way.
private struct DropoutOperation: TensorOperation {
  let name = "dropout"
  let mask: Tensor

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] { [gradient * mask] }
}

extension Tensor {
  /// Each number set to 0 with the given probability, the others divided by 1 − probability, as
  /// `torch.nn.functional.dropout` while training.
  ///
  /// - Precondition: The probability is 0 ..< 1.
  public func dropout(_ probability: Double, using generator: inout Generator) -> Tensor {
    require(
      probability >= 0 && probability < 1, "dropout: the probability is \(probability); it has to be 0 ..< 1")
    guard probability > 0 else { return self }
    let mask = Self.dropoutMask(shape, probability, using: &generator)
    let source = contiguous()
    return Tensor.elementwise(source, mask, .product, "dropout").recorded(DropoutOperation(mask: mask), self)
  }

  /// 0 with the given probability, else 1 / (1 − probability), drawn number by number.
  static func dropoutMask(_ shape: [Int], _ probability: Double, using generator: inout Generator) -> Tensor {
    let scale = Float(1 / (1 - probability))
    return Tensor(
      shape: shape, values: generator.bernoulli(1 - probability, shape.product).map { $0 * scale })
  }
}
