extension Generator {
  /// Positions drawn with the given weights, as `torch.multinomial` (2.0 and later).
  ///
  /// - Parameters:
  ///   - weights: Not negative, not all zero; they need not add up to 1.
  ///   - count: How many to draw; without replacement at most as many as there are weights above zero.
  ///   - replacement: Whether a position can come again.
  public mutating func multinomial(_ weights: [Float], _ count: Int, replacement: Bool = false) -> [Int] {
    Self.check(weights)
    guard replacement, count > 1 else {
      require(
        count <= weights.count { $0 > 0 },
        "multinomial: \(count) draws without replacement from \(weights.count { $0 > 0 }) weights above zero")
      return drawByExponentials(weights, count)
    }
    return drawBySums(weights, count)
  }

  /// Positions drawn with replacement by the cumulative sum, as `torch.multinomial` did before 2.0.
  ///
  /// It takes fewer random words than ``multinomial(_:_:replacement:)`` does, so the older lectures' names
  /// come out as printed.
  public mutating func multinomialByCumulativeSum(_ weights: [Float], _ count: Int) -> [Int] {
    Self.check(weights)
    return drawBySums(weights, count)
  }

  /// The largest of weight / exponential number wins: each weight's chance is its share.
  private mutating func drawByExponentials(_ weights: [Float], _ count: Int) -> [Int] {
    let race = weights.map { $0 / nextExponential(rate: 1) }
    if count == 1 {
      var best = 0
      for index in race.indices where race[index] > race[best] { best = index }
      return [best]
    }
    return Array(
      race.indices.sorted { race[$0] > race[$1] || (race[$0] == race[$1] && $0 < $1) }.prefix(count))
  }

  private mutating func drawBySums(_ weights: [Float], _ count: Int) -> [Int] {
    var total: Float = 0
    var sums = weights.map { weight in
      total += weight
      return total
    }
    for index in sums.indices { sums[index] /= total }
    sums[sums.count - 1] = 1
    return (0..<count).map { _ in
      let draw = nextDouble()
      var low = 0
      var high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if Double(sums[middle]) < draw { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private static func check(_ weights: [Float]) {
    require(
      weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 },
      "multinomial: weights must be finite and not negative, and one of them above zero")
  }
}
