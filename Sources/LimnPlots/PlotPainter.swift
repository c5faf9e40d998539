/// Finds the places of a plot's parts and paints them.
struct PlotPainter {
  let plot: Plot
  let theme: Theme
  let measurer = TextMeasurer()
  let frame: PlotFrame
  private let heading: Heading
  private let colorBar: ColorBar?
  /// The extent of the whole picture.
  let size: Size

  static let tickGap = 6.0
  static let axisTitleGap = 10.0
  private static let stripGap = 10.0
  private static let clipSlack = 5.0
  private static let legendHeight = 30.0
  private static let legendDot = 10.0
  private static let legendGap = 20.0

  init(plot: Plot, theme: Theme) {
    self.plot = plot
    self.theme = theme
    let horizontalDomain =
      plot.x.domain ?? Scale.domain(of: plot.marks.flatMap(\.horizontalValues), isNice: true)
    let verticalDomain = plot.y.domain ?? Scale.domain(of: plot.marks.flatMap(\.verticalValues), isNice: true)

    // Labels need room before there is an area: how much depends on their text alone.
    let measurer = measurer
    let trial = Scale(verticalDomain, from: 0, to: plot.area.height)
    let labelWidth = trial.ticks().map { measurer.width(of: $0.label, in: theme.tickFont) }.max() ?? 0
    let besides = (labelWidth + Self.tickGap + Self.titleRoom(plot.y.title, theme)).rounded(.up)
    let aboveOrBelow = (theme.tickFont.size + Self.tickGap + Self.titleRoom(plot.x.title, theme)).rounded(.up)

    let left = theme.margin + (plot.y.side == .standard ? besides : 0)
    let trailingStrip = plot.trailing.map { $0.extent + Self.stripGap } ?? 0
    let bottomStrip = plot.bottom.map { $0.extent + Self.stripGap } ?? 0
    colorBar = plot.colorScale.map {
      ColorBar(scale: $0, length: min(plot.area.height, 320), theme: theme, measurer: measurer)
    }
    let right =
      (plot.y.side == .opposite ? besides : 0) + trailingStrip + (colorBar.map { $0.width + 20 } ?? 0)
      + theme.margin
    let legendWidth = plot.legend.reduce(-Self.legendGap) {
      $0 + Self.legendDot + 6 + measurer.width(of: $1.text, in: theme.tickFont) + Self.legendGap
    }
    let width = max(left + plot.area.width + right, left + legendWidth + theme.margin)
    heading = Heading(
      title: plot.title, subtitle: plot.subtitle, width: max(width - 2 * theme.margin, 420), theme: theme,
      measurer: measurer)
    let top = theme.margin + heading.size.height + (plot.x.side == .opposite ? aboveOrBelow : 0)
    let below =
      (plot.x.side == .standard ? aboveOrBelow : 0) + bottomStrip
      + (plot.legend.isEmpty ? 0 : Self.legendHeight)
    size = Size(
      max(width, heading.size.width + 2 * theme.margin),
      top + max(plot.area.height + below, colorBar?.height ?? 0) + theme.margin)

    let area = Rectangle(x: left, y: top, width: plot.area.width, height: plot.area.height)
    // Numbers grow upwards, names are read downwards.
    var isUpwards = false
    if case .numbers = verticalDomain { isUpwards = true }
    if plot.y.isReversed { isUpwards.toggle() }
    frame = PlotFrame(
      area: area,
      horizontal: plot.x.isReversed
        ? Scale(horizontalDomain, from: area.maxX, to: area.x)
        : Scale(horizontalDomain, from: area.x, to: area.maxX),
      vertical: isUpwards
        ? Scale(verticalDomain, from: area.maxY, to: area.y)
        : Scale(verticalDomain, from: area.y, to: area.maxY),
      theme: theme, measurer: measurer)
  }

  func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    paintGrid(on: canvas)
    // A little more than the area, so that a dot on its edge is whole.
    canvas.clip(to: frame.area.inset(by: -Self.clipSlack)) {
      for mark in plot.marks { mark.paint(on: canvas, in: frame) }
    }
    paintHorizontalAxis(on: canvas)
    paintVerticalAxis(on: canvas)
    paintMargins(on: canvas)
    if let colorBar {
      let x = frame.area.maxX + (plot.trailing.map { $0.extent + Self.stripGap } ?? 0) + 20
      colorBar.paint(on: canvas, at: Point(x, frame.area.y))
    }
    paintLegend(on: canvas)
  }

  private func paintMargins(on canvas: any Canvas) {
    let area = frame.area
    if let margin = plot.trailing {
      let strip = Rectangle(
        x: area.maxX + Self.stripGap, y: area.y, width: margin.extent, height: area.height)
      let room = labelRoom(margin, frame.vertical)
      let numbers = Scale(
        Scale.domain(of: margin.marks.flatMap(\.horizontalValues)), from: strip.x, to: strip.maxX - room)
      let inner = PlotFrame(
        area: strip, horizontal: numbers, vertical: frame.vertical, theme: theme, measurer: measurer)
      for mark in margin.marks { mark.paint(on: canvas, in: inner) }
      canvas.draw(
        margin.title, at: Point(strip.x, strip.y - Self.tickGap), anchor: Anchor(.leading, .baseline),
        font: theme.tickFont, color: theme.secondaryInk)
    }
    if let margin = plot.bottom {
      let top =
        area.maxY + Self.stripGap + (plot.x.side == .standard ? theme.tickFont.size + Self.tickGap : 0)
      let strip = Rectangle(x: area.x, y: top, width: area.width, height: margin.extent)
      let room = labelRoom(margin, frame.horizontal)
      let numbers = Scale(
        Scale.domain(of: margin.marks.flatMap(\.verticalValues)), from: strip.y, to: strip.maxY - room)
      let inner = PlotFrame(
        area: strip, horizontal: frame.horizontal, vertical: numbers, theme: theme, measurer: measurer)
      for mark in margin.marks { mark.paint(on: canvas, in: inner) }
      canvas.draw(
        margin.title, at: Point(strip.maxX + Self.stripGap, strip.y), anchor: Anchor(.leading, .top),
        font: theme.tickFont, color: theme.secondaryInk)
    }
  }

  /// The room for the numbers at the ends of a strip's bars; the bars keep at least a third of the strip.
  private func labelRoom(_ margin: Plot.Margin, _ names: Scale) -> Double {
    let wanted = margin.marks.map { $0.labelRoom(bandwidth: names.bandwidth, measurer: measurer) }.max() ?? 0
    return min(wanted, margin.extent * 2 / 3)
  }

  private func paintLegend(on canvas: any Canvas) {
    let y = size.height - theme.margin - theme.tickFont.size / 2
    var x = frame.area.x
    for entry in plot.legend {
      let place = Rectangle(
        center: Point(x + Self.legendDot / 2, y), size: Size(Self.legendDot, Self.legendDot))
      canvas.fill(Path(ellipseIn: place), with: theme.paletteColor(entry.color))
      canvas.draw(
        entry.text, at: Point(place.maxX + 6, y), anchor: Anchor(.leading, .middle), font: theme.tickFont,
        color: theme.secondaryInk)
      x = place.maxX + 6 + measurer.width(of: entry.text, in: theme.tickFont) + Self.legendGap
    }
  }

  private static func titleRoom(_ title: String, _ theme: Theme) -> Double {
    title.isEmpty ? 0 : theme.axisTitleFont.size + axisTitleGap
  }
}
