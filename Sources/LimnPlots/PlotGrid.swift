/// Plots in rows and columns, with scales in common and axes in line.
///
/// ```swift
/// PlotGrid("Training", [[loss], [learningRate]])               // below each other, on the same steps
/// PlotGrid("Attention", heads, columns: 4, sharesX: .all, sharesY: .all)
/// ```
///
/// Labels that a neighbour has too are written once, series are explained once for all, and so are colours that all
/// plots share; colours of neighbours in a row that differ are explained beside each.
public struct PlotGrid {
  /// Which plots have a scale in common.
  public enum Sharing: Hashable, Sendable {
    /// None; each has its own.
    case none
    /// Those that stand in line: a column's horizontal axes, a row's vertical ones.
    case aligned
    /// All.
    case all
  }

  /// What is shown, above everything.
  public var title: String
  /// Under the title.
  public var subtitle: String
  /// The plots row by row; `nil` leaves a place empty. Rows may have different lengths.
  public var rows: [[Plot?]]
  /// Which plots share their horizontal scale.
  public var sharesX: Sharing
  /// Which plots share their vertical scale.
  public var sharesY: Sharing
  /// Written above the columns; nothing if empty.
  public var columnTitles: [String] = []
  /// Written beside the rows; nothing if empty.
  public var rowTitles: [String] = []
  /// The room between plots, besides what their labels need, in points.
  public var spacing = 18.0
  /// Where the series of all plots are explained: on the right if it is ``LegendPlacement/beside``, nowhere if
  /// ``LegendPlacement/hidden``, otherwise below.
  public var legendPlacement = LegendPlacement.below
  /// Written under everything in small letters.
  public var caption = ""

  /// A grid of the given rows.
  public init(
    _ title: String = "", subtitle: String = "", _ rows: [[Plot?]], sharesX: Sharing = .aligned,
    sharesY: Sharing = .aligned
  ) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.sharesX = sharesX
    self.sharesY = sharesY
  }

  /// A grid of plots one after the other, row by row.
  ///
  /// - Precondition: There is at least one column.
  public init(
    _ title: String = "", subtitle: String = "", _ plots: [Plot], columns: Int, sharesX: Sharing = .aligned,
    sharesY: Sharing = .aligned
  ) {
    precondition(columns >= 1, "PlotGrid: \(columns) columns; there has to be at least 1")
    let rows = stride(from: 0, to: plots.count, by: columns).map { start in
      plots[start..<min(start + columns, plots.count)].map { Optional($0) }
    }
    self.init(title, subtitle: subtitle, rows, sharesX: sharesX, sharesY: sharesY)
  }

  /// The grid as a picture.
  ///
  /// - Parameters:
  ///   - theme: The looks.
  ///   - summary: What is shown, for those who can't see it; the subtitle, or the plots' titles, without.
  ///   - provenance: What made the picture.
  public func picture(
    theme: Theme = .light, summary: String = "", provenance: [Annotation.Datum] = []
  ) -> Picture {
    let painter = PlotGridPainter(grid: self, theme: theme)
    let plots = rows.flatMap { $0.compactMap { $0 } }
    let described = plots.map { $0.title.isEmpty ? $0.description : $0.title + "." }.joined(separator: " ")
    let start = summary.isEmpty ? subtitle.isEmpty ? described : subtitle : summary
    return Picture(
      size: painter.size, title: title.isEmpty ? "Plots" : title,
      summary: ([start] + painter.notes.map { $0 + "." }).filter { !$0.isEmpty }.joined(separator: " "),
      background: theme.background, provenance: provenance, paint: painter.paint)
  }

  /// What the marks of all plots show, for other programs.
  public var data: PlotData { PlotData(rows.flatMap { $0.compactMap { $0 } }.flatMap(\.data.tables)) }
}
