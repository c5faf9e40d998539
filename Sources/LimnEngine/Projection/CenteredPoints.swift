internal import CKernels

/// Points less their mean, in double precision, a few rows or columns at a time.
struct CenteredPoints {
  private let points: Tensor
  /// The mean of each column.
  let mean: [Double]

  /// How many rows are centred at a time: few enough to stay in the cache.
  private static let block = 64

  private var count: Int { points.shape[0] }
  private var width: Int { points.shape[1] }

  /// - Precondition: The points, [points, width], lie in row-major order.
  init(_ points: Tensor) {
    self.points = points
    let (count, width) = (points.shape[0], points.shape[1])
    var sums = [Double](repeating: 0, count: width)
    for row in 0..<count {
      let line = points.pointer + row * width
      for column in 0..<width { sums[column] += Double(line[column]) }
    }
    mean = sums.map { $0 / Double(count) }
  }

  /// The products of the columns with each other, [width, width].
  func scatterMatrix() -> [Double] {
    products(size: width, depth: count) { row, column in
      Double(points.pointer[row * width + column]) - mean[column]
    }
  }

  /// The products of the rows with each other, [points, points].
  func gramMatrix() -> [Double] {
    products(size: count, depth: width) { row, column in
      Double(points.pointer[column * width + row]) - mean[row]
    }
  }

  /// The sum over `depth` rows of their columns' products.
  private func products(size: Int, depth: Int, _ value: (Int, Int) -> Double) -> [Double] {
    var matrix = [Double](repeating: 0, count: size * size)
    var rows = [Double](repeating: 0, count: Self.block * size)
    matrix.withUnsafeMutableBufferPointer { matrix in
      let base = matrix.baseAddress
      for start in stride(from: 0, to: depth, by: Self.block) {
        let taken = min(Self.block, depth - start)
        for row in 0..<taken {
          for column in 0..<size { rows[row * size + column] = value(start + row, column) }
        }
        rows.withUnsafeBufferPointer { rows in
          // Four rows of the result at a time, whole tiles in each range.
          Parallel.ranges((size + 3) / 4, cost: taken * size * 2) {
            limn_add_gram(
              rows.baseAddress, base, taken, size, $0.lowerBound * 4, min($0.upperBound * 4, size))
          }
        }
      }
    }
    for row in 0..<size {
      for column in 0..<row { matrix[row * size + column] = matrix[column * size + row] }
    }
    return matrix
  }

  /// For each row of weights, one a point, the sum of the points so weighed, scaled to length 1: the components from
  /// the eigenvectors of ``gramMatrix()``. [rows, width].
  func combinations(_ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: weights.count / count * width)
    result.withUnsafeMutableBufferPointer { result in
      let base = result.baseAddress
      Parallel.ranges(weights.count / count, cost: count * width) { range in
        for row in range {
          guard let line = base.map({ $0 + row * width }) else { continue }
          for point in 0..<count {
            let weight = weights[row * count + point]
            let values = points.pointer + point * width
            for column in 0..<width { line[column] += weight * (Double(values[column]) - mean[column]) }
          }
          // By its own length, which rounding makes differ from the root of a small eigenvalue.
          var square = 0.0
          for column in 0..<width { square += line[column] * line[column] }
          let length = square.squareRoot()
          for column in 0..<width { line[column] /= length }
        }
      }
    }
    return result
  }
}
