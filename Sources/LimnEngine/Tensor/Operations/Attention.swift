/// Values weighed by softmax(q kᵀ × scale): the gradients from the weights, which are kept.
private struct Attention: TensorOperation {
  let name = "attention"
  let layout: AttentionLayout
  let heads: AttentionHeads
  let weights: Tensor
  let dropout: DropoutMask?

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    let gradient = gradient.contiguous()
    let sources = operands.map { $0.contiguous() }
    let results = operands.map { Tensor(uninitialized: $0.shape) }
    let (read, written) = (layout.matrices(sources, heads), layout.matrices(results, heads))
    heads.runBack(
      read[0], read[1], read[2], weights: weights, dropout: dropout,
      gradient: layout.result(gradient, heads), ofQueries: written[0], ofKeys: written[1],
      ofValues: written[2])
    withExtendedLifetime((gradient, sources)) {}
    return zip(operands, results).map { $0.requiresGrad ? $1 : nil }
  }
}

/// How queries, keys and values lie in the tensors that hold them.
private enum AttentionLayout {
  /// Each a tensor of its own, [batch, heads, time, width], as PyTorch has it.
  case apart
  /// Each a tensor of its own with heads side by side, [batch, time, heads × width].
  case sideBySide
  /// All in one, [batch, time, 3 × heads × width].
  case packed

  func matrices(_ tensors: [Tensor], _ heads: AttentionHeads) -> [AttentionHeads.Matrices] {
    switch self {
    case .apart:
      return tensors.map { tensor in
        let (time, width) = (tensor.shape[tensor.shape.count - 2], tensor.shape.last!)
        return AttentionHeads.Matrices(
          pointer: tensor.pointer, batchStride: heads.heads * time * width, headStride: time * width,
          rowStride: width)
      }
    case .sideBySide:
      return tensors.map { tensor in
        AttentionHeads.Matrices(
          pointer: tensor.pointer, batchStride: tensor.shape[1] * tensor.shape[2],
          headStride: tensor.shape[2] / heads.heads, rowStride: tensor.shape[2])
      }
    case .packed:
      let (time, width) = (tensors[0].shape[1], heads.heads * heads.width)
      return (0..<3).map {
        AttentionHeads.Matrices(
          pointer: tensors[0].pointer + $0 * width, batchStride: time * 3 * width, headStride: heads.width,
          rowStride: 3 * width)
      }
    }
  }

  func result(_ tensor: Tensor, _ heads: AttentionHeads) -> AttentionHeads.Matrices {
    (self == .apart ? self : .sideBySide).matrices([tensor], heads)[0]
  }
}

extension Tensor {
  /// softmax(q kᵀ / √width) v, as `torch.nn.functional.scaled_dot_product_attention` (Vaswani et al., 2017).
  ///
  /// A query that sees no key gives zeros. PyTorch's `is_causal` puts the first query beside the first key, here the
  /// last stands beside the last; where there are as many of both it is the same.
  ///
  /// - Parameters:
  ///   - queries: Of shape [batch, heads, queries, width]; the axes before the last two may be missing.
  ///   - keys: Of shape [batch, heads, keys, width].
  ///   - values: Of shape [batch, heads, keys, value width].
  ///   - mask: Which keys each query may look at.
  ///   - scale: What products are multiplied with, 0 or more; 1 / √width for `nil`.
  /// - Returns: [batch, heads, queries, value width]. While activations are captured, the weights, [batch, heads,
  ///   queries, keys], are noted as `weights` under the path of the layer at work.
  public static func attention(
    _ queries: Tensor, _ keys: Tensor, _ values: Tensor, mask: AttentionMask = .full, scale: Float? = nil
  ) -> Tensor {
    let rank = queries.shape.count
    let lead = Array(queries.shape.dropLast(2))
    require(
      (2...4).contains(rank) && keys.shape.count == rank && values.shape.count == rank
        && Array(keys.shape.dropLast(2)) == lead && Array(values.shape.dropLast(2)) == lead
        && keys.shape[rank - 1] == queries.shape[rank - 1] && keys.shape[rank - 2] == values.shape[rank - 2],
      "attention: queries of shape \(queries.shape), keys of \(keys.shape) and values of \(values.shape) don't fit; "
        + "they have to be [batch, heads, time, width], keys as wide as queries and as many as values")
    let heads = AttentionHeads(
      batch: rank > 2 ? lead[0] : 1, heads: rank > 3 ? lead[1] : 1, queries: queries.shape[rank - 2],
      keys: keys.shape[rank - 2], width: queries.shape[rank - 1], valueWidth: values.shape[rank - 1],
      scale: scale, mask: mask)
    return attend(
      [queries, keys, values], .apart, heads, dropout: nil,
      shape: lead + [queries.shape[rank - 2], values.shape[rank - 1]])
  }

