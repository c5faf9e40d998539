internal import CKernels

/// Each row brought to mean 0 and deviation 1, then scaled and shifted.
private struct LayerNormalization: TensorOperation {
  let name = "layerNorm"
  let means: Tensor
  let inverseDeviations: Tensor

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (x, weight) = (operands[0], operands[1])
    let gradient = gradient.contiguous()
    let width = weight.count
    let rows = x.count / Swift.max(width, 1)
    let ofX = x.requiresGrad ? Tensor(uninitialized: x.shape) : nil
    let (source, weights) = (x.contiguous(), weight.contiguous())
    // Blocks of rows, so that all three gradients are taken while the rows are near; of those of weight and bias each
    // block has its part.
    let blocks = (rows + Self.blockSize - 1) / Self.blockSize
    let hasBias = operands.count > 2 && operands[2].requiresGrad
    let parts = (
      weight: weight.requiresGrad ? Tensor(uninitialized: [blocks, width]) : nil,
      bias: hasBias ? Tensor(uninitialized: [blocks, width]) : nil
    )
    Parallel.ranges(blocks, cost: 6 * width * Self.blockSize) { range in
      for block in range {
        let first = block * Self.blockSize
        let (start, count) = (first * width, Swift.min(Self.blockSize, rows - first))
        limn_layer_norm_gradient(
          gradient.pointer + start, source.pointer + start, means.pointer + first,
          inverseDeviations.pointer + first, weights.pointer, ofX.map { $0.pointer + start },
          parts.weight.map { $0.pointer + block * width }, parts.bias.map { $0.pointer + block * width },
          count, width)
      }
    }
    withExtendedLifetime((gradient, source, weights)) {}
    func total(_ parts: Tensor?) -> Tensor? {
      parts.map { Reduction.sum($0, axes: [0], scale: 1).viewed([width]) }
    }
    let gradients = [ofX, total(parts.weight)]
    return operands.count > 2 ? gradients + [total(parts.bias)] : gradients
  }

  private static let blockSize = 64
}

/// Each column brought to mean 0 and deviation 1 over the batch, then scaled and shifted.
private struct BatchNormalization: TensorOperation {
  let name = "batchNorm"
  let normalized: Tensor
  let inverseDeviations: Tensor
  /// Whether mean and deviation are those of the operand itself, which then takes part in them.
  let isOfBatch: Bool

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let (x, weight, bias) = (operands[0], operands[1], operands[2])
    let gradient = gradient.contiguous()
    let width = weight.count
    let rows = x.count / Swift.max(width, 1)
    let sums = Reduction.sum(gradient.viewed([rows, width]), axes: [0], scale: 1)
    let dots = Tensor.columnDots(gradient, normalized, width)
    var ofX: Tensor?
    if x.requiresGrad {
      let out = Tensor(uninitialized: x.shape)
      let weight = weight.contiguous()
      let zeros = isOfBatch ? nil : Tensor.zeros([width])
      limn_batch_norm_gradient(
        gradient.pointer, normalized.pointer, inverseDeviations.pointer, weight.pointer,
        (zeros ?? sums).pointer,
        (zeros ?? dots).pointer, out.pointer, rows, width)
      withExtendedLifetime(zeros) {}
      ofX = out
    }
    return [ofX, weight.requiresGrad ? dots : nil, bias.requiresGrad ? sums : nil]
  }
}

