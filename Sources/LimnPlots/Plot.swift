/// Marks within a frame of two axes, with a heading, a colour bar, a legend and margins.
///
/// ```swift
/// var plot = Plot("Moons", x: Axis("x"), y: Axis("y"))
/// plot.marks = [Dots(points, x: \.x, y: \.y, color: \.label)]
/// try plot.picture().write(to: "moons.svg")
/// ```
///
/// Axes cover what the marks need; names get a band each, numbers round ends.
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
  /// The layers, from the lowest.
  public var marks: [any Mark] = []
  /// Explained by a bar beside the plot, if there is one.
  public var colorScale: ColorScale?
  /// A strip on the right that shares the vertical axis.
  public var trailing: Margin?
  /// A strip at the bottom that shares the horizontal axis.
  public var bottom: Margin?
  /// Colours explained below the plot.
  public var legend: [LegendEntry] = []

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
  ///   - summary: What is shown, for those who can't see it.
  ///   - provenance: What made the picture.
  public func picture(
    theme: Theme = .light, summary: String = "", provenance: [Annotation.Datum] = []
  ) -> Picture {
    let painter = PlotPainter(plot: self, theme: theme)
    return Picture(
      size: painter.size, title: title.isEmpty ? "Plot" : title,
      summary: summary.isEmpty ? subtitle : summary,
      background: theme.background, provenance: provenance, paint: painter.paint)
  }
}
