import LimnPlatform

/// How attention weights become colours.
public enum AttentionScale: String, CaseIterable, Sendable {
  /// In proportion, from 0 to the largest weight.
  case linear
  /// By the square root, which tells small weights apart and keeps 0 at the end.
  case squareRoot = "square-root"
  /// By ratio, over four powers of ten up to the largest weight; smaller weights have the colour of the low end.
  case logarithmic = "log"

  /// The scale for some weights; negative ones, which no attention has, share the low end, and the scale says so.
  func colors(for weights: some Sequence<Float>) -> ColorScale {
    var (found, hasNegative) = (Float(0), false)
    for weight in weights where !weight.isNaN {
      if weight.isFinite { found = max(found, weight) }
      if weight < 0 { hasNegative = true }
    }
    let largest = found > 0 ? Double(found) : 1
    switch self {
    case .linear:
      return ColorScale("attention weight", domain: 0...largest, isOpenBelow: hasNegative)
    case .squareRoot:
      return ColorScale(
        "attention weight, by square root", domain: 0...largest, transform: .squareRoot,
        isOpenBelow: hasNegative)
    case .logarithmic:
      // A power of ten, so that the low end, which stands for all below it too, has a label.
      let low = pow(10, log10(largest).rounded(.up) - 4)
      return ColorScale(
        "attention weight, logarithmic", domain: low...largest, transform: .logarithmic, isOpenBelow: true)
    }
  }
}
