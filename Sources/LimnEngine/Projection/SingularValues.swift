/// The singular value decomposition of a square matrix in double precision: matrix = U diag(values) Vᵀ.
///
/// One-sided Jacobi rotations (Hestenes 1958): pairs of rows are turned until all are at right angles. Exact for
/// small values too, and fast enough for the few columns of an embedding.
struct SingularValues {
  /// The singular values, the largest first.
  let values: [Double]
  /// The columns of U, one a row.
  let left: [Double]
  /// The columns of V, one a row.
  let right: [Double]
  private let size: Int

  /// Decomposes `size` × `size` finite numbers.
  init(_ matrix: [Double], size: Int) {
    let scale = matrix.reduce(0) { max($0, abs($1)) }
    // The rows are the columns of the matrix, and those of the identity, which take the same turns.
    var columns = (0..<size * size).map { scale > 0 ? matrix[$0 % size * size + $0 / size] / scale : 0 }
    var turned = (0..<size * size).map { $0 % (size + 1) == 0 ? 1.0 : 0.0 }
    for _ in 0..<60 where !Self.sweep(&columns, &turned, size) { break }
    let lengths = (0..<size).map { row in
      columns[row * size..<(row + 1) * size].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let order = (0..<size).sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
    values = order.map { lengths[$0] * scale }
    right = order.flatMap { turned[$0 * size..<($0 + 1) * size] }
    let smallest = (lengths.max() ?? 0) * Double(size) * Double.ulpOfOne
    var left: [Double] = []
    for row in order where lengths[row] > smallest {
      left += columns[row * size..<(row + 1) * size].map { $0 / lengths[row] }
    }
    Self.complete(&left, size)
    self.left = left
    self.size = size
  }

  /// Turns each pair of rows to right angles; false if all were so.
  private static func sweep(_ rows: inout [Double], _ others: inout [Double], _ size: Int) -> Bool {
    var isTurned = false
    rows.withUnsafeMutableBufferPointer { rows in
      others.withUnsafeMutableBufferPointer { others in
        for first in 0..<size {
          for second in 0..<first {
            var (a, b, dot) = (0.0, 0.0, 0.0)
            for place in 0..<size {
              let (x, y) = (rows[first * size + place], rows[second * size + place])
              a += x * x
              b += y * y
              dot += x * y
            }
            guard abs(dot) > Double.ulpOfOne * (a * b).squareRoot(), dot * dot > 0 else { continue }
            isTurned = true
            // The smaller of the two angles that bring them to right angles.
            let slope = (b - a) / (2 * dot)
            let tangent = (slope < 0 ? -1 : 1) / (abs(slope) + (1 + slope * slope).squareRoot())
            let cosine = 1 / (1 + tangent * tangent).squareRoot()
            turn(rows, first * size, second * size, size, cosine, cosine * tangent)
            turn(others, first * size, second * size, size, cosine, cosine * tangent)
          }
        }
      }
    }
    return isTurned
  }

  private static func turn(
    _ rows: UnsafeMutableBufferPointer<Double>, _ first: Int, _ second: Int, _ size: Int, _ cosine: Double,
    _ sine: Double
  ) {
    for place in 0..<size {
      let (x, y) = (rows[first + place], rows[second + place])
      rows[first + place] = cosine * x - sine * y
      rows[second + place] = sine * x + cosine * y
    }
  }

  /// Adds rows of length 1 at right angles to all until there are `size`, each from the axis that is least covered.
  private static func complete(_ rows: inout [Double], _ size: Int) {
    while rows.count < size * size {
      let count = rows.count / size
      var covered = [Double](repeating: 0, count: size)
      for index in rows.indices { covered[index % size] += rows[index] * rows[index] }
      var axis = 0
      for place in 0..<size where covered[place] < covered[axis] { axis = place }
      var row = (0..<size).map { $0 == axis ? 1.0 : 0.0 }
      // Twice, since the first time leaves what rounding brings in.
      for _ in 0..<2 {
        for other in 0..<count {
          let dot = (0..<size).reduce(0) { $0 + row[$1] * rows[other * size + $1] }
          for place in 0..<size { row[place] -= dot * rows[other * size + place] }
        }
      }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      rows += row.map { $0 / length }
    }
  }

  /// U Vᵀ, the orthogonal matrix nearest to the one decomposed, row by row; without reflection the one nearest among
  /// those of determinant 1.
  func nearestRotation(allowsReflection: Bool) -> [Double] {
    func product(sign: Double) -> [Double] {
      var result = [Double](repeating: 0, count: size * size)
      for index in 0..<size {
        let weight = index == size - 1 ? sign : 1
        for row in 0..<size {
          let value = weight * left[index * size + row]
          for column in 0..<size { result[row * size + column] += value * right[index * size + column] }
        }
      }
      return result
    }
    let nearest = product(sign: 1)
    return allowsReflection || Self.isProper(nearest, size) ? nearest : product(sign: -1)
  }

  /// Whether an orthogonal matrix has determinant 1 and not −1: by elimination with the largest pivots.
  private static func isProper(_ matrix: [Double], _ size: Int) -> Bool {
    var rows = (0..<size).map { Array(matrix[$0 * size..<($0 + 1) * size]) }
    var isPositive = true
    for step in 0..<size {
      let pivot = (step..<size).max { abs(rows[$0][step]) < abs(rows[$1][step]) } ?? step
      if pivot != step {
        rows.swapAt(pivot, step)
        isPositive.toggle()
      }
      if rows[step][step] < 0 { isPositive.toggle() }
      for row in step + 1..<max(size, step + 1) {
        let factor = rows[row][step] / rows[step][step]
        for column in step..<size { rows[row][column] -= factor * rows[step][column] }
      }
    }
    return isPositive
  }
}
