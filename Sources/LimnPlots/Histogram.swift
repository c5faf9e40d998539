/// How often numbers fall into each of some bins.
///
/// ```swift
/// let bins = Histogram.Bins.shared(by: [first, second])
/// plot.marks = [
///   Histogram("before", first, bins: bins), Histogram("after", second, bins: bins, style: .outline),
/// ]
/// ```
///
/// A bin holds its lower end and not its upper one; the last holds both, as in NumPy. NaN, infinite numbers and those
/// beyond the bins are left out, and the plot says how many they are.
public struct Histogram: Mark {
  /// What the height of a bin is.
  public enum Measure: Hashable, Sendable {
    /// How many numbers it holds.
    case count
    /// Which share of the numbers in all bins it holds.
    case share
    /// Its share divided by its width, so that the area of all bins is 1.
    case density
  }

  /// How the bins look.
  public enum Style: Hashable, Sendable {
    /// Translucent surfaces, so that two histograms may overlap.
    case filled
    /// Just the line along their ends, so that several may overlap.
    case outline
  }

  /// The bins' ends, one more than there are bins, in order.
  public let edges: [Double]
  /// How many numbers each bin holds.
  public let counts: [Int]
  /// How many numbers are NaN or infinite.
  public let notFiniteCount: Int
  /// How many numbers lie beyond the bins.
  public let beyondCount: Int
  /// What the height of each bin is.
  public let heights: [Double]
  let label: Series
  let style: Style
  let measure: Measure

  /// A histogram of the numbers of a collection.
  ///
  /// - Parameters:
  ///   - name: What the numbers are.
  ///   - values: The numbers.
  ///   - bins: Where bins start and end.
  ///   - measure: What the height of a bin is.
  ///   - style: How the bins look.
  ///   - color: The position of their colour in the theme's palette.
  public init(
    _ name: String = "", _ values: some Collection<some PlotNumber>, bins: Bins = .automatic,
    measure: Measure = .count, style: Style = .filled, color: Int? = nil
  ) {
    let numbers = plotNumbers(values)
    edges = bins.edges(for: numbers)
    var counts = [Int](repeating: 0, count: edges.count - 1)
    var (notFinite, beyond) = (0, 0)
    let finder = BinFinder(edges)
    for number in numbers {
      guard number.isFinite else {
        notFinite += 1
        continue
      }
      if let bin = finder.bin(of: number) { counts[bin] += 1 } else { beyond += 1 }
    }
    self.counts = counts
    notFiniteCount = notFinite
    beyondCount = beyond
    let total = Double(max(counts.reduce(0, +), 1))
    heights = counts.indices.map { [edges] bin in
      switch measure {
      case .count: Double(counts[bin])
      case .share: Double(counts[bin]) / total
      case .density: Double(counts[bin]) / total / (edges[bin + 1] - edges[bin])
      }
    }
    label = Series(name, color: color, symbol: style == .filled ? .area : .outline)
    self.style = style
    self.measure = measure
  }

  /// A histogram of one number of each element of a collection.
  ///
  /// - Parameters:
  ///   - name: What the numbers are.
  ///   - data: The elements.
  ///   - value: The number.
  ///   - bins: Where bins start and end.
  ///   - measure: What the height of a bin is.
  ///   - style: How the bins look.
  ///   - color: The position of their colour in the theme's palette.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, value: KeyPath<Data.Element, some PlotNumber>,
    bins: Bins = .automatic, measure: Measure = .count, style: Style = .filled, color: Int? = nil
  ) {
    self.init(
      name, plotNumbers(data, value), bins: bins, measure: measure, style: style, color: color)
  }

  /// The ends of the bins.
  public var horizontalExtent: PlotExtent { PlotExtent(covering: edges[0]...edges[edges.count - 1]) }

  /// Zero and the heights; on a logarithmic axis the lowest bin still has a height.
  public var verticalExtent: PlotExtent {
    var extent = PlotExtent()
    extent.cover(0)
    for height in heights { extent.cover(height) }
    if let least = heights.filter({ $0 > 0 }).min() { extent.cover(least * 0.6) }
    return extent
  }
  /// The histogram by its name.
  public var series: [Series] { [label] }
  /// The bins.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "histogram", series: label.name,
        [
          .init("from", Array(edges.dropLast())), .init("to", Array(edges.dropFirst())),
          .init("count", counts.map(Double.init)), .init("height", heights),
        ])
    ]
  }

  /// How many numbers are in no bin.
  public func notes(in frame: PlotFrame) -> [String] {
    let all = NumberFormat.grouped.string(Double(counts.reduce(0, +) + beyondCount + notFiniteCount))
    let name = label.name.isEmpty ? "" : " (\(label.name))"
    func text(_ count: Int, _ what: String) -> String {
      "\(NumberFormat.grouped.string(Double(count))) of \(all) values\(name) \(count == 1 ? "is" : "are") \(what)"
    }
    return (notFiniteCount > 0 ? [text(notFiniteCount, "NaN or infinite and left out")] : [])
      + (beyondCount > 0 ? [text(beyondCount, "beyond the bins and left out")] : [])
  }
}
