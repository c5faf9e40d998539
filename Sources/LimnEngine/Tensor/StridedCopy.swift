/// Copies numbers from any order into row-major order.
struct StridedCopy {
  private var sizes: [Int] = []
  private var strides: [Int] = []

  /// Neighbouring axes that lie as one are taken as one; axes of size 1 don't count.
  init(shape: [Int], strides allStrides: [Int]) {
    for (size, stride) in zip(shape, allStrides) where size != 1 {
      if let last = strides.last, last == stride * size {
        sizes[sizes.count - 1] *= size
        strides[strides.count - 1] = stride
      } else {
        sizes.append(size)
        strides.append(stride)
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      strides = [1]
    }
  }

  func run(from source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
    let total = sizes.product
    guard total > 0 else { return }
    let outer = sizes[0]
    let block = total / outer
    Parallel.ranges(outer, cost: 2 * block) { range in
      for index in range { copy(1, source + index * strides[0], target + index * block) }
    }
  }

  private func copy(_ axis: Int, _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>) {
    guard axis < sizes.count else {
      target[0] = source[0]
      return
    }
    let size = sizes[axis]
    let stride = strides[axis]
    if axis == sizes.count - 1 {
      if stride == 1 {
        target.update(from: source, count: size)
      } else {
        for index in 0..<size { target[index] = source[index * stride] }
      }
      return
    }
    var block = 1
    for inner in axis + 1..<sizes.count { block *= sizes[inner] }
    for index in 0..<size { copy(axis + 1, source + index * stride, target + index * block) }
  }
}
