internal import CKernels

/// gelu(x Wᵀ + b) Uᵀ + c: the feed-forward half of a transformer's block in one, and with it what is added to the result.
///
/// What the first map gives is multiplied with the slope of its function while it is near, rather than in a pass of its
/// own, as are its gradients.
private struct FeedForwardMap: TensorOperation {
  let name = "feed forward"
  /// What the function gave, and its slope there.
  let hidden, slope: Tensor
  let hasInputBias, hasOutputBias, hasAddend: Bool

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (x, input, output) = (operands[0], operands[1], operands[2])
    let width = slope.shape.last!
    let (ofHidden, ofOutput) = Tensor.linearGradients(
      gradient, hidden, output, wantsX: true, wantsWeight: output.requiresGrad
    ) { numbers, rows in
      let place = rows.lowerBound * width
      limn_multiply(numbers + place, slope.pointer + place, numbers + place, rows.count * width)
    }
    let (ofX, ofInput) = Tensor.linearGradients(
      ofHidden!, x, input, wantsX: x.requiresGrad, wantsWeight: input.requiresGrad)
    var gradients = [ofX, ofInput, ofOutput]
    if hasInputBias { gradients.append(ofHidden!.summedOverRows()) }
    if hasOutputBias { gradients.append(gradient.summedOverRows()) }
    if hasAddend { gradients.append(gradient) }
    return gradients
  }
}

extension Tensor {
  /// Two linear maps with ``gelu(_:)`` between, as ``linear(_:_:adding:)`` one after the other, and with the same numbers.
  ///
  /// - Parameters:
  ///   - input: The first map, of shape [hidden, inputs], where this is [..., inputs], and its bias.
  ///   - output: The second map, of shape [outputs, hidden], and its bias.
  ///   - form: The function between.
  ///   - addend: Of the result's shape; what is added to it.
  public func feedForward(
    input: (weight: Tensor, bias: Tensor?), output: (weight: Tensor, bias: Tensor?), gelu form: GELUForm,
    adding addend: Tensor? = nil
  ) -> Tensor {
    let biases = [input.bias, output.bias]
    let operands = [self, input.weight, output.weight] + (biases + [addend]).compactMap { $0 }
    guard GradientMode.isRecording && operands.contains(where: \.requiresGrad) else {
      let hidden = affine(input.weight, input.bias) { numbers, _, count in
        form == .exact ? limn_gelu_erf(numbers, numbers, count) : limn_gelu_tanh(numbers, numbers, count)
      }
      return hidden.affine(output.weight, output.bias, adding: addend)
    }
    let slope = Tensor(uninitialized: Array(shape.dropLast()) + [input.weight.shape.first ?? 0])
    let hidden = affine(input.weight, input.bias) { numbers, place, count in
      form == .exact
        ? limn_gelu_erf_and_slope(numbers, numbers, slope.pointer + place, count)
        : limn_gelu_tanh_and_slope(numbers, numbers, slope.pointer + place, count)
    }
    let map = FeedForwardMap(
      hidden: hidden, slope: slope, hasInputBias: input.bias != nil, hasOutputBias: output.bias != nil,
      hasAddend: addend != nil)
    return hidden.affine(output.weight, output.bias, adding: addend).recorded(map, operands)
  }
}
