import LimnPlatform

/// How much each point belongs with each of its neighbours: the joint probabilities P of t-SNE.
///
/// Of the 3 × perplexity nearest neighbours (van der Maaten, "Accelerating t-SNE using Tree-Based Algorithms", JMLR
/// 2014); beyond them Gaussian weights are next to nothing. Of few points those are all the others.
struct Affinities {
  /// Where each point's neighbours start, and the end: multiples of 16, filled up with weights of zero.
  private(set) var starts: [Int64]
  private(set) var neighbors: [Int32] = []
  /// The probabilities, which add up to 1.
  private(set) var weights: [Float] = []
  /// The sum of p log p.
  private(set) var negativeEntropy = 0.0

  /// - Throws: ``DataError`` if a number is not finite.
  init(_ points: Tensor, perplexity: Double) throws {
    let rows = points.shape[0]
    let count = min(max(rows - 1, 0), Int(3 * perplexity) + 1)
    let nearest = try nearestNeighbors(of: points, count: count)
    let squares = nearest.distances.map { $0 * $0 }
    var conditional = [Double](repeating: 0, count: squares.count)
    conditional.withUnsafeMutableBufferPointer { conditional in
      squares.withUnsafeBufferPointer { squares in
        Parallel.ranges(rows, cost: count * 100) { range in
          for row in range {
            let place = row * count..<(row + 1) * count
            Self.weigh(
              UnsafeBufferPointer(rebasing: squares[place]), perplexity: perplexity,
              into: UnsafeMutableBufferPointer(rebasing: conditional[place]))
          }
        }
      }
    }
    starts = [0]
    starts.reserveCapacity(rows + 1)
    merge(conditional, nearest.indices.values, rows: rows, count: count)
  }

  /// The mean of each pair's two conditional probabilities, over the number of points.
  private mutating func merge(_ conditional: [Double], _ indices: [Int32], rows: Int, count: Int) {
    // For each point, the places where others name it.
    var ends = [Int](repeating: 0, count: rows + 1)
    for index in indices { ends[Int(index) + 1] += 1 }
    for row in 0..<rows { ends[row + 1] += ends[row] }
    var named = [Int](repeating: 0, count: indices.count)
    var next = ends
    for place in indices.indices {
      named[next[Int(indices[place])]] = place
      next[Int(indices[place])] += 1
    }
    var placeOf = [Int](repeating: -1, count: rows)
    var sums: [Double] = []
    let factor = 1 / Double(2 * rows)
    for row in 0..<rows {
      let start = neighbors.count
      sums.removeAll(keepingCapacity: true)
      for place in row * count..<(row + 1) * count {
        placeOf[Int(indices[place])] = start + sums.count
        neighbors.append(indices[place])
        sums.append(conditional[place])
      }
      for place in named[ends[row]..<ends[row + 1]] {
        let other = place / count
        if placeOf[other] >= start {
          sums[placeOf[other] - start] += conditional[place]
        } else {
          neighbors.append(Int32(other))
          sums.append(conditional[place])
        }
      }
      for sum in sums {
        let weight = sum * factor
        weights.append(Float(weight))
        if weight > 0 { negativeEntropy += weight * log(weight) }
      }
      while neighbors.count % 16 != 0 {
        neighbors.append(Int32(row))
        weights.append(0)
      }
      starts.append(Int64(neighbors.count))
    }
  }
}
