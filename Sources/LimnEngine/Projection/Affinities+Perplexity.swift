import LimnPlatform

extension Affinities {
  /// Weights exp(−precision × squared distance) that add up to 1, with the precision at which 2 to their entropy in
  /// bits is the perplexity.
  ///
  /// Newton's steps on the logarithm of the precision, between bounds. Where no precision reaches the perplexity,
  /// because more points are equally near than it counts, these share the weight evenly.
  ///
  /// - Returns: The entropy reached, in nats.
  @discardableResult
  static func weigh(
    _ squares: UnsafeBufferPointer<Double>, perplexity: Double,
    into weights: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    guard let nearest = squares.min(), let farthest = squares.max() else { return 0 }
    let target = log(perplexity)
    let range = farthest - nearest
    // In units of the range, so that no square under- or overflows.
    var precision = 1.0
    var (low, high) = (0.0, Double.infinity)
    var entropy = 0.0
    for _ in 0..<100 {
      var (total, mean, square) = (0.0, 0.0, 0.0)
      for index in squares.indices {
        let distance = range > 0 ? (squares[index] - nearest) / range : 0
        let weight = exp(-precision * distance)
        weights[index] = weight
        total += weight
        mean += weight * distance
        square += weight * distance * distance
      }
      mean /= total
      for index in weights.indices { weights[index] /= total }
      entropy = log(total) + precision * mean
      let excess = entropy - target
      if abs(excess) < 1e-9 || range == 0 { break }
      if excess > 0 { low = precision } else { high = precision }
      // The derivative of the entropy by the logarithm of the precision is −slope.
      let slope = precision * precision * max(0, square / total - mean * mean)
      let move = slope > 0 ? max(-3, min(3, excess / slope)) : excess > 0 ? 3 : -3
      let next = precision * exp(move)
      precision = next > low && next < high ? next : high < .infinity ? (low + high) / 2 : low * 2
      if precision == low || precision == high || precision > 1e100 { break }
    }
    return entropy
  }
}
