/// How a noisy series is made readable; numbers that are none are left out and stay none in the result.
public enum Smoothing: Hashable, Sendable {
  /// The numbers as they are.
  case none
  /// The exponential moving average, corrected for its start at zero as Adam's averages are: `weight` is how much of
  /// the average each step keeps, 0 ..< 1.
  case exponential(weight: Double)
  /// The mean of each `count` numbers, as in the makemore lectures.
  case mean(count: Int)

  /// The smoothed numbers, each with its position in the series; a mean stands at its last number.
  ///
  /// - Precondition: The weight is 0 ..< 1, the count at least 1.
  public func callAsFunction(_ values: [Double]) -> [(position: Int, value: Double)] {
    switch self {
    case .none:
      return values.enumerated().map { ($0.offset, $0.element) }
    case .exponential(let weight):
      precondition(weight >= 0 && weight < 1, "Smoothing: the weight is \(weight); it has to be 0 ..< 1")
      var average = 0.0
      var share = 0.0
      return values.enumerated().map { position, value in
        guard value.isFinite else { return (position, .nan) }
        average = weight * average + (1 - weight) * value
        share = weight * share + (1 - weight)
        return (position, average / share)
      }
    case .mean(let count):
      precondition(count >= 1, "Smoothing: \(count) numbers have no mean; it takes at least 1")
      return stride(from: 0, to: values.count, by: count).map { start in
        let end = min(start + count, values.count)
        let finite = values[start..<end].filter(\.isFinite)
        return (end - 1, finite.isEmpty ? .nan : finite.reduce(0, +) / Double(finite.count))
      }
    }
  }
}
