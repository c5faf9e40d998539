internal import CKernels

/// The eigenvalues and eigenvectors of a symmetric matrix in double precision.
///
/// Householder's reflections make it tridiagonal, QR steps with Wilkinson's shift make that diagonal (Golub and Van
/// Loan, Matrix Computations, 4th edition, algorithms 8.3.1 to 8.3.3).
struct SymmetricEigen {
  /// The eigenvalues, the largest first.
  let values: [Double]
  /// The eigenvectors of length 1 in that order, one a row, of any sign.
  let vectors: [Double]

  /// Solves for `size` × `size` finite numbers, both triangles of which are given.
  init(_ matrix: [Double], size: Int) {
    let scale = matrix.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else {
      values = [Double](repeating: 0, count: size)
      vectors = (0..<size * size).map { $0 % (size + 1) == 0 ? 1 : 0 }
      return
    }
    // Numbers about 1, so that no square under- or overflows.
    var tridiagonal = Self.tridiagonalize(matrix.map { $0 / scale }, size)
    tridiagonal.diagonalize()
    let diagonal = tridiagonal.diagonal
    let order = (0..<size).sorted { (-diagonal[$0], $0) < (-diagonal[$1], $1) }
    values = order.map { diagonal[$0] * scale }
    let rows = tridiagonal.rows
    vectors = order.flatMap { rows[$0 * size..<($0 + 1) * size] }
  }

  /// The tridiagonal T with matrix = Q T Qᵀ, and Qᵀ.
  private static func tridiagonalize(_ matrix: [Double], _ size: Int) -> TridiagonalMatrix {
    var matrix = matrix
    var result = TridiagonalMatrix(size: size)
    var factors = [Double](repeating: 0, count: size)
    var work = [Double](repeating: 0, count: 4 * size)
    matrix.withUnsafeMutableBufferPointer { matrix in
      work.withUnsafeMutableBufferPointer { work in
        let a = matrix.baseAddress!
        // The matrix still lacks − v wᵀ − w vᵀ of the step before, which the next product brings along: one way
        // through memory a step instead of two.
        let v = work.baseAddress!
        let (w, next, product) = (v + size, v + 2 * size, v + 3 * size)
        for step in 0..<size {
          let row = a + step * size
          for column in step..<size { row[column] -= v[step] * w[column] + w[step] * v[column] }
          result.diagonal[step] = row[step]
          let first = step + 1
          guard first < size else { continue }
          result.side[step] = reflect(row + first, size - first, factor: &factors[step])
          let factor = factors[step]
          for column in first..<size { next[column] = factor == 0 ? 0 : row[column] }
          Parallel.ranges(size - first, cost: size - first) {
            limn_update_and_multiply(
              a + first * size + first, size, v + first, w + first, next + first, product + first,
              size - first, $0.lowerBound, $0.upperBound)
          }
          var dot = 0.0
          for column in first..<size { dot += product[column] * next[column] }
          for column in first..<size {
            w[column] = factor * (product[column] - factor / 2 * dot * next[column])
            v[column] = next[column]
          }
        }
      }
    }
    result.rows.withUnsafeMutableBufferPointer { rows in
      let base = rows.baseAddress!
      for index in 0..<size { base[index * size + index] = 1 }
      Parallel.ranges(size, cost: size * size) {
        limn_reflect_rows(base, matrix, factors, size, $0.lowerBound, $0.upperBound)
      }
    }
    return result
  }

  /// Turns a vector into that of the reflection 1 − factor v vᵀ, which maps it to the first axis, and gives what it
  /// becomes there. One number needs no reflection.
  private static func reflect(_ x: UnsafeMutablePointer<Double>, _ count: Int, factor: inout Double) -> Double
  {
    guard count > 1 else { return x[0] }
    var length = 0.0
    for index in 0..<count { length += x[index] * x[index] }
    length.formSquareRoot()
    guard length > 0 else { return 0 }
    factor = 1 / (length * (length + abs(x[0])))
    let end = x[0] > 0 ? -length : length
    x[0] -= end
    return end
  }
}
