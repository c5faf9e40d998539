/// The nearest others of each of some points.
public struct NearestNeighbors: Sendable, Equatable {
  /// The neighbours' rows, the nearest first and ties by index: [points, neighbours].
  public let indices: IndexTensor
  /// The distances to them in double precision, row by row.
  public let distances: [Double]

  /// How many neighbours each point has here.
  public var count: Int { indices.shape[1] }

  /// The neighbours of one point, the nearest first.
  ///
  /// - Precondition: There is such a point.
  public subscript(_ point: Int) -> [(index: Int, distance: Double)] {
    require(
      point >= 0 && point < indices.shape[0],
      "NearestNeighbors: there is no point \(point) of \(indices.shape[0])")
    return (point * count..<(point + 1) * count).map { (Int(indices.values[$0]), distances[$0]) }
  }
}

/// The nearest others of one point, exactly and in double precision: the time goes with the points.
///
/// - Parameters:
///   - point: Its row.
///   - points: [points, width].
///   - count: How many neighbours, 0 ... points − 1; equal distances come in the order of their indices.
///   - metric: What near means.
/// - Throws: ``DataError`` if a number is not finite.
public func nearestNeighbors(
  of point: Int, in points: Tensor, count: Int, metric: DistanceMetric = .euclidean
) throws -> [(index: Int, distance: Double)] {
  require(
    points.shape.count == 2 && point >= 0 && point < points.shape[0],
    "nearestNeighbors: there is no point \(point) of shape \(points.shape)")
  require(
    count >= 0 && count < points.shape[0],
    "nearestNeighbors: \(points.shape[0]) points don't have \(count) others each")
  try Projection.requireFinite(points, "nearestNeighbors")
  let pairs = PairwiseDistances(points, metric)
  let values = (0..<points.shape[0]).filter { $0 != point }.map { (pairs.exact(point, $0), $0) }
  return values.sorted { $0 < $1 }.prefix(count).map { ($0.1, pairs.distance($0.0)) }
}

/// The nearest others of each point, exactly.
///
/// All distances are taken by matrix products in single precision first, a block of points at a time; what rounding
/// may have put on the wrong side is looked at again in double precision. So neighbours are those that
/// double precision tells apart, and equal distances come in the order of their indices. The time goes with the
/// square of the points, the memory with the points.
///
/// - Parameters:
///   - points: [points, width].
///   - count: How many neighbours, 0 ... points − 1. A point is no neighbour of itself, one at the same place is.
///   - metric: What near means.
/// - Throws: ``DataError`` if a number is not finite.
public func nearestNeighbors(
  of points: Tensor, count: Int, metric: DistanceMetric = .euclidean
) throws -> NearestNeighbors {
  require(
    points.shape.count == 2,
    "nearestNeighbors: the points have the shape \(points.shape); it has to be [points, width]")
  let rows = points.shape[0]
  require(
    count >= 0 && count <= max(rows - 1, 0),
    "nearestNeighbors: \(rows) points don't have \(count) others each")
  try Projection.requireFinite(points, "nearestNeighbors")
  var indices = [Int32](repeating: 0, count: rows * count)
  var distances = [Double](repeating: 0, count: rows * count)
  let pairs = PairwiseDistances(points, metric)
  indices.withUnsafeMutableBufferPointer { indices in
    distances.withUnsafeMutableBufferPointer { distances in
      let (indices, distances) = (indices.baseAddress, distances.baseAddress)
      guard count > 0, let indices, let distances else { return }
      pairs.forEachBlock { block, products in
        Parallel.ranges(block.count, cost: rows) { range in
          var heap = [Float](repeating: 0, count: count)
          var candidates = [Int32](repeating: 0, count: rows)
          for row in range {
            let point = block.lowerBound + row
            let rough = products + row * rows
            pairs.makeDistances(point, products: rough)
            let nearest = pairs.nearest(
              point, rough: rough, wanted: count, heap: &heap, candidates: &candidates)
            for (place, neighbor) in nearest.enumerated() {
              indices[point * count + place] = neighbor.index
              distances[point * count + place] = pairs.distance(neighbor.value)
            }
          }
        }
      }
    }
  }
  return NearestNeighbors(indices: IndexTensor(shape: [rows, count], values: indices), distances: distances)
}
