extension Scale {
  /// The smallest domain that holds all of the values; numbers are widened to round ends if `isNice`.
  public static func domain(of values: [PlotValue], isNice: Bool = false) -> Domain {
    domain(of: PlotExtent(values), isNice: isNice)
  }

  /// The smallest domain that holds what an extent holds and the transform can show.
  ///
  /// - Parameters:
  ///   - extent: What has to be covered; names come before numbers.
  ///   - transform: How distances become distances; a logarithmic domain starts at the least number above 0.
  ///   - isNice: Whether numbers are widened to round ends.
  public static func domain(
    of extent: PlotExtent, transform: Transform = .linear, isNice: Bool = false
  ) -> Domain {
    if !extent.names.isEmpty { return .categories(extent.names) }
    switch transform {
    case .linear: return linearDomain(extent, isNice: isNice)
    case .steps: return linearDomain(extent, isNice: isNice, smallestStep: 1)
    case .logarithmic: return logarithmicDomain(extent, isNice: isNice)
    case .symmetricLogarithmic(let threshold):
      guard let range = extent.range else { return .numbers(-threshold...threshold) }
      var (low, high) = (range.lowerBound, range.upperBound)
      if isNice || low == high {
        // Ends within the linear part stand at its ends or at zero.
        func outwards(_ end: Double, isHigh: Bool) -> Double {
          if end.magnitude <= threshold {
            return end == 0 ? 0 : (end > 0) == isHigh ? (isHigh ? threshold : -threshold) : 0
          }
          let size = Ticks.rounded125(end.magnitude, up: (end > 0) == isHigh)
          return end < 0 ? -size : size
        }
        (low, high) = (outwards(low, isHigh: false), outwards(high, isHigh: true))
      }
      return .numbers(low < high ? low...high : (low - threshold)...(high + threshold))
    }
  }

  private static func linearDomain(
    _ extent: PlotExtent, isNice: Bool, smallestStep: Double = 0
  ) -> Domain {
    guard let range = extent.range else { return .numbers(0...1) }
    let (low, high) = (range.lowerBound, range.upperBound)
    if isConstant(low, high) {
      // Half a unit on each side of an everyday number, a tenth of others, which half a unit would hide or not move.
      let isEveryday = low == 0 || (1..<1_000).contains(low.magnitude)
      let room = isEveryday ? 0.5 : low.magnitude * 0.1
      return .numbers(max(low - room, -.greatestFiniteMagnitude)...min(high + room, .greatestFiniteMagnitude))
    }
    guard isNice else { return .numbers(low...high) }
    let step = max(Ticks.step(for: high - low, about: 6), smallestStep)
    // Numbers so far apart or so near that no round step lies between them stand as they are.
    guard step.isNormal, (high / step).magnitude < 1e15, (low / step).magnitude < 1e15 else {
      return .numbers(low...high)
    }
    return .numbers(((low / step).rounded(.down) * step)...((high / step).rounded(.up) * step))
  }

  /// Whether numbers differ by no more than the rounding of a sum, which spread over the axis would look like data.
  private static func isConstant(_ low: Double, _ high: Double) -> Bool {
    low == high || high - low < 1e-13 * max(low.magnitude, high.magnitude)
  }

  private static func logarithmicDomain(_ extent: PlotExtent, isNice: Bool) -> Domain {
    guard let range = extent.positiveRange else { return .numbers(1...10) }
    var (low, high) = (range.lowerBound, range.upperBound)
    if isConstant(low, high) { (low, high) = (low / 2, high * 2) }
    guard low.isNormal, high.isFinite else {
      return .numbers(
        max(range.lowerBound, .leastNormalMagnitude)...max(range.upperBound, 2 * .leastNormalMagnitude))
    }
    guard isNice else { return .numbers(low...high) }
    if high / low < Ticks.fewestRatio {
      let step = Ticks.step(for: high - low, about: 6)
      let (first, last) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
      if first > 0, last.isFinite { return .numbers(first...last) }
    }
    let ends = (Ticks.rounded125(low, up: false), Ticks.rounded125(high, up: true))
    return .numbers((ends.0.isNormal ? ends.0 : low)...(ends.1.isFinite ? ends.1 : high))
  }
}