extension Tensor {
  /// Each row of the last axis brought to mean 0 and deviation 1, times weight plus bias, as
  /// `torch.nn.functional.layer_norm` (Ba et al., 2016).
  ///
  /// - Parameters:
  ///   - weight: Of shape [width], the last axis.
  ///   - bias: Of shape [width]; nothing is added for `nil`.
  ///   - epsilon: Added to the variance.
  public func layerNorm(_ weight: Tensor, _ bias: Tensor?, epsilon: Float = 1e-5) -> Tensor {
    let width = requireWidth("layerNorm", weight, bias ?? weight)
    let (source, weights) = (contiguous(), weight.contiguous())
    let biases = bias?.contiguous() ?? Tensor.zeros([width])
    let rows = count / width
    let result = Tensor(uninitialized: shape)
    let (means, inverse) = (Tensor(uninitialized: [rows]), Tensor(uninitialized: [rows]))
    Parallel.ranges(rows, cost: 5 * width) { range in
      let start = range.lowerBound * width
      limn_layer_norm(
        source.pointer + start, weights.pointer, biases.pointer, epsilon, means.pointer + range.lowerBound,
        inverse.pointer + range.lowerBound, result.pointer + start, range.count, width)
    }
    return result.recorded(
      LayerNormalization(means: means, inverseDeviations: inverse),
      [self, weight] + (bias.map { [$0] } ?? []))
  }

  /// Each column of the last axis brought to mean 0 and deviation 1 over all axes before, times weight plus bias,
  /// as `torch.nn.functional.batch_norm` (Ioffe and Szegedy, 2015) with the features as the last axis.
  ///
  /// - Parameters:
  ///   - weight: Of shape [features].
  ///   - bias: Of shape [features].
  ///   - moments: Mean and variance to use, each of shape [features]; those of the batch itself for `nil`. They
  ///     take no gradient.
  ///   - epsilon: Added to the variance.
  /// - Returns: The result, and mean and biased variance of the batch where they were taken.
  public func batchNorm(
    _ weight: Tensor, _ bias: Tensor, moments: (mean: Tensor, variance: Tensor)? = nil, epsilon: Float = 1e-5
  ) -> (result: Tensor, mean: Tensor, variance: Tensor) {
    let width = requireWidth("batchNorm", weight, bias)
    let rows = count / width
    let (source, weights, biases) = (contiguous(), weight.contiguous(), bias.contiguous())
    var (mean, variance) = (moments?.mean.contiguous(), moments?.variance.contiguous())
    if moments == nil {
      require(rows > 0, "batchNorm: shape \(shape) holds no rows to take a mean of")
      (mean, variance) = (Tensor(uninitialized: [width]), Tensor(uninitialized: [width]))
      limn_column_moments(source.pointer, mean!.pointer, variance!.pointer, rows, width)
    }
    let (batchMean, batchVariance) = (mean!, variance!)
    require(
      batchMean.shape == [width] && batchVariance.shape == [width],
      "batchNorm: mean and variance have the shapes \(batchMean.shape) and \(batchVariance.shape), not [\(width)]"
    )
    let inverse = Tensor(uninitialized: [width])
    for column in 0..<width {
      inverse.pointer[column] = 1 / (batchVariance.pointer[column] + epsilon).squareRoot()
    }
    let (result, normalized) = (Tensor(uninitialized: shape), Tensor(uninitialized: shape))
    limn_batch_norm(
      source.pointer, batchMean.pointer, inverse.pointer, weights.pointer, biases.pointer, normalized.pointer,
      result.pointer, rows, width)
    let operation = BatchNormalization(
      normalized: normalized, inverseDeviations: inverse, isOfBatch: moments == nil)
    return (result.recorded(operation, [self, weight, bias]), batchMean, batchVariance)
  }

  private func requireWidth(_ operation: String, _ weight: Tensor, _ bias: Tensor) -> Int {
    let width = shape.last ?? 0
    require(
      width > 0 && weight.shape == [width] && bias.shape == [width],
      "\(operation): shape \(shape) needs weight and bias of shape [\(width)], not \(weight.shape) and \(bias.shape)"
    )
    return width
  }

  /// The sum of products over each column, [width].
  fileprivate static func columnDots(_ a: Tensor, _ b: Tensor, _ width: Int) -> Tensor {
    let out = Tensor(uninitialized: [width])
    let rows = a.count / Swift.max(width, 1)
    Reduction.forEachColumns(width, rows: rows) {
      limn_column_dots(
        a.pointer + $0.lowerBound, b.pointer + $0.lowerBound, out.pointer + $0.lowerBound, rows, width,
        $0.count)
    }
    return out
  }
}
