extension HeatmapOptions {
  /// The colours for numbers: one scale for all that are drawn together.
  func scale(for values: [Float]) -> ColorScale {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      low = min(low, Double(value))
      high = max(high, Double(value))
    }
    if low > high { (low, high) = (0, 1) }
    // A few outliers among many numbers would leave nearly one colour to the rest.
    let outer = Self.outerMagnitude(of: values)
    let (least, most) = (low, high)
    if let outer { (low, high) = (max(low, -outer), min(high, outer)) }
    let isDiverging = colors == .diverging || colors == .automatic && low < 0 && high > 0
    let map: ColorScale.Colors =
      switch colors {
      case .automatic, .blues: isDiverging ? .diverging : .sequential
      case .diverging: .diverging
      case .viridis: .map(.viridis)
      case .cividis: .map(.cividis)
      }
    let ends: ClosedRange<Double>
    if let domain {
      ends = domain
    } else if isDiverging {
      let most = max(abs(low), abs(high))
      ends = most > 0 ? -most...most : -1...1
    } else if low >= 0, low <= high / 2 {
      // Amounts start at nothing.
      ends = 0...(high > 0 ? high : 1)
    } else {
      ends = low < high ? low...high : (low - abs(low) / 2)...(high + abs(high) / 2)
    }
    return ColorScale(
      valueTitle, domain: ends, colors: map, zeroIsBlank: zeroIsBlank,
      isOpenBelow: least < ends.lowerBound,
      isOpenAbove: most > ends.upperBound)
  }

  /// The magnitude that one in a thousand of many numbers passes, if the largest is far beyond it.
  private static func outerMagnitude(of values: [Float]) -> Double? {
    // A hundred thousand of them tell it well enough.
    let step = max(1, values.count / 100_000)
    let sample = stride(from: 0, to: values.count, by: step).map { abs(values[$0]) }.filter(\.isFinite)
      .sorted()
    guard sample.count >= 5_000 else { return nil }
    let outer = sample[sample.count - 1 - sample.count / 1_000]
    return outer > 0 && sample[sample.count - 1] > 1.5 * outer ? Double(outer) : nil
  }
}

/// How numbers stand in cells: as many digits as tell them apart, in few letters.
func cellText(for values: [Float]) -> (Double) -> String {
  let finite = values.filter(\.isFinite)
  let most = finite.reduce(0) { max($0, abs($1)) }
  if finite.allSatisfy({ $0.rounded() == $0 }), most < 1e7 { return { NumberFormat.shortest.string($0) } }
  // A few large numbers would leave only a 0 of the others. (More cells than this have no room for numbers.)
  let magnitudes = finite.count > 10_000 ? [] : finite.map(abs).filter { $0 > 0 }.sorted()
  if most >= 10, most < 1e5, !magnitudes.isEmpty, magnitudes[(magnitudes.count - 1) / 2] < most / 100 {
    return { NumberFormat.fixed(abs($0) >= 100 ? 0 : abs($0) >= 10 ? 1 : 2).string($0) }
  }
  let format: NumberFormat =
    most >= 1e5 || most < 0.01 ? .significant(2) : .fixed(most >= 100 ? 0 : most >= 10 ? 1 : 2)
  return { format.string($0) }
}
