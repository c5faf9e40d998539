internal import CKernels

/// The distances of all points from each other: roughly by matrix products, and exactly one at a time.
///
/// Not `Sendable`, but read by several threads at the same time.
struct PairwiseDistances {
  /// Another point and how far it is: by the squared distance, or by 1 − cosine.
  typealias Neighbor = (value: Double, index: Int32)

  private let points: Tensor
  /// The points that the products are of: less their mean, which makes rounding smaller, or of length 1.
  private let scaled: Tensor
  /// The squared lengths of `scaled` for the squared distance; zeros for the cosine.
  private let norms: [Float]
  /// The lengths of the points.
  private let lengths: [Double]
  private let metric: DistanceMetric
  /// What two rough distances of the same exact one can differ by, for each point.
  private let slacks: [Float]

  private var count: Int { points.shape[0] }
  private var width: Int { points.shape[1] }

  /// - Precondition: The points, [points, width], are finite.
  init(_ points: Tensor, _ metric: DistanceMetric) {
    let points = points.contiguous()
    let (count, width) = (points.shape[0], points.shape[1])
    let scaled = Tensor(uninitialized: points.shape)
    let center = metric == .euclidean ? CenteredPoints(points).mean : [Double](repeating: 0, count: width)
    lengths = (0..<count).map {
      limn_dot_precise(points.pointer + $0 * width, points.pointer + $0 * width, width).squareRoot()
    }
    // Of lengths up to 1, so that nothing over- or underflows in single precision.
    var factors = lengths.map { $0 > 0 ? 1 / $0 : 0 }
    if metric == .euclidean {
      var largest = 0.0
      for row in 0..<count {
        var square = 0.0
        for column in 0..<width {
          let difference = Double(points.pointer[row * width + column]) - center[column]
          square += difference * difference
        }
        largest = max(largest, square.squareRoot())
      }
      factors = [Double](repeating: largest > 0 ? 1 / largest : 0, count: count)
    }
    for row in 0..<count {
      let (from, to) = (points.pointer + row * width, scaled.pointer + row * width)
      for column in 0..<width { to[column] = Float((Double(from[column]) - center[column]) * factors[row]) }
    }
    let squares = (0..<count).map {
      limn_dot_precise(scaled.pointer + $0 * width, scaled.pointer + $0 * width, width)
    }
    // What rounding does at most to a sum of `width` products, to the points themselves and to the squared lengths.
    let rounding = Double(width + 16) * Double(Float.ulpOfOne)
    slacks = squares.map { 2 * Float(rounding * ($0.squareRoot() + 1)) }
    norms = metric == .euclidean ? squares.map { Float($0) } : [Float](repeating: 0, count: count)
    self.points = points
    self.scaled = scaled
    self.metric = metric
  }

  /// Calls `body` with a range of points and the products of each with all points, row by row.
  func forEachBlock(_ body: (Range<Int>, UnsafeMutablePointer<Float>) -> Void) {
    let size = max(1, min(count, max(64, (1 << 22) / max(count, 1))))
    let products = Storage(count: size * count)
    let all = GEMM.Matrix(pointer: scaled.pointer, stride: width)
    for start in stride(from: 0, to: count, by: size) {
      let end = min(start + size, count)
      GEMM.run(
        all.advanced(rows: start), all.transposed, into: products.pointer, rows: end - start, columns: count,
        depth: width)
      body(start..<end, products.pointer)
    }
  }

  /// Makes the products of a point with all points their rough distances.
  func makeDistances(_ point: Int, products: UnsafeMutablePointer<Float>) {
    limn_distances(products, norms, point, count)
  }

  /// The `wanted` nearest others of a point, in order.
  ///
  /// - Parameters:
  ///   - rough: The rough distances from the point.
  ///   - wanted: How many, at least 1.
  ///   - heap: Room for as many numbers.
  ///   - candidates: Room for all points.
  func nearest(
    _ point: Int, rough: UnsafePointer<Float>, wanted: Int, heap: inout [Float], candidates: inout [Int32]
  ) -> ArraySlice<Neighbor> {
    let found = limn_nearest(rough, count, slacks[point], wanted, &heap, &candidates)
    var neighbors = candidates.prefix(found).map { Neighbor(exact(point, Int($0)), $0) }
    neighbors.sort { $0 < $1 }
    return neighbors.prefix(wanted)
  }

  /// How many others are nearer to a point than another is, or as near and of lower index.
  ///
  /// - Parameters:
  ///   - rough: The rough distances from the point.
  ///   - candidates: Room for all points.
  func rank(
    of other: Int, from point: Int, rough: UnsafePointer<Float>, candidates: inout [Int32]
  ) -> Int {
    var found = 0
    let nearer = limn_count_nearer(
      rough, count, rough[other] - slacks[point], rough[other] + slacks[point], &candidates, &found)
    let value = Neighbor(exact(point, other), Int32(other))
    return nearer + candidates.prefix(found).count { (exact(point, Int($0)), $0) < value }
  }

  /// What orders the neighbours: the squared distance, or 1 − cosine, in double precision.
  func exact(_ first: Int, _ second: Int) -> Double {
    let (a, b) = (points.pointer + first * width, points.pointer + second * width)
    guard metric == .cosine else { return limn_squared_distance(a, b, width) }
    let length = lengths[first] * lengths[second]
    return length > 0 ? max(0, 1 - limn_dot_precise(a, b, width) / length) : 1
  }

  /// The distance that orders so.
  func distance(_ value: Double) -> Double { metric == .cosine ? value : value.squareRoot() }
}
