/// One plot's axes, marks and strips, without heading and legend, as it stands alone or in a grid.
struct Panel {
  /// What panels of a grid have in common, or leave to their neighbours.
  struct Sharing {
    var horizontalDomain: Scale.Domain?
    var verticalDomain: Scale.Domain?
    var hasHorizontalLabels = true
    var hasVerticalLabels = true
    var hasHorizontalTitle = true
    var hasVerticalTitle = true
  }

  typealias Tick = (label: String, position: Double)

  let plot: Plot
  let theme: Theme
  let measurer: TextMeasurer
  let sharing: Sharing
  let seriesColors: [Series]
  private(set) var insets: Insets
  /// The room for labels between the axis and its title: the panel's own, or that of the widest in its column.
  private(set) var verticalLabelWidth = 0.0
  private let horizontalDomain: Scale.Domain
  private let verticalDomain: Scale.Domain
  private let area: Size

  static let tickGap = 6.0
  static let axisTitleGap = 10.0
  static let stripGap = 10.0
  static let edgeLabelGap = 10.0
  private static let clipSlack = 5.0

  init(
    _ plot: Plot, area: Size? = nil, series: [Series], sharing: Sharing = Sharing(), theme: Theme,
    measurer: TextMeasurer
  ) {
    self.plot = plot
    self.theme = theme
    self.measurer = measurer
    var sharing = sharing
    if !plot.x.hasLabels { sharing.hasHorizontalLabels = false }
    if !plot.y.hasLabels { sharing.hasVerticalLabels = false }
    self.sharing = sharing
    self.area = area ?? plot.area
    seriesColors = series
    let domains = EqualUnits(
      sharing.horizontalDomain ?? plot.x.domain(covering: .union(plot.marks.map(\.horizontalExtent))),
      sharing.verticalDomain ?? plot.y.domain(covering: .union(plot.marks.map(\.verticalExtent))),
      area: self.area, isWanted: plot.hasEqualUnits && plot.x.scale.isLinear && plot.y.scale.isLinear)
    (horizontalDomain, verticalDomain) = (domains.horizontal, domains.vertical)

    // Labels need room before there is an area: how much depends on their text alone.
    let size = self.area
    let frame = Self.frame(
      plot, Rectangle(x: 0, y: 0, width: size.width, height: size.height), horizontalDomain, verticalDomain,
      theme,
      measurer, series)
    // Measuring the names of a hundred panels takes longer than painting them.
    let labelWidth =
      sharing.hasVerticalLabels
      ? Self.labelExtent(frame.vertical, plot.y, isHorizontal: false, theme, measurer) : 0
    verticalLabelWidth = labelWidth
    let labelHeight =
      sharing.hasHorizontalLabels
      ? Self.labelExtent(frame.horizontal, plot.x, isHorizontal: true, theme, measurer) : 0
    func titleRoom(_ title: String) -> Double {
      title.isEmpty ? 0 : theme.axisTitleFont.size + Self.axisTitleGap
    }
    let besides =
      ((labelWidth > 0 ? labelWidth + Self.tickGap : 0)
      + (sharing.hasVerticalTitle ? titleRoom(plot.y.title) : 0)).rounded(.up)
    let aboveOrBelow =
      ((labelHeight > 0 ? labelHeight + Self.tickGap : 0)
      + (sharing.hasHorizontalTitle ? titleRoom(plot.x.title) : 0)).rounded(.up)
    let labels = EdgeLabels(Self.edgeLabels(plot, frame), frame)
    insets = Insets(
      left: plot.y.side == .standard ? besides : 0,
      right: (plot.y.side == .opposite ? besides : 0) + (plot.trailing.map { $0.extent + Self.stripGap } ?? 0)
        + labels.trailingExtent,
      top: (plot.x.side == .opposite ? aboveOrBelow : 0) + labels.topExtent,
      bottom: (plot.x.side == .standard ? aboveOrBelow : 0)
        + (plot.bottom.map { $0.extent + Self.stripGap } ?? 0))
  }

  /// Whether a title stands beside the labels of the axis on the left.
  var hasLeftTitle: Bool { plot.y.side == .standard && sharing.hasVerticalTitle && !plot.y.title.isEmpty }

  /// Puts the title of the axis on the left as far away as labels of that width need.
  mutating func alignTitle(labelWidth: Double) {
    guard hasLeftTitle, labelWidth > verticalLabelWidth else { return }
    let gap = verticalLabelWidth == 0 ? Self.tickGap : 0
    insets.left += (labelWidth - verticalLabelWidth + gap).rounded(.up)
    verticalLabelWidth = labelWidth
  }

