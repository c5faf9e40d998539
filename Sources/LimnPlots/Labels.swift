/// Texts beside points, none over another.
///
/// The first elements find a place first; the plot says how many found none.
public struct Labels: Mark {
  /// How texts look and where they may stand.
  public struct Style: Hashable, Sendable {
    /// From the point to the text, in points: more than the radius of the dots.
    public var distance = 6.0
    /// What becomes of a text that finds no place beside its point.
    public var overflow = LabelPlacement.Overflow.drop
    /// Whether a text stands over its point where that is free: the name of a group in its midst.
    public var isCentered = false
    /// Whether the strokes are heavy.
    public var isBold = false
    /// The size of the letters in points, less where not all texts find a place; that of ticks without.
    public var size: Double?
    /// Whether the letters have a rim of the page's colour, as over dense dots.
    public var hasRim = false

    /// Plain texts near their points.
    public init() {}
  }

  struct Label {
    let text: String
    let x: PlotValue
    let y: PlotValue
    let series: Series?
  }

  let labels: [Label]
  let color: Int?
  let style: Style
  /// What texts keep off besides their own points.
  var obstacles: [(x: PlotValue, y: PlotValue, radius: Double)] = []

  /// A text for each element of a collection, the most important first.
  ///
  /// - Parameters:
  ///   - data: One element a label.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - text: What is written.
  ///   - color: The position of its colour in the theme's palette; that of text without.
  ///   - distance: From the point to the text, in points: more than the radius of the dots.
  ///   - overflow: What becomes of a text that finds no place beside its point.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    text: KeyPath<Data.Element, String>, color: Int? = nil, distance: Double = 6,
    overflow: LabelPlacement.Overflow = .drop
  ) {
    labels = data.map {
      Label(
        text: $0[keyPath: text], x: $0[keyPath: x].plotValue, y: $0[keyPath: y].plotValue, series: nil)
    }
    self.color = color
    var style = Style()
    style.distance = distance
    style.overflow = overflow
    self.style = style
  }

  /// A text for each element of a collection, the most important first.
  ///
  /// - Parameters:
  ///   - data: One element a label.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - text: What is written.
  ///   - series: The name of the series whose colour the text has; the colour of text for an empty name.
  ///   - style: How the texts look.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some Plottable>, y: KeyPath<Data.Element, some Plottable>,
    text: KeyPath<Data.Element, String>, series: KeyPath<Data.Element, String>? = nil, style: Style
  ) {
    labels = data.map { element in
      let name = series.map { element[keyPath: $0] } ?? ""
      return Label(
        text: element[keyPath: text], x: element[keyPath: x].plotValue, y: element[keyPath: y].plotValue,
        series: name.isEmpty ? nil : Series(name))
    }
    color = nil
    self.style = style
  }

  /// The labels, which also keep off other dots.
  ///
  /// - Parameters:
  ///   - x: The dots' places on the horizontal axis.
  ///   - y: Those on the vertical axis, as many.
  ///   - radius: The dots' size in points.
  public func avoiding(
    x: some Collection<some PlotNumber>, y: some Collection<some PlotNumber>, radius: Double
  ) -> Labels {
    var copy = self
    copy.obstacles += zip(plotNumbers(x), plotNumbers(y)).map { (.number($0), .number($1), radius) }
    return copy
  }

  /// The places on the horizontal axis.
  public var horizontalExtent: PlotExtent { PlotExtent(labels.lazy.map(\.x)) }
  /// The places on the vertical axis.
  public var verticalExtent: PlotExtent { PlotExtent(labels.lazy.map(\.y)) }
  /// Places and texts.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "labels",
        [
          .init("x", labels.map(\.x)), .init("y", labels.map(\.y)),
          .init("text", labels.map { .category($0.text) }),
        ])
    ]
  }
}
