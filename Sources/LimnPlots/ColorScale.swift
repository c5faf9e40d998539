import LimnPlatform

/// Turns numbers into colours.
public struct ColorScale: Hashable, Sendable {
  /// How distances between numbers become distances between colours.
  public enum Transform: Hashable, Sendable {
    /// In proportion.
    case linear
    /// By ratio: each factor of ten is as far as the next.
    case logarithmic
    /// By the square root of the distance from the low end: tells small numbers apart, and zero has a place.
    case squareRoot
  }

  /// The map that the colours come from.
  public enum Colors: Hashable, Sendable {
    /// The theme's map for amounts.
    case sequential
    /// The theme's map for numbers below and above the middle of the domain.
    case diverging
    /// Just this map.
    case map(ColorMap)
  }

  /// What the colours stand for, written on the colour bar.
  public var title: String
  /// The numbers at the ends of the map; what lies outside has the colour of the nearer end.
  public var domain: ClosedRange<Double>
  /// How distances between numbers become distances between colours.
  public var transform: Transform
  /// The map that the colours come from.
  public var colors: Colors
  /// How strong the colours are: 1 for the map's own, less for what lies under other marks.
  public var strength: Double
  /// How far along a sequential map the least number stands, 0 to below 1: above 0 for dots and lines, which the palest
  /// colours would lose on the page.
  public var start = 0.0
  /// Whether zero is left uncoloured, so that nothing looks different from little.
  public var zeroIsBlank: Bool
  /// Whether the numbers are counts, so that the colour bar has no fractions.
  public var isCount: Bool
  /// Whether numbers below the low end occur, such as zero on a logarithmic scale; the colour bar then says so there.
  public var isOpenBelow: Bool
  /// Whether numbers above the high end occur; the colour bar then says so there.
  public var isOpenAbove: Bool
  /// How numbers are written on the colour bar; `nil` for what suits the ticks.
  public var format: NumberFormat?

  /// A scale over the given domain.
  public init(
    _ title: String, domain: ClosedRange<Double>, transform: Transform = .linear,
    colors: Colors = .sequential,
    strength: Double = 1, zeroIsBlank: Bool = false, isCount: Bool = false,
    isOpenBelow: Bool = false, isOpenAbove: Bool = false, format: NumberFormat? = nil
  ) {
    precondition(
      transform != .logarithmic || domain.lowerBound > 0,
      "ColorScale: a logarithmic scale can't start at \(domain.lowerBound); it has to start above 0")
    self.title = title
    self.domain = domain
    self.transform = transform
    self.colors = colors
    self.strength = strength
    self.zeroIsBlank = zeroIsBlank
    self.isCount = isCount
    self.isOpenBelow = isOpenBelow
    self.isOpenAbove = isOpenAbove
    self.format = format
  }

  /// How far along the map a number stands, 0 to 1; `nil` for one that is no number.
  public func fraction(of number: Double) -> Double? {
    guard !number.isNaN else { return nil }
    let clipped = max(domain.lowerBound, min(domain.upperBound, number))
    let (low, high, place) =
      transform == .logarithmic
      ? (log(domain.lowerBound), log(domain.upperBound), log(clipped))
      : (domain.lowerBound, domain.upperBound, clipped)
    let share = high > low ? (place - low) / (high - low) : 1
    return transform == .squareRoot ? share.squareRoot() : share
  }

  /// The colour for a number.
  ///
  /// Blank zero is the page's own colour, NaN the theme's surface; marks cross NaN out besides.
  public func color(for number: Double, in theme: Theme) -> Color {
    if zeroIsBlank, number == 0 { return theme.background }
    guard let fraction = fraction(of: number) else { return theme.surface }
    return color(at: fraction, in: theme)
  }

  /// The colour that far along the scale, 0 to 1.
  func color(at fraction: Double, in theme: Theme) -> Color {
    let map =
      switch colors {
      case .sequential: theme.sequential
      case .diverging: theme.diverging
      case .map(let map): map
      }
    let color = map.color(at: colors == .diverging ? fraction : start + (1 - start) * fraction)
    return strength < 1 ? theme.background.mixed(with: color, strength) : color
  }

  /// Those round numbers that stand far enough from each other, from the high end down.
  private func squareRootTicks() -> [Ticks.Tick] {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, span.isFinite else { return Ticks.linear(in: domain, about: 5) }
    let step = Ticks.rounded125(span / 1_000, up: false)
    var found: [Ticks.Tick] = []
    for size in [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].reversed() {
      let number = ((domain.lowerBound / step).rounded(.up) + size) * step
      guard number <= domain.upperBound else { continue }
      let place = fraction(of: number) ?? 0
      // Zero stands at the end in any case.
      guard place > 0.09, found.last.map({ (fraction(of: $0.value) ?? 0) - place > 0.09 }) ?? true else {
        continue
      }
      found.append(Ticks.Tick(value: number, label: NumberFormat.significant(6).string(number)))
    }
    let low = domain.lowerBound
    return [Ticks.Tick(value: low, label: NumberFormat.significant(6).string(low))] + found.reversed()
  }

  /// The labelled numbers of a colour bar.
  public func ticks() -> [Ticks.Tick] {
    let ticks =
      switch transform {
      case .linear: Ticks.linear(in: domain, about: 5, smallestStep: isCount ? 1 : 0)
      case .logarithmic: Ticks.logarithmic(in: domain)
      case .squareRoot: squareRootTicks()
      }
    let (low, high) = (domain.lowerBound, domain.upperBound)
    func label(_ number: Double) -> String { (format ?? .significant(6)).string(number) }
    // Ends that are passed are named, whether or not they are round; round numbers close to them give way.
    var labelled = ticks.filter { tick in
      let place = fraction(of: tick.value) ?? 0
      return (!isOpenBelow || place > 0.09) && (!isOpenAbove || place < 0.91)
    }.map { Ticks.Tick(value: $0.value, label: format?.string($0.value) ?? $0.label) }
    if isOpenBelow { labelled.insert(Ticks.Tick(value: low, label: "≤ " + label(low)), at: 0) }
    if isOpenAbove { labelled.append(Ticks.Tick(value: high, label: "≥ " + label(high))) }
    return labelled
  }
}