  /// How far the labels of the horizontal axis reach over its ends, besides the insets.
  var reach: (left: Double, right: Double) {
    guard sharing.hasHorizontalLabels else { return (0, 0) }
    let trial = frame(in: Rectangle(x: 0, y: 0, width: area.width, height: area.height))
    guard trial.horizontal.bandwidth == 0 else { return (0, 0) }
    let ticks = Self.ticks(trial.horizontal, isHorizontal: true, theme, measurer)
    let halves = ticks.map { ($0.position, measurer.width(of: $0.label, in: theme.tickFont) / 2) }
    return (
      max(0, (halves.map { $0.1 - $0.0 }.max() ?? 0) - insets.left),
      max(0, (halves.map { $0.0 + $0.1 }.max() ?? 0) - area.width - insets.right)
    )
  }

  /// What the plot's marks and axes leave out, each a sentence without its full stop.
  var notes: [String] {
    let trial = frame(in: Rectangle(x: 0, y: 0, width: area.width, height: area.height))
    return hiddenNotes + plot.marks.flatMap { $0.notes(in: trial) }
  }

  private var hiddenNotes: [String] {
    var notes: [String] = []
    for (axis, extents) in [
      (plot.x, plot.marks.map(\.horizontalExtent)), (plot.y, plot.marks.map(\.verticalExtent)),
    ] {
      let extent = PlotExtent.union(extents)
      let hidden = extent.hiddenCount(on: axis.scale)
      guard hidden > 0 else { continue }
      let (part, all) = (
        NumberFormat.grouped.string(Double(hidden)), NumberFormat.grouped.string(Double(extent.count))
      )
      let name = axis.title.isEmpty ? "" : " (\(axis.title))"
      notes.append(
        axis.scale.needsPositive
          ? "\(part) of \(all) values\(name) can't be shown on a logarithmic axis"
          : "\(part) of \(all) values\(name) \(hidden == 1 ? "is" : "are") NaN or infinite")
    }
    return notes
  }

  func frame(in area: Rectangle) -> PlotFrame {
    Self.frame(plot, area, horizontalDomain, verticalDomain, theme, measurer, seriesColors)
  }

  private static func frame(
    _ plot: Plot, _ area: Rectangle, _ horizontal: Scale.Domain, _ vertical: Scale.Domain, _ theme: Theme,
    _ measurer: TextMeasurer, _ series: [Series]
  ) -> PlotFrame {
    // Numbers grow upwards, names are read downwards.
    var isUpwards = false
    if case .numbers = vertical { isUpwards = true }
    if plot.y.isReversed { isUpwards.toggle() }
    return PlotFrame(
      area: area,
      horizontal: plot.x.isReversed
        ? Scale(horizontal, transform: plot.x.scale, from: area.maxX, to: area.x)
        : Scale(horizontal, transform: plot.x.scale, from: area.x, to: area.maxX),
      vertical: isUpwards
        ? Scale(vertical, transform: plot.y.scale, from: area.maxY, to: area.y)
        : Scale(vertical, transform: plot.y.scale, from: area.y, to: area.maxY),
      theme: theme, measurer: measurer, series: series)
  }

  static func edgeLabels(_ plot: Plot, _ frame: PlotFrame) -> [EdgeLabel] {
    plot.marks.flatMap { mark in
      mark.edgeLabels(in: frame) + (plot.legendPlacement == .atEnds ? mark.endLabels(in: frame) : [])
    }
  }

  /// What the marks paint, to look for room.
  func recordMarks(in frame: PlotFrame) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    for mark in plot.marks { mark.paint(on: canvas, in: frame) }
    return canvas
  }

  /// Paints everything around and within the inside of the axes.
  func paint(on canvas: any Canvas, in frame: PlotFrame) {
    paintGrid(on: canvas, frame)
    if plot.hasFrame { canvas.stroke(Path(frame.area), with: Stroke(theme.faintLine, width: 1)) }
    // A little more than the area, so that a dot on its edge is whole.
    canvas.clip(to: frame.area.inset(by: -Self.clipSlack)) {
      for mark in plot.marks { mark.paint(on: canvas, in: frame) }
    }
    paintHorizontalAxis(on: canvas, frame)
    paintVerticalAxis(on: canvas, frame)
    paintMargins(on: canvas, frame)
    let labels = EdgeLabels(Self.edgeLabels(plot, frame), frame)
    labels.paint(
      on: canvas, frame, above: plot.x.side == .opposite ? insets.top : 0,
      beside: insets.right - labels.trailingExtent)
  }
}
