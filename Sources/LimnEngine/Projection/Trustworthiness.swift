/// How far neighbours in a picture are neighbours in the data, 0 ... 1.
///
/// For each point, those of its nearest neighbours in the picture that are not among its nearest in the original
/// space cost by their rank there (Venna and Kaski, "Neighborhood Preservation in Nonlinear Projection Methods: An
/// Experimental Study", ICANN 2001). As `sklearn.manifold.trustworthiness`; ties go by index.
///
/// - Parameters:
///   - original: The points, [points, width].
///   - embedded: The same points in the picture, [points, dimensions].
///   - count: How many neighbours to look at, below half the points.
///   - metric: What near means in the original space.
/// - Throws: ``DataError`` if a number is not finite.
public func trustworthiness(
  original: Tensor, embedded: Tensor, neighbors count: Int = 5, metric: DistanceMetric = .euclidean
) throws -> Double {
  require(
    original.shape.count == 2 && embedded.shape.count == 2 && original.shape[0] == embedded.shape[0],
    "trustworthiness: shapes \(original.shape) and \(embedded.shape) have to be [points, width] of the same points"
  )
  let rows = original.shape[0]
  require(
    count > 0 && 2 * count < rows,
    "trustworthiness: \(count) neighbours of \(rows) points; there have to be 1 or more, below half the points"
  )
  try Projection.requireFinite(original, "trustworthiness")
  let picture = try nearestNeighbors(of: embedded, count: count)
  let pairs = PairwiseDistances(original, metric)
  var costs = [Int](repeating: 0, count: rows)
  costs.withUnsafeMutableBufferPointer { costs in
    let costs = costs.baseAddress!
    pairs.forEachBlock { block, products in
      Parallel.ranges(block.count, cost: rows * (count + 1)) { range in
        var candidates = [Int32](repeating: 0, count: rows)
        for row in range {
          let point = block.lowerBound + row
          let rough = products + row * rows
          pairs.makeDistances(point, products: rough)
          for place in point * count..<(point + 1) * count {
            let other = Int(picture.indices.values[place])
            let rank = 1 + pairs.rank(of: other, from: point, rough: rough, candidates: &candidates)
            costs[point] += max(0, rank - count)
          }
        }
      }
    }
  }
  let worst = Double(rows * count) * Double(2 * rows - 3 * count - 1)
  return 1 - 2 * Double(costs.reduce(0, +)) / worst
}
