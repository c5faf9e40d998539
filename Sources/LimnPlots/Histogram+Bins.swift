import LimnPlatform

extension Histogram {
  /// Where bins start and end.
  public struct Bins: Hashable, Sendable {
    private enum Rule: Hashable, Sendable {
      case automatic
      case count(Int)
      case edges([Double])
    }

    private let rule: Rule
    private static let most = 200

    /// As many as suit the numbers, with round ends.
    ///
    /// The width is the rule's of Freedman and Diaconis (1981), 2·IQR/∛n, or that of Sturges where this is narrower,
    /// as in NumPy's `auto`, rounded to 1, 2 or 5 times a power of ten; whole numbers get whole bins.
    public static let automatic = Bins(rule: .automatic)

    /// As many as given between the least and the greatest number, all of the same width.
    ///
    /// - Precondition: There is at least one.
    public static func count(_ count: Int) -> Bins {
      precondition(count >= 1, "Histogram: \(count) bins; there has to be at least 1")
      return Bins(rule: .count(count))
    }

    /// Between the given ends.
    ///
    /// - Precondition: There are at least two, each above the one before.
    public static func edges(_ edges: [Double]) -> Bins {
      precondition(
        edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 },
        "Histogram: the bins' ends have to be two or more, each above the one before")
      return Bins(rule: .edges(edges))
    }

    /// As many as given over a range, all of the same width.
    public static func over(_ range: ClosedRange<Double>, count: Int) -> Bins {
      precondition(
        count >= 1 && range.lowerBound < range.upperBound,
        "Histogram: \(count) bins over \(range); there has to be at least 1, over more than one number")
      return edges(even(range.lowerBound, range.upperBound, count))
    }

    /// As many as given over a range, each as many times as high as the one before: for logarithmic axes.
    ///
    /// - Precondition: The range starts above 0.
    public static func logarithmic(over range: ClosedRange<Double>, count: Int) -> Bins {
      precondition(
        count >= 1 && range.lowerBound > 0 && range.lowerBound < range.upperBound,
        "Histogram: \(count) logarithmic bins over \(range); the range has to start above 0")
      return edges(even(log10(range.lowerBound), log10(range.upperBound), count).map { pow(10, $0) })
    }

    /// The automatic bins of all the numbers together, so that histograms can be compared.
    public static func shared(by values: [some Collection<some PlotNumber>]) -> Bins {
      edges(automatic.edges(for: values.flatMap { plotNumbers($0) }))
    }

    func edges(for numbers: [Double]) -> [Double] {
      if case .edges(let edges) = rule { return edges }
      guard let range = PlotExtent(numbers).range else { return [0, 1] }
      guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite else {
        guard case .numbers(let around) = Scale.domain(of: PlotExtent([range.lowerBound])) else {
          return [0, 1]
        }
        return range.lowerBound < range.upperBound
          ? [range.lowerBound, 0, range.upperBound] : [around.lowerBound, around.upperBound]
      }
      if case .count(let count) = rule { return Self.even(range.lowerBound, range.upperBound, count) }
      return Self.automatic(numbers.filter(\.isFinite), range)
    }

    private static func automatic(_ numbers: [Double], _ range: ClosedRange<Double>) -> [Double] {
      let span = range.upperBound - range.lowerBound
      let count = Double(numbers.count)
      // Quartiles of a part are near enough, and sorting a million numbers would take longer than the rest.
      let sample =
        numbers.count > 20_000
        ? stride(from: 0, to: numbers.count, by: numbers.count / 10_000).map { numbers[$0] } : numbers
      let sorted = sample.sorted()
      let spread = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
      let sturges = span / (log2(count) + 1)
      let freedman = 2 * spread / cbrt(count)
      var width = max(freedman > 0 ? min(freedman, sturges) : sturges, span / Double(most))
      let areWhole = sample.allSatisfy { $0 == $0.rounded() }
      if areWhole { width = max(width, 1) }
      let step = max(Ticks.step(for: width, about: 1), areWhole ? 1 : 0)
      guard step.isNormal, (range.upperBound / step).magnitude < 1e12,
        (range.lowerBound / step).magnitude < 1e12
      else { return even(range.lowerBound, range.upperBound, 10) }
      // Whole numbers stand in the middle of their bins.
      let shift = areWhole && step == 1 ? 0.5 : 0
      let first = ((range.lowerBound + shift) / step).rounded(.down)
      let last = max(
        ((range.upperBound + shift) / step).rounded(shift > 0 ? .down : .up) + (shift > 0 ? 1 : 0), first + 1)
      return stride(from: first, through: last, by: 1).map { $0 * step - shift }
    }

    private static func even(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
      (0...count).map { $0 == count ? high : low + (high - low) * Double($0) / Double(count) }
    }
  }

  /// Finds the bin of a number: at once where all are as wide, else by halves.
  struct BinFinder {
    private let edges: [Double]
    private let low: Double
    private let high: Double
    private let factor: Double

    init(_ edges: [Double]) {
      self.edges = edges
      let (low, high) = (edges[0], edges[edges.count - 1])
      self.low = low
      self.high = high
      let width = (high - low) / Double(edges.count - 1)
      let areEven = edges.indices.allSatisfy { abs(low + width * Double($0) - edges[$0]) <= 1e-9 * width }
      factor = areEven && width > 0 && width.isFinite ? 1 / width : 0
    }

    func bin(of number: Double) -> Int? {
      guard number >= low, number <= high else { return nil }
      let last = edges.count - 2
      if factor > 0 {
        var bin = min(max(Int((number - low) * factor), 0), last)
        // The quotient may be off by a rounding; the edge decides.
        while bin > 0, number < edges[bin] { bin -= 1 }
        while bin < last, number >= edges[bin + 1] { bin += 1 }
        return bin
      }
      var (from, to) = (0, last)
      while from < to {
        let middle = (from + to + 1) / 2
        if edges[middle] <= number { from = middle } else { to = middle - 1 }
      }
      return from
    }
  }
}
