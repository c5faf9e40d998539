/// Turns numbers or names into places along one side of a plot.
public struct Scale: Sendable {
  /// What the scale covers.
  public enum Domain: Hashable, Sendable {
    /// The numbers between two ends.
    case numbers(ClosedRange<Double>)
    /// Names, each with a band of its own, in order; a name that occurs again has another band, and marks that go by
    /// name find the first.
    case categories([String])
  }

  /// What the scale covers.
  public let domain: Domain
  /// How distances between numbers become distances on the picture.
  public let transform: Transform
  /// Where the domain starts on the picture, in points.
  public let start: Double
  /// Where it ends; below `start` for numbers that grow upwards.
  public let end: Double
  private let positions: [String: Int]
  /// Turns numbers into places; small, so that a loop over a million numbers is quick.
  let placing: Placing

  /// A scale over the given domain between two places.
  ///
  /// - Precondition: The domain of a logarithmic scale starts above 0; the linear part of a symmetric one is wider
  ///   than 0.
  public init(_ domain: Domain, transform: Transform = .linear, from start: Double, to end: Double) {
    self.domain = domain
    self.transform = transform
    self.start = start
    self.end = end
    if case .symmetricLogarithmic(let threshold) = transform {
      precondition(
        threshold > 0 && threshold.isFinite,
        "Scale: a symmetric logarithmic scale can't be linear within \(threshold); that has to be above 0")
    }
    switch domain {
    case .categories(let names):
      positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
      placing = Placing(nil, transform, from: start, to: end)
    case .numbers(let range):
      precondition(
        !transform.needsPositive || range.lowerBound > 0,
        "Scale: a logarithmic scale can't start at \(range.lowerBound); it has to start above 0")
      positions = [:]
      placing = Placing(range, transform, from: start, to: end)
    }
  }

  /// The width of a name's band; 0 for numbers.
  public var bandwidth: Double {
    guard case .categories(let names) = domain, !names.isEmpty else { return 0 }
    return abs(end - start) / Double(names.count)
  }

  /// The place of a number, or the middle of a name's band; `nil` for what the domain does not hold.
  public func position(of value: PlotValue) -> Double? {
    switch (value, domain) {
    case (.number(let number), .numbers(let range)):
      guard number.isFinite, number >= range.lowerBound, number <= range.upperBound else { return nil }
      return start + (end - start) * placing.fraction(of: number)
    case (.category(let name), .categories(let names)):
      guard let index = positions[name] else { return nil }
      return start + (end - start) * (Double(index) + 0.5) / Double(names.count)
    default: return nil
    }
  }

  /// The middles of the bands of all names, in order; nothing for numbers.
  var bandPositions: [Double] {
    guard case .categories(let names) = domain else { return [] }
    return names.indices.map { start + (end - start) * (Double($0) + 0.5) / Double(names.count) }
  }

  /// The place of a number, inside the domain or outside of it, as lines need it that leave the picture; NaN for a
  /// number without a place and on an axis of names.
  public func place(of number: Double) -> Double { placing(number) }

  /// The place of the end of bars and areas: zero, or where the axis starts if zero is not on it.
  public var baseline: Double {
    guard case .numbers(let range) = domain else { return start }
    if transform.needsPositive || range.lowerBound > 0 { return start }
    return range.upperBound < 0 ? end : place(of: 0)
  }

  /// The labelled places: every name, or round numbers about as many as asked for.
  public func ticks(about count: Int = 6) -> [(label: String, position: Double)] {
    switch domain {
    case .categories(let names):
      zip(names, bandPositions).map { ($0, $1) }
    case .numbers(let range):
      Ticks.ticks(in: range, transform, about: count).compactMap { tick in
        position(of: .number(tick.value)).map { (tick.label, $0) }
      }
    }
  }

  /// The places between the labelled ones that help to read a logarithmic axis; none on others.
  public func minorTicks(about count: Int = 6) -> [Double] {
    guard case .numbers(let range) = domain else { return [] }
    return Ticks.minor(in: range, transform, about: count).compactMap { position(of: .number($0)) }
  }
}
