/// An operation on two arrays in the three forms that its vector loops come in.
struct PairKernel: Sendable {
  let arrays: Kernels.Pair
  /// Array and number.
  let arrayAndNumber: @Sendable (Kernels.Numbers, Float, Kernels.Output, Int) -> Void
  /// Number and array.
  let numberAndArray: @Sendable (Float, Kernels.Numbers, Kernels.Output, Int) -> Void
}

extension Tensor {
  /// The operation on numbers at the same place, shapes stretched to each other. Not recorded.
  static func elementwise(_ a: Tensor, _ b: Tensor, _ kernel: PairKernel, _ operation: String) -> Tensor {
    if a.shape == b.shape {
      let (a, b) = (a.contiguous(), b.contiguous())
      let result = Tensor(uninitialized: a.shape)
      Kernels.pair(kernel.arrays, a.pointer, b.pointer, result.pointer, a.count)
      return result
    }
    let shape = broadcastShape(a.shape, b.shape, operation)
    let result = Tensor(uninitialized: shape)
    guard result.count > 0 else { return result }
    if b.count == 1 && a.count == result.count {
      let a = a.contiguous()
      let number = b.pointer[0]
      Parallel.ranges(a.count, cost: 2) {
        kernel.arrayAndNumber(a.pointer + $0.lowerBound, number, result.pointer + $0.lowerBound, $0.count)
      }
    } else if a.count == 1 && b.count == result.count {
      let b = b.contiguous()
      let number = a.pointer[0]
      Parallel.ranges(b.count, cost: 2) {
        kernel.numberAndArray(number, b.pointer + $0.lowerBound, result.pointer + $0.lowerBound, $0.count)
      }
    } else {
      stretched(a.contiguous(), b.contiguous(), kernel, into: result)
    }
    return result
  }

  /// Two contiguous tensors, at least one of them repeated along some axis.
  private static func stretched(_ a: Tensor, _ b: Tensor, _ kernel: PairKernel, into result: Tensor) {
    let axes = StretchedAxes(a.shape, b.shape, result.shape)
    let inner = axes.sizes[axes.sizes.count - 1]
    let outer = result.count / inner
    // No product with an inner stride of 0 for both: such an axis has size 1 and is left out.
    let innerA = axes.stridesA[axes.sizes.count - 1]
    let innerB = axes.stridesB[axes.sizes.count - 1]
    Parallel.ranges(outer, cost: 3 * inner) { range in
      for row in range {
        var rest = row
        var placeA = 0
        var placeB = 0
        for axis in stride(from: axes.sizes.count - 2, through: 0, by: -1) {
          let index = rest % axes.sizes[axis]
          rest /= axes.sizes[axis]
          placeA += index * axes.stridesA[axis]
          placeB += index * axes.stridesB[axis]
        }
        let out = result.pointer + row * inner
        if innerA == 0 {
          kernel.numberAndArray(a.pointer[placeA], b.pointer + placeB, out, inner)
        } else if innerB == 0 {
          kernel.arrayAndNumber(a.pointer + placeA, b.pointer[placeB], out, inner)
        } else {
          kernel.arrays(a.pointer + placeA, b.pointer + placeB, out, inner)
        }
      }
    }
  }

  /// The sum over the axes along which a tensor of the given shape was repeated: back to that shape.
  func summed(to target: [Int]) -> Tensor {
    guard shape != target else { return self }
    let lead = shape.count - target.count
    var axes = Array(0..<lead)
    for axis in target.indices where target[axis] == 1 && shape[lead + axis] != 1 { axes.append(lead + axis) }
    let sum = Reduction.sum(self, axes: axes, scale: 1)
    return Tensor(shape: target, storage: sum.storage, offset: sum.offset)
  }
}

/// The axes of two stretched tensors, those that lie as one in both taken as one.
private struct StretchedAxes {
  var sizes: [Int] = []
  var stridesA: [Int] = []
  var stridesB: [Int] = []

  init(_ a: [Int], _ b: [Int], _ shape: [Int]) {
    let allA = Self.strides(a, rank: shape.count)
    let allB = Self.strides(b, rank: shape.count)
    for axis in shape.indices where shape[axis] != 1 {
      let size = shape[axis]
      if let last = sizes.indices.last, stridesA[last] == allA[axis] * size,
        stridesB[last] == allB[axis] * size
      {
        sizes[last] *= size
        stridesA[last] = allA[axis]
        stridesB[last] = allB[axis]
      } else {
        sizes.append(size)
        stridesA.append(allA[axis])
        stridesB.append(allB[axis])
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      stridesA = [1]
      stridesB = [1]
    }
  }

  /// The distance of two neighbours along each axis of the stretched shape; 0 where the tensor repeats.
  private static func strides(_ shape: [Int], rank: Int) -> [Int] {
    let own = shape.rowMajorStrides
    return [Int](repeating: 0, count: rank - shape.count) + shape.indices.map { shape[$0] == 1 ? 0 : own[$0] }
  }
}
