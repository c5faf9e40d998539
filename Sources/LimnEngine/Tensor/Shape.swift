extension [Int] {
  /// How many numbers a tensor of this shape holds.
  var product: Int {
    var product = 1
    for size in self { product *= size }
    return product
  }

  /// The distance in memory of two neighbours along each axis, the last running fastest.
  var rowMajorStrides: [Int] {
    var strides = self
    var stride = 1
    for axis in indices.reversed() {
      strides[axis] = stride
      stride *= self[axis]
    }
    return strides
  }
}

/// An axis as an index from 0; a negative one counts from the last.
///
/// - Precondition: The shape has the axis.
func resolvedAxis(_ axis: Int, _ shape: [Int], _ operation: String) -> Int {
  let resolved = axis < 0 ? axis + shape.count : axis
  require(
    resolved >= 0 && resolved < shape.count, "\(operation): shape \(shape) has no axis \(axis)")
  return resolved
}

/// The shape that both shapes stretch to: aligned at the last axis, sizes equal or one of them 1.
///
/// - Precondition: They fit.
func broadcastShape(_ first: [Int], _ second: [Int], _ operation: String) -> [Int] {
  if first == second { return first }
  let rank = max(first.count, second.count)
  return (0..<rank).map { axis in
    let left = axis + first.count - rank
    let right = axis + second.count - rank
    let a = left >= 0 ? first[left] : 1
    let b = right >= 0 ? second[right] : 1
    require(
      a == b || a == 1 || b == 1,
      "\(operation): shapes \(first) and \(second) don't fit; sizes have to be equal or 1, from the last axis on"
    )
    return a == 1 ? b : a
  }
}
