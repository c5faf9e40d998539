/// Lines through pairs of numbers, in their order.
///
/// ```swift
/// Line("train", losses)                                    // over 0, 1, 2, ...
/// Line("train", x: steps, y: losses)
/// Line("train", log, x: \.step, y: \.loss, style: .dashed)
/// Line(log, x: \.step, y: \.loss, series: \.split)         // one line for each split
/// ```
///
/// A line breaks where a number is NaN or infinite, or has no place on a logarithmic axis. NaN and infinity are
/// marked where they happened. Points that can't be seen are left out of the drawing (not of the counts), without
/// losing a spike: see `LineThinning`.
public struct Line: Mark {
  struct Course {
    let series: Series
    let x: [Double]
    let y: [Double]
    let xExtent: PlotExtent
    let yExtent: PlotExtent

    init(_ name: String, _ color: Int?, _ style: LineStyle, x: [Double], y: [Double]) {
      precondition(
        x.count == y.count, "Line: \(x.count) numbers along and \(y.count) across; they have to be as many")
      series = Series(name, color: color, symbol: .line(style.dash ?? .solid, style.marker))
      self.x = x
      self.y = y
      xExtent = PlotExtent(x)
      yExtent = PlotExtent(y)
    }
  }

  let courses: [Course]
  let style: LineStyle
  /// Whether the line sums up numbers that another mark of the plot shows, as a smoothed one does: those that no
  /// axis can show are then counted there alone.
  public var isSummary = false
  /// Whether a plot that names its lines at their ends names this one: not where another line's name stands for both.
  public var hasEndLabel = true

  /// A line over 0, 1, 2, ...
  ///
  /// - Parameters:
  ///   - name: What it shows, for the legend and the tooltip.
  ///   - y: The numbers.
  ///   - color: The position of its colour in the theme's palette; the next free one by default.
  ///   - style: How it looks.
  public init(
    _ name: String = "", _ y: some Collection<some PlotNumber>, color: Int? = nil,
    style: LineStyle = .standard
  ) {
    self.init(name, x: 0..<y.count, y: y, color: color, style: style)
  }

  /// A line through the pairs of two collections.
  ///
  /// - Parameters:
  ///   - name: What it shows, for the legend and the tooltip.
  ///   - x: The numbers along.
  ///   - y: The numbers across.
  ///   - color: The position of its colour in the theme's palette; the next free one by default.
  ///   - style: How it looks.
  /// - Precondition: Both have the same count.
  public init(
    _ name: String = "", x: some Collection<some PlotNumber>, y: some Collection<some PlotNumber>,
    color: Int? = nil, style: LineStyle = .standard
  ) {
    courses = [Course(name, color, style, x: plotNumbers(x), y: plotNumbers(y))]
    self.style = style
  }

  /// A line through the elements of a collection.
  ///
  /// - Parameters:
  ///   - name: What it shows, for the legend and the tooltip.
  ///   - data: One element a point.
  ///   - x: The number along.
  ///   - y: The number across.
  ///   - color: The position of its colour in the theme's palette; the next free one by default.
  ///   - style: How it looks.
  public init<Data: Collection>(
    _ name: String = "", _ data: Data, x: KeyPath<Data.Element, some PlotNumber>,
    y: KeyPath<Data.Element, some PlotNumber>, color: Int? = nil, style: LineStyle = .standard
  ) {
    self.init(name, x: plotNumbers(data, x), y: plotNumbers(data, y), color: color, style: style)
  }

  /// A line for each series of a collection, in the order of their first elements.
  ///
  /// - Parameters:
  ///   - data: One element a point.
  ///   - x: The number along.
  ///   - y: The number across.
  ///   - series: The name of the line that an element belongs to.
  ///   - style: How the lines look.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some PlotNumber>, y: KeyPath<Data.Element, some PlotNumber>,
    series: KeyPath<Data.Element, String>, style: LineStyle = .standard
  ) {
    courses = grouped(data, by: series).map { name, elements in
      Course(name, nil, style, x: plotNumbers(elements, x), y: plotNumbers(elements, y))
    }
    self.style = style
  }

  /// The numbers along.
  public var horizontalExtent: PlotExtent { extent(\.xExtent) }
  /// The numbers across.
  public var verticalExtent: PlotExtent { extent(\.yExtent) }

  private func extent(_ part: KeyPath<Course, PlotExtent>) -> PlotExtent {
    let extent = PlotExtent.union(courses.map { $0[keyPath: part] })
    return isSummary ? extent.uncounted : extent
  }

  /// The lines by name.
  public var series: [Series] { courses.map(\.series) }

  /// The numbers of each line.
  public var tables: [PlotTable] {
    courses.map { PlotTable("line", series: $0.series.name, [.init("x", $0.x), .init("y", $0.y)]) }
  }

  /// The lines' names, each level with the line's last point, for a plot that asks for them.
  public func endLabels(in frame: PlotFrame) -> [EdgeLabel] {
    guard hasEndLabel else { return [] }
    return courses.compactMap { course in
      guard !course.series.name.isEmpty,
        let last = course.y.indices.last(where: {
          frame.vertical.position(of: .number(course.y[$0])) != nil
            && frame.horizontal.position(of: .number(course.x[$0])) != nil
        })
      else { return nil }
      return EdgeLabel(
        course.series.name, edge: .trailing, position: frame.vertical.place(of: course.y[last]),
        color: frame.textColor(of: course.series))
    }
  }
}

/// The elements of a collection by name, in the order of the names' first elements.
func grouped<Data: Collection>(
  _ data: Data, by name: KeyPath<Data.Element, String>
) -> [(name: String, elements: [Data.Element])] {
  var groups: [(name: String, elements: [Data.Element])] = []
  var positions: [String: Int] = [:]
  for element in data {
    let name = element[keyPath: name]
    if let position = positions[name] {
      groups[position].elements.append(element)
    } else {
      positions[name] = groups.count
      groups.append((name, [element]))
    }
  }
  return groups
}
