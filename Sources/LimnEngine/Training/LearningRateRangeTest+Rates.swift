import Foundation

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

  /// The rate at which the smoothed loss falls fastest for each factor of the rate; `nil` if it never falls.
  ///
  /// The slope is that of the least-squares line of the loss over the logarithm of the rate through a tenth of the
  /// points around each, so that no single batch decides.
  ///
  /// - Parameter window: Over how many points the loss is averaged first.
  public func steepestRate(window: Int = 25) -> Double? {
    let smoothed = smoothed(window: window)
    let reach = max(1, smoothed.count / 20)
    guard smoothed.count > 2 * reach else { return nil }
    var best: (rate: Double, slope: Double)?
    for middle in reach..<(smoothed.count - reach) {
      let part = smoothed[(middle - reach)...(middle + reach)]
      let x = part.map { log($0.learningRate) }
      let y = part.map(\.loss)
      let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
      let rise = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      let run = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
      guard run > 0, rise < 0 else { continue }
      if best.map({ rise / run < $0.slope }) ?? true { best = (smoothed[middle].learningRate, rise / run) }
    }
    return best?.rate
  }
}
