import LimnPlatform

extension AttentionWeights {
  /// What entropy is measured in.
  public enum EntropyUnit: String, CaseIterable, Sendable {
    /// By the natural logarithm.
    case nats
    /// By the logarithm to base 2.
    case bits
    /// As a share of the most that is possible, ln of the number of keys that a query sees: 0 for one key alone, 1
    /// for all alike.
    case relative
  }

  /// The entropy of each query's distribution over the keys, -Σ p ln p.
  ///
  /// Rows are divided by their sums first, as `scipy.stats.entropy` does it. A row that has NaN, infinite or negative
  /// weights, or none above 0, has none: NaN; so has, relative to the most possible, a query that sees one key.
  public func queryEntropies(layer: Int, head: Int, in unit: EntropyUnit = .nats) -> [Double] {
    let start = start(layer, head)
    return (0..<queryCount).map { query in
      let row = values[(start + query * keyCount)..<(start + (query + 1) * keyCount)]
      return Self.entropy(row) / divisor(query: query, unit)
    }
  }

  /// The mean entropy of a head over its queries, in nats unless said otherwise.
  ///
  /// Relative to the most possible, it is the sum of the entropies over the sum of the most possible ones, so that
  /// queries that see few keys count little. Queries without an entropy are left out; NaN if none is left.
  public func entropy(layer: Int, head: Int, in unit: EntropyUnit = .nats) -> Double {
    let entropies = queryEntropies(layer: layer, head: head)
    let known = entropies.indices.filter { !entropies[$0].isNaN }
    let sum = known.reduce(0) { $0 + entropies[$1] }
    guard unit == .relative else { return sum / Double(known.count) / divisor(query: 0, unit) }
    let most = known.reduce(0) { $0 + log(Double(visibleCount(query: $1))) }
    return most > 0 ? sum / most : .nan
  }

  private func divisor(query: Int, _ unit: EntropyUnit) -> Double {
    switch unit {
    case .nats: 1
    case .bits: log(2)
    case .relative: visibleCount(query: query) > 1 ? log(Double(visibleCount(query: query))) : .nan
    }
  }

  private static func entropy(_ row: ArraySlice<Float>) -> Double {
    var sum = 0.0
    for weight in row {
      guard weight.isFinite, weight >= 0 else { return .nan }
      sum += Double(weight)
    }
    guard sum > 0 else { return .nan }
    return row.reduce(0) { total, weight in
      let share = Double(weight) / sum
      return share > 0 ? total - share * log(share) : total
    }
  }
}
