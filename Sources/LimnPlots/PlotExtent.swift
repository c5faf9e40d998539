/// What an axis has to cover: names in order, or the ends of numbers, and how many of them no axis can show.
public struct PlotExtent: Hashable, Sendable {
  /// The names, in the order of their first use.
  public private(set) var names: [String] = []
  /// How many numbers there are, whatever they are.
  public private(set) var count = 0
  /// How many of them are NaN or infinite.
  public private(set) var notFiniteCount = 0
  /// How many of them are finite, but not above zero.
  public private(set) var notPositiveCount = 0
  private var low = Double.infinity
  private var high = -Double.infinity
  private var lowestPositive = Double.infinity
  private var knownNames: Set<String> = []

  /// Nothing.
  public init() {}

  /// What covers all of the values.
  public init(_ values: some Sequence<PlotValue>) {
    for value in values {
      switch value {
      case .category(let name): add(name)
      case .number(let number): add([number])
      }
    }
  }

  /// What covers all of the numbers.
  public init(_ numbers: [Double]) { add(numbers) }

  /// A band for each name, in order, for names that occur more than once too.
  public init(bands names: [String]) {
    self.names = names
    knownNames = Set(names)
  }

  /// What covers a range; its ends are not counted as values, as those of a domain or a sampled function.
  public init(covering range: ClosedRange<Double>) {
    self.init()
    cover(range.lowerBound)
    cover(range.upperBound)
  }

  /// The same ends without their counts, as of a smoothed line: its numbers are those of another mark.
  var uncounted: PlotExtent {
    var extent = self
    (extent.count, extent.notFiniteCount, extent.notPositiveCount) = (0, 0, 0)
    return extent
  }

  /// What covers all that the extents cover.
  public static func union(_ extents: [PlotExtent]) -> PlotExtent {
    extents.reduce(into: PlotExtent()) { $0.add($1) }
  }

  /// The ends of the finite numbers; `nil` if there are none.
  public var range: ClosedRange<Double>? { low <= high ? low...high : nil }
  /// The ends of the finite numbers above zero; `nil` if there are none.
  public var positiveRange: ClosedRange<Double>? { lowestPositive <= high ? lowestPositive...high : nil }

  /// How many numbers have no place on an axis.
  public func hiddenCount(on transform: Scale.Transform) -> Int {
    notFiniteCount + (transform.needsPositive ? notPositiveCount : 0)
  }

  /// Adds a name.
  public mutating func add(_ name: String) {
    if knownNames.insert(name).inserted { names.append(name) }
  }

  /// Adds numbers.
  public mutating func add(_ numbers: [Double]) {
    var (low, high, positive) = (low, high, lowestPositive)
    var (finite, notPositive) = (0, 0)
    for number in numbers where number.isFinite {
      finite += 1
      low = number < low ? number : low
      high = number > high ? number : high
      if number > 0 {
        positive = number < positive ? number : positive
      } else {
        notPositive += 1
      }
    }
    (self.low, self.high, lowestPositive) = (low, high, positive)
    count += numbers.count
    notFiniteCount += numbers.count - finite
    notPositiveCount += notPositive
  }

  /// Covers a number that is no value: the zero that bars start from.
  public mutating func cover(_ number: Double) {
    guard number.isFinite else { return }
    low = min(low, number)
    high = max(high, number)
    if number > 0 { lowestPositive = min(lowestPositive, number) }
  }

  /// Adds what another extent holds.
  public mutating func add(_ other: PlotExtent) {
    if names.isEmpty {
      (names, knownNames) = (other.names, other.knownNames)
    } else {
      for name in other.names { add(name) }
    }
    low = min(low, other.low)
    high = max(high, other.high)
    lowestPositive = min(lowestPositive, other.lowestPositive)
    count += other.count
    notFiniteCount += other.notFiniteCount
    notPositiveCount += other.notPositiveCount
  }
}