  /// Attention of several heads that stand side by side, each by itself.
  ///
  /// - Parameters:
  ///   - queries: Of shape [batch, queries, heads × width].
  ///   - keys: Of shape [batch, keys, heads × width].
  ///   - values: Of shape [batch, keys, heads × value width].
  ///   - heads: How many heads there are.
  ///   - mask: Which keys each query may look at.
  ///   - dropout: Which weights are kept before they weigh, [batch, heads, queries, keys].
  /// - Returns: [batch, queries, heads × value width], with the weights noted as by
  ///   ``attention(_:_:_:mask:scale:)``.
  public static func attention(
    _ queries: Tensor, _ keys: Tensor, _ values: Tensor, heads: Int, mask: AttentionMask = .full,
    dropout: DropoutMask? = nil
  ) -> Tensor {
    let shapes = [queries.shape, keys.shape, values.shape]
    require(
      heads > 0 && shapes.allSatisfy { $0.count == 3 && $0[0] == shapes[0][0] && $0[2] % heads == 0 }
        && shapes[0][2] == shapes[1][2] && shapes[1][1] == shapes[2][1],
      "attention: queries of shape \(shapes[0]), keys of \(shapes[1]) and values of \(shapes[2]) don't fit \(heads) "
        + "heads; they have to be [batch, time, heads × width], keys as wide as queries and as many as values"
    )
    let layout = AttentionHeads(
      batch: shapes[0][0], heads: heads, queries: shapes[0][1], keys: shapes[1][1],
      width: shapes[0][2] / heads, valueWidth: shapes[2][2] / heads, scale: nil, mask: mask)
    return attend(
      [queries, keys, values], .sideBySide, layout, dropout: dropout,
      shape: [shapes[0][0], shapes[0][1], shapes[2][2]])
  }

  /// Attention of several heads within a sequence, from queries, keys and values in one tensor.
  ///
  /// This is of shape [batch, time, 3 × heads × width]: queries of all heads side by side, then keys, then values.
  ///
  /// - Parameters:
  ///   - heads: How many heads there are.
  ///   - mask: Which positions each may look at.
  ///   - dropout: Which weights are kept before they weigh, [batch, heads, time, time].
  /// - Returns: [batch, time, heads × width], with the weights noted as by ``attention(_:_:_:mask:scale:)``.
  public func selfAttention(heads: Int, mask: AttentionMask = .full, dropout: DropoutMask? = nil) -> Tensor {
    require(
      heads > 0 && shape.count == 3 && shape[2] % (3 * heads) == 0,
      "attention: shape \(shape) doesn't fit \(heads) heads; it has to be [batch, time, 3 × heads × width]")
    let (batch, time, width) = (shape[0], shape[1], shape[2] / 3)
    let layout = AttentionHeads(
      batch: batch, heads: heads, queries: time, keys: time, width: width / heads, valueWidth: width / heads,
      scale: nil, mask: mask)
    return Self.attend([self], .packed, layout, dropout: dropout, shape: [batch, time, width])
  }

  private static func attend(
    _ operands: [Tensor], _ layout: AttentionLayout, _ heads: AttentionHeads, dropout: DropoutMask?,
    shape: [Int]
  ) -> Tensor {
    let ofWeights = [heads.batch, heads.heads, heads.queries, heads.keys]
    require(
      dropout == nil || dropout!.shape == ofWeights,
      "attention: the dropout has the shape \(dropout?.shape ?? []); it has to be \(ofWeights)")
    let isRecorded = GradientMode.isRecording && operands.contains(where: \.requiresGrad)
    let capture = Scope.capture
    let weights = isRecorded || capture != nil ? Tensor(uninitialized: ofWeights) : nil
    let sources = operands.map { $0.contiguous() }
    let result = Tensor(uninitialized: shape)
    let read = layout.matrices(sources, heads)
    heads.run(
      read[0], read[1], read[2], into: layout.result(result, heads), weights: weights,
      isShown: capture != nil, dropout: dropout)
    withExtendedLifetime(sources) {}
    guard let weights else { return result }
    capture?.note(weights, at: Scope.path.isEmpty ? "weights" : Scope.path + ".weights")
    return result.recorded(
      Attention(layout: layout, heads: heads, weights: weights, dropout: dropout), operands)
  }
}
