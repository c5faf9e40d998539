import LimnPlatform

/// How numbers are written on pictures.
public enum NumberFormat: Hashable, Sendable {
  /// With this many digits after the point: `2.0000`.
  case fixed(Int)
  /// With this many digits that count, in powers of ten where that is shorter: `0.001234`, `1.23e−9`.
  case significant(Int)
  /// In powers of ten with this many digits after the point: `1.2e−09`.
  case exponential(Int)
  /// As short as is exact: `2`, `0.1`.
  case shortest
  /// A whole number in groups of three: `228,146`.
  case grouped

  /// The number as text, with a true minus sign; zero never has one.
  public func string(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    let plain =
      switch self {
      case .fixed(let digits): String(printf: "%.\(max(0, digits))f", number)
      case .significant(let digits): String(printf: "%.\(max(1, digits))g", number)
      case .exponential(let digits): String(printf: "%.\(max(0, digits))e", number)
      case .shortest: LimnCanvas.shortest(number)
      case .grouped: Self.grouped(number)
      }
    let isZero = !plain.contains { ("1"..."9").contains($0) }
    let unsigned = isZero && plain.hasPrefix("-") ? String(plain.dropFirst()) : plain
    return unsigned.replacing("-", with: "−")
  }

  private static func grouped(_ number: Double) -> String {
    let digits = Array(String(printf: "%.0f", abs(number)))
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}

/// A number as short as it can be written exactly: `2`, `0.01`.
func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
