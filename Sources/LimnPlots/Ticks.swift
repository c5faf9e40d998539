import Foundation

/// Round numbers along a range, and how they are written.
public enum Ticks {
  /// One labelled number.
  public struct Tick: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// The number as text.
    public let label: String
  }

  /// Numbers at equal distances of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - range: Where the numbers have to be.
  ///   - count: About how many there should be.
  ///   - smallestStep: The least distance; 1 for counts, of which there are no halves.
  public static func linear(
    in range: ClosedRange<Double>, about count: Int, smallestStep: Double = 0
  ) -> [Tick] {
    let span = range.upperBound - range.lowerBound
    let step = max(step(for: span, about: count), smallestStep)
    guard step.isNormal, (range.upperBound / step).magnitude < 1e15,
      (range.lowerBound / step).magnitude < 1e15
    else {
      // No round step lies between the ends: they are the same, or too far apart or too near.
      let ends = span > 0 ? [range.lowerBound, range.upperBound] : [range.lowerBound]
      return ends.map { Tick(value: $0, label: NumberFormat.significant(6).string($0)) }
    }
    let digits = max(0, Int((-log10(step)).rounded(.up)))
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    return stride(from: first, through: last, by: 1).map { index in
      let value = index * step
      let isLarge = abs(value) >= 1e9 || digits > 6
      let format: NumberFormat = isLarge ? .significant(6) : digits == 0 ? .grouped : .fixed(digits)
      return Tick(value: value, label: format.string(value))
    }
  }

  /// Powers of ten, and 2 and 5 times them where there are few.
  public static func logarithmic(in range: ClosedRange<Double>) -> [Tick] {
    guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
    let first = Int(log10(range.lowerBound).rounded(.down))
    let last = Int(log10(range.upperBound).rounded(.up))
    let factors: [Double] = last - first <= 2 ? [1, 2, 5] : [1]
    var ticks: [Tick] = []
    for exponent in first...last {
      for factor in factors {
        let value = factor * pow(10, Double(exponent))
        guard value >= range.lowerBound * (1 - 1e-9), value <= range.upperBound * (1 + 1e-9) else { continue }
        let format: NumberFormat = (1..<1e9).contains(value) ? .grouped : .significant(3)
        ticks.append(Tick(value: value, label: format.string(value)))
      }
    }
    return ticks
  }

  /// The distance of round numbers that cut `span` into about `count` parts.
  static func step(for span: Double, about count: Int) -> Double {
    let rough = span / Double(max(count, 1))
    let power = pow(10, log10(rough).rounded(.down))
    let factor = rough / power
    return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10)
  }
}
