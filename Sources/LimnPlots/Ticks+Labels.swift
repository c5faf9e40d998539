extension Ticks {
  /// A power of ten as it is set in print: `10⁻³`.
  static func power(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "")
      + String("\(exponent.magnitude)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// A number of up to six digits and a power of ten: `2.5·10⁹`; plain where that is short.
  static func scientific(_ number: Double) -> String {
    let plain = NumberFormat.significant(6).string(number)
    guard let mark = plain.firstIndex(of: "e"),
      let exponent = Int(
        plain[plain.index(after: mark)...].replacing("−", with: "-").replacing("+", with: ""))
    else { return plain }
    let factor = plain[..<mark]
    return factor == "1"
      ? power(exponent) : factor == "−1" ? "−" + power(exponent) : "\(factor)·\(power(exponent))"
  }

  /// A whole number as people say it: `500`, `10k`, `2.5M`, `1G`.
  static func short(_ number: Double) -> String {
    for (size, letter) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where number.magnitude >= size {
      let factor = number / size
      // A number that does not fit in four digits is exact rather than short.
      guard abs((factor * 1_000).rounded() - factor * 1_000) < 1e-6 else { break }
      return NumberFormat.significant(6).string(factor) + letter
    }
    return number.magnitude < 1e15 ? NumberFormat.grouped.string(number) : scientific(number)
  }
}
