/// How attention weights become colours.
public enum AttentionScale: String, CaseIterable, Sendable {
  /// In proportion, from 0 to the largest weight.
  case linear
  /// By the square root, which tells small weights apart and keeps 0 at the end.
  case squareRoot = "square-root"
  /// By ratio, from a ten-thousandth of the largest weight.
  case logarithmic = "log"

  /// The scale for weights up to a largest one.
  func colors(upTo largest: Float) -> ColorScale {
    let largest = largest.isFinite && largest > 0 ? Double(largest) : 1
    switch self {
    case .linear: return ColorScale("attention weight", domain: 0...largest)
    case .squareRoot:
      return ColorScale("attention weight, by square root", domain: 0...largest, transform: .squareRoot)
    case .logarithmic:
      return ColorScale(
        "attention weight, logarithmic", domain: (largest / 10_000)...largest, transform: .logarithmic)
    }
  }
}
