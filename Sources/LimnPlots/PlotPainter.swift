/// Finds the places of a plot's parts and paints them.
struct PlotPainter {
  private let theme: Theme
  private let panel: Panel
  private let frame: PlotFrame
  private let heading: Heading
  private let colorBar: ColorBar?
  private let legend: Legend
  private let smallPrint: SmallPrint
  /// Where the legend stands, its box if it is inside.
  private let legendPlace: LegendPlace
  /// What is left out, each a sentence without its full stop.
  let notes: [String]
  /// The extent of the whole picture.
  let size: Size

  private enum LegendPlace {
    case nowhere
    case inside(Rectangle)
    case beside(Point)
    case below(Double)
  }

  private static let barGap = 20.0
  private static let legendGap = 12.0
  private static let boxPadding = 8.0

  init(plot: Plot, theme: Theme) {
    self.theme = theme
    let measurer = TextMeasurer()
    let series = plot.marks.flatMap(\.series)
    let panel = Panel(plot, series: series, theme: theme, measurer: measurer)
    self.panel = panel
    notes = panel.notes
    let (insets, inner) = (panel.insets, plot.area)
    colorBar = plot.colorScale.map {
      ColorBar(scale: $0, length: min(inner.height, 320), theme: theme, measurer: measurer)
    }
    let trial = panel.frame(in: Rectangle(x: 0, y: 0, width: inner.width, height: inner.height))
    legend = Legend(plot.legend, series, trial, table: plot.legendTable)
    let placement = Self.placement(plot, legend)
    // The width first: heading and legend wrap to it.
    let left = theme.margin + insets.left
    let barWidth = colorBar.map { $0.width + Self.barGap } ?? 0
    let narrow = left + inner.width + insets.right + barWidth + theme.margin
    let list = legend.size(within: 0)
    var boxPlace: (rectangle: Rectangle, isFree: Bool)?
    if placement == .automatic || placement == .inside {
      let recorded = panel.recordMarks(in: trial)
      let box = Size(list.width + 2 * Self.boxPadding, list.height + Self.boxPadding)
      boxPlace = Coverage(of: recorded, in: trial.area, measurer: measurer).place(for: box, inset: 8)
    }
    let isInside = boxPlace.map { $0.isFree || placement == .inside } ?? false
    let isBeside = placement == .beside
    let isBelow = !isInside && !isBeside && placement != .hidden
    let width = max(
      narrow + (isBeside ? list.width + Self.barGap : 0),
      isBelow ? left + min(list.width, 420) + theme.margin : 0)
    heading = Heading(
      title: plot.title, subtitle: plot.subtitle, width: max(width - 2 * theme.margin, 420), theme: theme,
      measurer: measurer)
    let pageWidth = max(width, heading.size.width + 2 * theme.margin)
    smallPrint = SmallPrint(
      caption: plot.caption, notes: notes, width: pageWidth - 2 * theme.margin, theme: theme,
      measurer: measurer)
    let top = theme.margin + heading.size.height + insets.top
    let area = Rectangle(x: left, y: top, width: inner.width, height: inner.height)
    frame = panel.frame(in: area)
    let below = isBelow ? legend.size(within: pageWidth - left - theme.margin).height + Self.legendGap : 0
    let besideHeight = max(colorBar?.height ?? 0, isBeside ? list.height : 0)
    let bottom = top + max(inner.height + insets.bottom, besideHeight)
    size = Size(pageWidth, bottom + below + smallPrint.height + theme.margin)
    if isInside, let place = boxPlace?.rectangle {
      legendPlace = .inside(
        Rectangle(x: place.x + left, y: place.y + top, width: place.width, height: place.height))
    } else if isBeside {
      legendPlace = .beside(Point(narrow - theme.margin + Self.barGap, top + Legend.rowHeight / 2))
    } else {
      legendPlace =
        isBelow ? .below(bottom + below - Self.lastRow(legend, pageWidth - left - theme.margin)) : .nowhere
    }
  }

  /// The distance of the middle of the first row from the lower end of a legend below.
  private static func lastRow(_ legend: Legend, _ width: Double) -> Double {
    legend.size(within: width).height - Legend.rowHeight + 5.5
  }

  /// Where the legend goes if there is anything to explain.
  private static func placement(_ plot: Plot, _ legend: Legend) -> LegendPlacement {
    let count = legend.entries.count
    if count == 0 || plot.legendPlacement == .atEnds && plot.legend.isEmpty { return .hidden }
    guard plot.legendPlacement == .automatic else {
      return plot.legendPlacement == .atEnds ? .below : plot.legendPlacement
    }
    // What a plot lists itself stands below, and one name alone explains nothing that a title does not.
    return plot.legend.isEmpty ? (count == 1 ? .hidden : .automatic) : .below
  }

  func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    panel.paint(on: canvas, in: frame)
    if let colorBar {
      colorBar.paint(on: canvas, at: Point(frame.area.maxX + panel.insets.right + Self.barGap, frame.area.y))
    }
    switch legendPlace {
    case .nowhere: break
    case .inside(let box):
      canvas.fill(Path(box, cornerRadius: 4), with: theme.background.opacity(0.85))
      canvas.stroke(Path(box, cornerRadius: 4), with: Stroke(theme.faintLine, width: 1))
      let start = Point(box.x + Self.boxPadding, box.y + Self.boxPadding / 2 + Legend.rowHeight / 2)
      legend.paint(on: canvas, at: start, within: 0)
    case .beside(let start): legend.paint(on: canvas, at: start, within: 0)
    case .below(let y):
      legend.paint(on: canvas, at: Point(frame.area.x, y), within: size.width - frame.area.x - theme.margin)
    }
    smallPrint.paint(on: canvas, at: Point(theme.margin, size.height - theme.margin - smallPrint.height))
  }
}
