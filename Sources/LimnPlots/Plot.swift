/// Marks within a frame of two axes, with a heading, a colour bar, a legend and margins.
///
/// ```swift
/// var plot = Plot("Moons", x: Axis("x"), y: Axis("y"))
/// plot.marks = [Dots(points, x: \.x, y: \.y, color: \.label)]
/// try plot.picture().write(to: "moons.svg")
/// ```
///
/// Axes cover what the marks need; names get a band each, numbers round ends. What can't be shown is left out, and
/// counted in small print under the plot and in the picture's description.
public struct Plot {
  /// A strip along one side of the plot that shares its names: totals, say.
  public struct Margin {
    /// Written at the strip's end; nothing if empty.
    public var title: String
    /// What is painted in the strip.
    public var marks: [any Mark]
    /// The strip's extent across, in points.
    public var extent: Double

    /// A strip of marks.
    public init(_ title: String, extent: Double = 80, marks: [any Mark]) {
      self.title = title
      self.marks = marks
      self.extent = extent
    }
  }

  /// One entry of the legend.
  public struct LegendEntry: Sendable {
    /// What the colour stands for.
    public var text: String
    /// The position of the colour in the theme's palette.
    public var color: Int

    /// The given entry.
    public init(_ text: String, color: Int) {
      self.text = text
      self.color = color
    }
  }

  /// Columns of numbers beside the names of a legend, which makes a table of it.
  public struct LegendTable: Sendable {
    /// The heads of the columns, that of the names first.
    public var heads: [String]
    /// What stands beside each name, one text a column but the first.
    public var rows: [String: [String]]

    /// The given columns.
    public init(heads: [String], rows: [String: [String]]) {
      self.heads = heads
      self.rows = rows
    }
  }

  /// What is shown, above everything.
  public var title: String
  /// Under the title.
  public var subtitle: String
  /// The axis from left to right.
  public var x: Axis
  /// The axis from bottom to top for numbers, from top to bottom for names.
  public var y: Axis
  /// The size of the inside of the axes, in points.
  public var area: Size
  /// Whether one unit is as long on both axes, as for maps and embeddings: the axis that has room to spare then covers
  /// more. For linear axes of numbers.
  public var hasEqualUnits = false
  /// Whether a thin line runs around the inside of the axes.
  public var hasFrame = false
  /// The layers, from the lowest.
  public var marks: [any Mark] = []
  /// Explained by a bar beside the plot, if there is one.
  public var colorScale: ColorScale?
  /// A strip on the right that shares the vertical axis.
  public var trailing: Margin?
  /// A strip at the bottom that shares the horizontal axis.
  public var bottom: Margin?
  /// Colours explained besides those of the marks' series; they stand below the plot unless ``legendPlacement`` says
  /// otherwise.
  public var legend: [LegendEntry] = []
  /// Columns of numbers beside the series' names, if there are any; the legend then has one row for each.
  public var legendTable: LegendTable?
  /// Where the series are explained.
  public var legendPlacement = LegendPlacement.automatic
  /// Written under everything in small letters, above what the plot says that it leaves out.
  public var caption = ""

  /// A plot without marks.
  public init(
    _ title: String = "", subtitle: String = "", x: Axis = Axis(), y: Axis = Axis(),
    area: Size = Size(520, 390)
  ) {
    self.title = title
    self.subtitle = subtitle
    self.x = x
    self.y = y
    self.area = area
  }

  /// The plot as a picture.
  ///
  /// - Parameters:
  ///   - theme: The looks.
  ///   - summary: What is shown, for those who can't see it; the subtitle, or the axes and series, without.
  ///   - provenance: What made the picture.
  public func picture(
    theme: Theme = .light, summary: String = "", provenance: [Annotation.Datum] = []
  ) -> Picture {
    let painter = PlotPainter(plot: self, theme: theme)
    let start = summary.isEmpty ? subtitle.isEmpty ? description : subtitle : summary
    return Picture(
      size: painter.size, title: title.isEmpty ? "Plot" : title,
      summary: ([start] + painter.notes.map { $0 + "." }).filter { !$0.isEmpty }.joined(separator: " "),
      background: theme.background, provenance: provenance, paint: painter.paint)
  }

  /// What the marks show, for other programs.
  public var data: PlotData {
    PlotData((marks + (trailing?.marks ?? []) + (bottom?.marks ?? [])).flatMap(\.tables))
  }

  /// The axes and series in a sentence.
  var description: String {
    let axes = [y.title, x.title].filter { !$0.isEmpty }.joined(separator: " over ")
    var names: [String] = []
    for series in marks.flatMap(\.series) where !series.name.isEmpty && !names.contains(series.name) {
      names.append(series.name)
    }
    guard !axes.isEmpty || !names.isEmpty else { return "" }
    return (axes.isEmpty ? "A plot" : "A plot of \(axes)")
      + (names.isEmpty ? "" : ": \(names.joined(separator: ", "))") + "."
  }
}
