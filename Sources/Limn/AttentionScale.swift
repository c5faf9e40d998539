import Foundation

/// How attention weights become colours.
public enum AttentionScale: String, CaseIterable, Sendable {
  /// In proportion, from 0 to the largest weight.
  case linear
  /// By the square root, which tells small weights apart and keeps 0 at the end.
  case squareRoot = "square-root"
  /// By ratio, over four powers of ten up to the largest weight; smaller weights have the colour of the low end.
  case logarithmic = "log"

  /// The scale for weights up to a largest one.
  func colors(upTo largest: Float) -> ColorScale {
    let largest = largest.isFinite && largest > 0 ? Double(largest) : 1
    switch self {
    case .linear: return ColorScale("attention weight", domain: 0...largest)
    case .squareRoot:
      return ColorScale("attention weight, by square root", domain: 0...largest, transform: .squareRoot)
    case .logarithmic:
      // A power of ten, so that the low end, which stands for all below it too, has a label.
      let low = pow(10, log10(largest).rounded(.up) - 4)
      var scale = ColorScale(
        "attention weight, logarithmic", domain: low...largest, transform: .logarithmic)
      scale.isOpenBelow = true
      return scale
    }
  }
}
