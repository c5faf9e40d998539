internal import CKernels

/// Sums and largest values along axes; the gradients' work horse for everything that was repeated.
enum Reduction {
  /// The axes as sorted indices from 0; all of them for `nil`.
  static func resolved(_ axes: [Int]?, _ shape: [Int], _ operation: String) -> [Int] {
    guard let axes else { return Array(shape.indices) }
    let resolved = axes.map { resolvedAxis($0, shape, operation) }.sorted()
    require(
      zip(resolved, resolved.dropFirst()).allSatisfy { $0 != $1 }, "\(operation): the axes \(axes) repeat one"
    )
    return resolved
  }

  /// The shape without the axes, or with size 1 along them.
  static func shape(_ shape: [Int], without axes: [Int], keeping: Bool) -> [Int] {
    var result: [Int] = []
    for (axis, size) in shape.enumerated() {
      if !axes.contains(axis) { result.append(size) } else if keeping { result.append(1) }
    }
    return result
  }

  /// `scale` times the sum along sorted axes, without them.
  static func sum(_ x: Tensor, axes: [Int], scale: Float) -> Tensor {
    let source = x.contiguous()
    guard axes.count < x.shape.count else {
      let result = Tensor(uninitialized: [])
      result.pointer[0] = Float(Double(scale) * limn_sum(source.pointer, source.count))
      return result
    }
    guard let last = axes.last else { return scale == 1 ? source : source * scale }
    // The last run of neighbouring axes first; those before it remain.
    var first = last
    while axes.contains(first - 1) { first -= 1 }
    let outer = Array(x.shape[..<first]).product
    let middle = Array(x.shape[first...last]).product
    let inner = Array(x.shape[(last + 1)...]).product
    let result = Tensor(uninitialized: Array(x.shape[..<first] + x.shape[(last + 1)...]))
    if outer == 1 && inner > 1 {
      forEachColumns(inner, rows: middle) {
        limn_column_sums(
          source.pointer + $0.lowerBound, scale, result.pointer + $0.lowerBound, middle, inner, $0.count)
      }
    } else {
      sumLines(source, scale, into: result, outer, middle, inner)
    }
    let remaining = axes.filter { $0 < first }
    return remaining.isEmpty ? result : sum(result, axes: remaining, scale: 1)
  }

  /// Calls `body` with ranges of columns at the same time; each column is summed as it would be alone.
  static func forEachColumns(_ width: Int, rows: Int, _ body: (Range<Int>) -> Void) {
    // In whole lines of the cache, of which no two threads write the same.
    Parallel.ranges((width + 15) / 16, cost: 16 * rows) {
      body($0.lowerBound * 16..<Swift.min($0.upperBound * 16, width))
    }
  }

  private static func sumLines(
    _ source: Tensor, _ scale: Float, into result: Tensor, _ outer: Int, _ middle: Int, _ inner: Int
  ) {
    Parallel.ranges(outer, cost: middle * inner) { range in
      limn_sum_middle(
        source.pointer + range.lowerBound * middle * inner, scale, result.pointer + range.lowerBound * inner,
        range.count, middle, inner)
    }
  }

  /// The largest value along one axis, without it, and its first position.
  static func max(_ x: Tensor, axis: Int) -> (values: Tensor, positions: [Int32]) {
    let source = x.contiguous()
    let outer = Array(x.shape[..<axis]).product
    let inner = Array(x.shape[(axis + 1)...]).product
    let result = Tensor(uninitialized: Array(x.shape[..<axis] + x.shape[(axis + 1)...]))
    let positions = [Int32](unsafeUninitializedCapacity: outer * inner) { buffer, count in
      count = outer * inner
      limn_max_middle(source.pointer, result.pointer, buffer.baseAddress, outer, x.shape[axis], inner)
    }
    return (result, positions)
  }
}
