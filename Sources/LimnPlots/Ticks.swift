import LimnPlatform

/// Round numbers along a range, and how they are written.
public enum Ticks {
  /// One labelled number.
  public struct Tick: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// The number as text.
    public let label: String
  }

  /// The labelled numbers of an axis.
  ///
  /// - Parameters:
  ///   - range: Where the numbers have to be.
  ///   - transform: How the axis shows distances.
  ///   - count: About how many there should be.
  public static func ticks(
    in range: ClosedRange<Double>, _ transform: Scale.Transform, about count: Int = 6
  ) -> [Tick] {
    switch transform {
    case .linear: linear(in: range, about: count)
    case .logarithmic: logarithmic(in: range, about: count)
    case .symmetricLogarithmic(let threshold):
      symmetricLogarithmic(in: range, linearWithin: threshold, about: count)
    case .steps: steps(in: range, about: count)
    }
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
      return ends.map { Tick(value: $0, label: scientific($0)) }
    }
    let digits = max(0, Int((-log10(step)).rounded(.up)))
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    let isLarge = max(first.magnitude, last.magnitude) * step >= 1e9 || digits > 6
    return stride(from: first, through: last, by: 1).map { index in
      let value = index * step
      let label =
        isLarge ? scientific(value) : (digits == 0 ? NumberFormat.grouped : .fixed(digits)).string(value)
      return Tick(value: value, label: label)
    }
  }

  /// Whole numbers at equal distances, thousands and millions as `10k` and `2.5M`.
  public static func steps(in range: ClosedRange<Double>, about count: Int = 6) -> [Tick] {
    linear(in: range, about: count, smallestStep: 1).map { tick in
      Tick(value: tick.value, label: short(tick.value))
    }
  }

  /// The distance of round numbers that cut `span` into about `count` parts.
  static func step(for span: Double, about count: Int) -> Double {
    let rough = span / Double(max(count, 1))
    let power = pow(10, log10(rough).rounded(.down))
    let factor = rough / power
    return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10)
  }
}
