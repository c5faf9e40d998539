internal import CKernels

/// A symmetric matrix with numbers on the diagonal and beside it only, and vectors that are turned as it is made
/// diagonal.
struct TridiagonalMatrix {
  /// The numbers on the diagonal.
  var diagonal: [Double]
  /// The numbers beside it, one fewer.
  var side: [Double]
  /// As many rows of as many numbers.
  var rows: [Double]

  /// Rotations that the rows still lack. They don't depend on the rows, so they are kept and applied to a few
  /// columns at a time, which stay in the cache.
  private var places: [Int32] = []
  private var turns: [Double] = []

  /// How many rotations to keep at most.
  private static let batch = 1 << 19
  /// How many columns to turn at a time.
  private static let columns = 32

  /// Zeros.
  init(size: Int) {
    diagonal = [Double](repeating: 0, count: size)
    side = [Double](repeating: 0, count: max(size - 1, 0))
    rows = [Double](repeating: 0, count: size * size)
  }

  /// Makes the matrix diagonal by QR steps, each on the last block that is none yet, and turns the rows likewise.
  mutating func diagonalize() {
    let precision = Double.ulpOfOne
    let size = diagonal.reduce(0) { max($0, abs($1)) } + side.reduce(0) { max($0, abs($1)) }
    var last = diagonal.count - 1
    // Two steps a value are usual.
    var remaining = 60 * diagonal.count
    while last > 0 {
      var first = last
      while first > 0 {
        let neighbors = abs(diagonal[first - 1]) + abs(diagonal[first])
        if abs(side[first - 1]) <= precision * max(neighbors, precision * size) {
          side[first - 1] = 0
          break
        }
        first -= 1
      }
      if first == last {
        last -= 1
      } else {
        require(
          remaining > 0, "SymmetricEigen: the QR steps did not end; the matrix may hold no finite numbers")
        remaining -= 1
        step(first, last)
      }
    }
    turnRows()
  }

  /// One QR step on the rows and columns first ... last, by rotations that chase the number off the band.
  private mutating func step(_ first: Int, _ last: Int) {
    let half = (diagonal[last - 1] - diagonal[last]) / 2
    let corner = side[last - 1]
    let root = (half * half + corner * corner).squareRoot()
    let shift = diagonal[last] - corner * corner / (half < 0 ? half - root : half + root)
    var x = diagonal[first] - shift
    var z = side[first]
    for k in first..<last {
      let length = (x * x + z * z).squareRoot()
      let cosine = length > 0 ? x / length : 1
      let sine = length > 0 ? z / length : 0
      if k > first { side[k - 1] = length }
      let (upper, lower, between) = (diagonal[k], diagonal[k + 1], side[k])
      let cross = 2 * cosine * sine * between
      diagonal[k] = cosine * cosine * upper + cross + sine * sine * lower
      diagonal[k + 1] = sine * sine * upper - cross + cosine * cosine * lower
      side[k] = cosine * sine * (lower - upper) + (cosine * cosine - sine * sine) * between
      if k < last - 1 {
        x = side[k]
        z = sine * side[k + 1]
        side[k + 1] *= cosine
      }
      places.append(Int32(k))
      turns.append(cosine)
      turns.append(sine)
    }
    if places.count >= Self.batch { turnRows() }
  }

  /// Applies the rotations kept so far.
  private mutating func turnRows() {
    let width = diagonal.count
    let blocks = (width + Self.columns - 1) / Self.columns
    rows.withUnsafeMutableBufferPointer { rows in
      let base = rows.baseAddress
      Parallel.ranges(blocks, cost: places.count * Self.columns) { range in
        for block in range {
          limn_rotate_rows(
            base, width, places, turns, places.count, block * Self.columns,
            min(width, (block + 1) * Self.columns))
        }
      }
    }
    places.removeAll(keepingCapacity: true)
    turns.removeAll(keepingCapacity: true)
  }
}
