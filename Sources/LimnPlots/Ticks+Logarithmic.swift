import LimnPlatform

extension Ticks {
  /// Ends with a smaller ratio than this have equal distances between their ticks, as on a linear axis.
  static let fewestRatio = 8.0

  /// Powers of ten, 2 and 5 times them where there are few, round numbers where there is less than one.
  ///
  /// Labels are plain numbers from 0.0001 up to 100,000 and powers, `10⁻⁶`, if one of them lies beyond.
  ///
  /// - Parameters:
  ///   - range: Where the numbers have to be; nothing unless it starts above 0.
  ///   - count: About how many there should be.
  public static func logarithmic(in range: ClosedRange<Double>, about count: Int = 6) -> [Tick] {
    guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
    if range.upperBound / range.lowerBound < fewestRatio {
      return linear(in: range, about: count)
    }
    let values = decades(in: range, about: count)
    let usesPowers = values.contains { $0 >= 1e6 * (1 - 1e-9) || $0 < 1e-4 * (1 - 1e-9) }
    return values.map { Tick(value: $0, label: decadeLabel($0, usesPowers: usesPowers)) }
  }

  /// Zero, the ends of the linear part and powers of ten times them, on both sides.
  static func symmetricLogarithmic(
    in range: ClosedRange<Double>, linearWithin threshold: Double, about count: Int
  ) -> [Tick] {
    if range.lowerBound >= -threshold, range.upperBound <= threshold {
      return linear(in: range, about: count)
    }
    func side(_ end: Double, _ sign: Double) -> [Double] {
      guard end > threshold else { return end == threshold ? [sign * threshold] : [] }
      let first = Int((log10(threshold) - 1e-9).rounded(.up)), last = Int((log10(end) + 1e-9).rounded(.down))
      guard first <= last else { return [sign * end] }
      let every = max(1, Int((Double(last - first + 1) / Double(max(count / 2 + 1, 1))).rounded(.up)))
      return stride(from: first, through: last, by: every).map { sign * pow(10, Double($0)) }
    }
    let zero = range.contains(0) ? [0.0] : []
    let values = side(-range.lowerBound, -1).reversed() + zero + side(range.upperBound, 1)
    let inside = values.filter { $0 >= range.lowerBound && $0 <= range.upperBound }
    let usesPowers = inside.contains { $0.magnitude >= 1e6 || ($0 != 0 && $0.magnitude < 1e-4 * (1 - 1e-9)) }
    return inside.map { Tick(value: $0, label: decadeLabel($0, usesPowers: usesPowers)) }
  }

  /// The numbers between the labelled ones that get fainter lines.
  static func minor(
    in range: ClosedRange<Double>, _ transform: Scale.Transform, about count: Int = 6
  ) -> [Double] {
    guard transform == .logarithmic, range.lowerBound > 0, range.upperBound.isFinite,
      range.upperBound / range.lowerBound >= fewestRatio
    else { return [] }
    let major = decades(in: range, about: count)
    let (first, last) = ends(of: range)
    // Nine lines a decade would be gray over many decades; there the decades themselves are the lines between.
    let factors = last - first <= 6 ? (1...9).map(Double.init) : [1]
    guard last - first <= 40 else { return [] }
    return (first...last).flatMap { exponent in factors.map { $0 * pow(10, Double(exponent)) } }.filter {
      value in
      value > range.lowerBound && value < range.upperBound
        && !major.contains { abs($0 / value - 1) < 1e-9 }
    }
  }

  /// The nearest of 1, 2 and 5 times a power of ten that is not above or, if `up`, not below a number.
  static func rounded125(_ number: Double, up: Bool) -> Double {
    let power = pow(10, log10(number).rounded(.down))
    let factor = number / power
    let factors = [1.0, 2, 5, 10]
    let slack = 1e-9
    let factorFound =
      up ? factors.first { $0 >= factor - slack } ?? 10 : factors.last { $0 <= factor + slack } ?? 1
    return power * factorFound
  }

  private static func ends(of range: ClosedRange<Double>) -> (first: Int, last: Int) {
    (Int(log10(range.lowerBound).rounded(.down)), Int(log10(range.upperBound).rounded(.up)))
  }

  private static func decades(in range: ClosedRange<Double>, about count: Int) -> [Double] {
    let (first, last) = ends(of: range)
    let factors: [Double] = last - first <= 2 && count >= 4 ? [1, 2, 5] : [1]
    let every = max(1, Int((Double(last - first) / Double(max(count + 2, 1))).rounded(.up)))
    let exponents = (first...last).filter { $0 % every == 0 }
    let values = exponents.flatMap { exponent in factors.map { $0 * pow(10, Double(exponent)) } }
    return values.filter { $0 >= range.lowerBound * (1 - 1e-9) && $0 <= range.upperBound * (1 + 1e-9) }
  }

  private static func decadeLabel(_ value: Double, usesPowers: Bool) -> String {
    if value == 0 { return "0" }
    guard usesPowers else {
      return value.magnitude >= 1
        ? NumberFormat.grouped.string(value) : NumberFormat.significant(3).string(value)
    }
    let exponent = Int((log10(value.magnitude) + 1e-9).rounded(.down))
    let factor = (value.magnitude / pow(10, Double(exponent))).rounded()
    return (value < 0 ? "−" : "") + (factor == 1 ? "" : NumberFormat.grouped.string(factor) + "·")
      + power(exponent)
  }
}
