internal import CKernels

/// Rows picked from a table: each row's gradient is added back where it came from.
struct Embedding: TensorOperation {
  let name = "embedding"
  let indices: IndexTensor

  func gradients(_ gradient: Tensor, result: Tensor, operands: [Tensor]) -> [Tensor?] {
    [Self.scattered(gradient, indices, rows: operands[0].shape[0])]
  }

  /// The rows of a table at the indices.
  static func gathered(_ table: Tensor, _ indices: IndexTensor) -> Tensor {
    let source = table.contiguous()
    let width = table.shape[1]
    let result = Tensor(uninitialized: indices.shape + [width])
    indices.values.withUnsafeBufferPointer { places in
      for place in places {
        require(
          place >= 0 && place < table.shape[0],
          "embedding: index \(place) is not a row of the table of shape \(table.shape)")
      }
      Parallel.ranges(indices.count, cost: 2 * width) { range in
        limn_gather(
          source.pointer, places.baseAddress! + range.lowerBound, result.pointer + range.lowerBound * width,
          range.count, width)
      }
    }
    return result
  }

  /// A table of zeros to which each row is added at its index.
  static func scattered(_ rows: Tensor, _ indices: IndexTensor, rows count: Int) -> Tensor {
    let source = rows.contiguous()
    let width = rows.shape.last ?? 1
    let table = Tensor.zeros([count, width])
    indices.values.withUnsafeBufferPointer { places in
      guard let places = places.baseAddress else { return }
      let total = indices.count
      // Many rows to a small table: parts of them into tables of their own, which are added up in order.
      let parts = total * width < Parallel.grain || count * 16 > total ? 1 : 4
      guard parts > 1 else { return limn_scatter_add(source.pointer, places, table.pointer, total, width) }
      let partial = Tensor.zeros([parts, count, width])
      Parallel.ranges(parts, cost: Parallel.grain, parts: parts) { range in
        for part in range {
          let (first, last) = (total * part / parts, total * (part + 1) / parts)
          limn_scatter_add(
            source.pointer + first * width, places + first, partial.pointer + part * count * width,
            last - first,
            width)
        }
      }
      for part in 0..<parts {
        Kernels.accumulate(1, partial.pointer + part * count * width, table.pointer, count * width)
      }
    }
    return table
  }
}

extension Tensor {
  /// The rows of this table at the indices, as `torch.nn.functional.embedding` or `C[X]`.
  ///
  /// - Parameter indices: Of any shape; the result has it with the table's width as its last axis.
  /// - Precondition: The table has two axes, and every index is one of its rows.
  public func embedding(_ indices: IndexTensor) -> Tensor {
    require(
      shape.count == 2, "embedding: the table has the shape \(shape); it needs two axes, rows and columns")
    return Embedding.gathered(self, indices).recorded(Embedding(indices: indices), self)
  }

  /// The rows of this table at the indices: ``embedding(_:)`` as it is written in the lectures.
  public subscript(indices: IndexTensor) -> Tensor { embedding(indices) }
}
