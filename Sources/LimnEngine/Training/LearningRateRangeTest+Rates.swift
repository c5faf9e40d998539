extension LearningRateRangeTest {
  /// The mean loss of each `window` neighbouring points, at the rate of the middle one.
  ///
  /// - Parameter window: Over how many points the loss is averaged; all of them if there are fewer.
  public func smoothed(window: Int = 25) -> [Point] {
    guard !points.isEmpty else { return [] }
    let width = max(1, min(window, points.count))
    return (0...points.count - width).map { start in
      let part = points[start..<start + width]
      let loss = part.reduce(0) { $0 + $1.loss } / Double(width)
      return Point(learningRate: part[start + width / 2].learningRate, loss: loss)
    }
  }

  /// The rate at which the smoothed loss is lowest: the bottom of the valley.
  ///
  /// - Parameter window: Over how many points the loss is averaged.
  public func bestRate(window: Int = 25) -> Double? {
    let smoothed = smoothed(window: window)
    // Of equal losses the lowest rate, which is the safest.
    return smoothed.indices.min { (smoothed[$0].loss, $0) < (smoothed[$1].loss, $1) }
      .map { smoothed[$0].learningRate }
  }

  /// The rates from the first to the last at which the smoothed loss has fallen most of its way from the start to
  /// the lowest; `nil` if it never falls.
  ///
  /// - Parameters:
  ///   - window: Over how many points the loss is averaged first.
  ///   - share: How much of the way, 0 ... 1.
  public func valley(window: Int = 25, share: Double = 0.9) -> ClosedRange<Double>? {
    let smoothed = smoothed(window: window)
    guard let start = smoothed.first?.loss, let lowest = smoothed.map(\.loss).min(), lowest < start else {
      return nil
    }
    let low = smoothed.filter { $0.loss <= start - share * (start - lowest) }.map(\.learningRate)
    guard let first = low.first, let last = low.last, first <= last else { return nil }
    return first...last
  }

  /// A rate to train with: the middle of the valley by ratio, as the lecture picks it by eye; `nil` without a valley.
  ///
  /// - Parameters:
  ///   - window: Over how many points the loss is averaged first.
  ///   - share: How much of its fall the loss has made within the valley.
  public func suggestedRate(window: Int = 25, share: Double = 0.9) -> Double? {
    valley(window: window, share: share).map { ($0.lowerBound * $0.upperBound).squareRoot() }
  }
}
