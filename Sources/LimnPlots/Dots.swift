/// Round dots at pairs of numbers or names.
///
/// ```swift
/// Dots(points, x: \.x, y: \.y, series: \.kind)
/// Dots("tokens", x: first, y: second)
/// ```
///
/// Up to 2,000 dots are annotated one by one; more are painted at once, and annotated together. More than 10,000 are
/// pixels in SVG and PDF too, which the plot says.
public struct Dots: Mark {
  struct Dot {
    let x: PlotValue
    let y: PlotValue
    /// The position of its series.
    let group: Int
    let title: String
    /// What its colour shows, besides the series.
    var value: Double?
  }

  let dots: [Dot]
  let groups: [Series]
  let radius: Double
  let opacity: Double
  /// Turns values into colours; colours go by series without.
  let colors: ColorScale?
  /// Whether dots are rings with the page's colour inside: for places that do not belong to what ends there.
  public var isHollow = false
  /// Whether each series has a sign of its own, round, square or pointed, besides its colour; more than 2,000 dots are
  /// round.
  public var hasSigns = false

  private init(
    _ dots: [Dot], _ groups: [Series], _ radius: Double?, _ opacity: Double, colors: ColorScale? = nil
  ) {
    self.dots = dots
    self.groups = groups
    // Many dots are smaller, down to a pixel or two.
    self.radius = radius ?? max(1, min(4, 4 * (500 / Double(max(dots.count, 1))).squareRoot()))
    self.opacity = opacity
    self.colors = colors
  }

  /// Dots for the elements of a collection.
  ///
  /// - Parameters:
  ///   - data: One element a dot.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - color: The position of a dot's colour in the theme's palette; its first without.
  ///   - radius: In points; what suits their count without.
  ///   - opacity: 0 for transparent, 1 for opaque.
  ///   - title: The tooltip.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    color: KeyPath<Data.Element, Int>? = nil, radius: Double? = nil, opacity: Double = 1,
    title: (Data.Element) -> String = { _ in "" }
  ) {
    var groups: [Series] = []
    var positions: [Int: Int] = [:]
    let dots = data.map { element in
      let color = color.map { element[keyPath: $0] } ?? 0
      let group = positions[color] ?? groups.count
      if group == groups.count {
        positions[color] = group
        groups.append(Series("", color: color))
      }
      return Dot(
        x: element[keyPath: x].plotValue, y: element[keyPath: y].plotValue, group: group,
        title: title(element))
    }
    self.init(dots, groups, radius, opacity)
  }

  /// Dots for the elements of a collection, each series in its own colour.
  ///
  /// - Parameters:
  ///   - data: One element a dot.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - series: The name of what the dot belongs to, for the legend.
  ///   - radius: In points; what suits their count without.
  ///   - opacity: 0 for transparent, 1 for opaque.
  ///   - title: The tooltip; the series by default.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    series: KeyPath<Data.Element, String>, radius: Double? = nil, opacity: Double = 1,
    title: ((Data.Element) -> String)? = nil
  ) {
    var groups: [Series] = []
    var positions: [String: Int] = [:]
    let dots = data.map { element in
      let name = element[keyPath: series]
      let group = positions[name] ?? groups.count
      if group == groups.count {
        positions[name] = group
        groups.append(Series(name))
      }
      return Dot(
        x: element[keyPath: x].plotValue, y: element[keyPath: y].plotValue, group: group,
        title: title?(element) ?? name)
    }
    self.init(dots, groups, radius, opacity)
  }

  /// Dots for the elements of a collection, their colours by a number.
  ///
  /// - Parameters:
  ///   - data: One element a dot.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - value: The number that the colour shows; NaN and, on a logarithmic scale, what is not above 0 are gray.
  ///   - colors: How numbers become colours; give it to the plot too, for the bar that explains it.
  ///   - radius: In points; what suits their count without.
  ///   - opacity: 0 for transparent, 1 for opaque.
  ///   - title: The tooltip.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    value: KeyPath<Data.Element, Double>, colors: ColorScale, radius: Double? = nil, opacity: Double = 1,
    title: (Data.Element) -> String = { _ in "" }
  ) {
    let dots = data.map { element in
      Dot(
        x: element[keyPath: x].plotValue, y: element[keyPath: y].plotValue, group: 0, title: title(element),
        value: element[keyPath: value])
    }
    self.init(dots, [Series("", color: 0)], radius, opacity, colors: colors)
  }

  /// Dots of one series at the pairs of two collections.
  ///
  /// - Parameters:
  ///   - name: What they show, for the legend.
  ///   - x: The places on the horizontal axis.
  ///   - y: The places on the vertical axis.
  ///   - color: The position of their colour in the theme's palette; the next free one by default.
  ///   - radius: In points; what suits their count without.
  ///   - opacity: 0 for transparent, 1 for opaque.
  /// - Precondition: Both have the same count.
  public init(
    _ name: String = "", x: some Collection<some PlotNumber>, y: some Collection<some PlotNumber>,
    color: Int? = nil, radius: Double? = nil, opacity: Double = 1
  ) {
    precondition(
      x.count == y.count, "Dots: \(x.count) places along and \(y.count) across; they have to be as many")
    let dots = zip(plotNumbers(x), plotNumbers(y)).map {
      Dot(x: .number($0), y: .number($1), group: 0, title: name)
    }
    self.init(dots, [Series(name, color: color)], radius, opacity)
  }

  /// The places on the horizontal axis.
  public var horizontalExtent: PlotExtent { Self.extent(dots, \.x) }
  /// The places on the vertical axis.
  public var verticalExtent: PlotExtent { Self.extent(dots, \.y) }
  /// What the dots belong to.
  public var series: [Series] {
    guard showsSigns else { return groups }
    return groups.map { Series($0.name, color: $0.color, symbol: .sign) }
  }
  /// The places of each series.
  public var tables: [PlotTable] {
    groups.indices.map { group in
      let dots = dots.filter { $0.group == group }
      var columns = [PlotTable.Column("x", dots.map(\.x)), .init("y", dots.map(\.y))]
      if colors != nil { columns.append(.init("value", dots.map { $0.value ?? .nan })) }
      return PlotTable("dots", series: groups[group].name, columns)
    }
  }

  private static func extent(_ dots: [Dot], _ value: (Dot) -> PlotValue) -> PlotExtent {
    var extent = PlotExtent()
    var numbers: [Double] = []
    for dot in dots {
      switch value(dot) {
      case .number(let number): numbers.append(number)
      case .category(let name): extent.add(name)
      }
    }
    extent.add(numbers)
    return extent
  }
}
