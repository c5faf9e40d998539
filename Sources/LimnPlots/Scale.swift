/// Turns numbers or names into places along one side of a plot.
public struct Scale: Sendable {
  /// What the scale covers.
  public enum Domain: Hashable, Sendable {
    /// The numbers between two ends.
    case numbers(ClosedRange<Double>)
    /// Names, each with a band of its own, in order.
    case categories([String])
  }

  /// What the scale covers.
  public let domain: Domain
  /// Where the domain starts on the picture, in points.
  public let start: Double
  /// Where it ends; below `start` for numbers that grow upwards.
  public let end: Double
  private let positions: [String: Int]

  /// A scale over the given domain between two places.
  public init(_ domain: Domain, from start: Double, to end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
    if case .categories(let names) = domain {
      positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    } else {
      positions = [:]
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
      let span = range.upperBound - range.lowerBound
      return start + (end - start) * (span > 0 ? (number - range.lowerBound) / span : 0.5)
    case (.category(let name), .categories(let names)):
      guard let index = positions[name] else { return nil }
      return start + (end - start) * (Double(index) + 0.5) / Double(names.count)
    default: return nil
    }
  }

  /// The labelled places: every name, or round numbers about as many as asked for.
  public func ticks(about count: Int = 6) -> [(label: String, position: Double)] {
    switch domain {
    case .categories(let names):
      names.compactMap { name in position(of: .category(name)).map { (name, $0) } }
    case .numbers(let range):
      Ticks.linear(in: range, about: count).compactMap { tick in
        position(of: .number(tick.value)).map { (tick.label, $0) }
      }
    }
  }

  /// The smallest domain that holds all of the values; numbers are widened to round ends if `isNice`.
  public static func domain(of values: [PlotValue], isNice: Bool = false) -> Domain {
    var names: [String] = []
    var known: Set<String> = []
    var low = Double.infinity
    var high = -Double.infinity
    for value in values {
      switch value {
      case .category(let name): if known.insert(name).inserted { names.append(name) }
      case .number(let number) where number.isFinite:
        low = min(low, number)
        high = max(high, number)
      case .number: break
      }
    }
    if !names.isEmpty { return .categories(names) }
    if low > high { return .numbers(0...1) }
    if low == high { return .numbers((low - 0.5)...(high + 0.5)) }
    guard isNice else { return .numbers(low...high) }
    let step = Ticks.step(for: high - low, about: 6)
    // Numbers so far apart or so near that no round step lies between them stand as they are.
    guard step.isNormal, (high / step).magnitude < 1e15, (low / step).magnitude < 1e15 else {
      return .numbers(low...high)
    }
    return .numbers(((low / step).rounded(.down) * step)...((high / step).rounded(.up) * step))
  }
}
