import LimnPlatform

extension Scale {
  /// How distances between numbers become distances on the picture.
  public enum Transform: Hashable, Sendable {
    /// In proportion.
    case linear
    /// By ratio: each factor of ten is as far as the next. Zero, negative and infinite numbers have no place.
    case logarithmic
    /// By ratio on both sides of zero, in proportion between `-linearWithin` and `linearWithin`, which takes as much
    /// room on each side as a factor of ten (matplotlib's `symlog` with its standard `linscale`).
    case symmetricLogarithmic(linearWithin: Double = 1)
    /// In proportion, for whole numbers: steps of training, tokens. Labels are whole, large ones as 10k and 1M.
    case steps

    /// Whether places go by ratio and only numbers above zero have one.
    public var needsPositive: Bool { self == .logarithmic }

    /// Whether places go in proportion.
    var isLinear: Bool { self == .linear || self == .steps }

    /// Whether a number has a place.
    public func canShow(_ number: Double) -> Bool { number.isFinite && (!needsPositive || number > 0) }

    /// The number on a line where equal distances look equal; NaN where it has no place.
    func place(_ number: Double) -> Double {
      switch self {
      case .linear, .steps: number
      case .logarithmic: number > 0 ? log10(number) : .nan
      case .symmetricLogarithmic(let threshold):
        number.magnitude <= threshold
          ? number / threshold
          : (number < 0 ? -1 : 1) * (1 + log10(number.magnitude / threshold))
      }
    }
  }
}
