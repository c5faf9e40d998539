/// Numbers switched off by chance, the others made larger: the gradient passes the same way.
private struct DropoutOperation: TensorOperation {
  let name = "dropout"
  let mask: DropoutMask

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [mask.applied(to: gradient)]
  }
}

extension Tensor {
  /// Each number set to 0 with the given probability, the others divided by 1 − probability, as
  /// `torch.nn.functional.dropout` while training.
  ///
  /// - Precondition: The probability is 0 ..< 1.
  public func dropout(_ probability: Double, using generator: inout Generator) -> Tensor {
    guard probability != 0 else { return self }
    let mask = DropoutMask(shape, probability: probability, using: &generator)
    return mask.applied(to: self).recorded(DropoutOperation(mask: mask), self)
  }
}
