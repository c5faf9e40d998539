/// Finds the places of a plot's parts and paints them.
struct PlotPainter {
  private let plot: Plot
  private let theme: Theme
  private let measurer = TextMeasurer()
  private let frame: PlotFrame
  private let heading: Heading
  private let colorBar: ColorBar?
  /// The extent of the whole picture.
  let size: Size

  private static let tickGap = 6.0
  private static let axisTitleGap = 10.0
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

  private func paintGrid(on canvas: any Canvas) {
    let stroke = Stroke(theme.faintLine, width: 1)
    if case .numbers = frame.horizontal.domain, plot.x.hasGrid {
      for tick in frame.horizontal.ticks() {
        canvas.line(
          from: Point(tick.position, frame.area.y), to: Point(tick.position, frame.area.maxY), stroke)
      }
    }
    if case .numbers = frame.vertical.domain, plot.y.hasGrid {
      for tick in frame.vertical.ticks() {
        canvas.line(
          from: Point(frame.area.x, tick.position), to: Point(frame.area.maxX, tick.position), stroke)
      }
    }
  }

  private func paintHorizontalAxis(on canvas: any Canvas) {
    let isTop = plot.x.side == .opposite
    let edge = isTop ? frame.area.y - Self.tickGap : frame.area.maxY + Self.tickGap
    let isBanded = frame.horizontal.bandwidth > 0
    let (font, labels) =
      isBanded ? bandLabels(frame.horizontal, isHorizontal: true) : (theme.tickFont, frame.horizontal.ticks())
    for label in labels {
      canvas.draw(
        label.label, at: Point(label.position, edge), anchor: Anchor(.center, isTop ? .baseline : .top),
        font: font, color: isBanded ? theme.ink : theme.secondaryInk)
    }
    guard !plot.x.title.isEmpty else { return }
    let away = theme.tickFont.size + Self.axisTitleGap
    canvas.draw(
      plot.x.title, at: Point(frame.area.center.x, isTop ? edge - away : edge + away),
      anchor: Anchor(.center, isTop ? .baseline : .top), font: theme.axisTitleFont, color: theme.secondaryInk)
  }

  private func paintVerticalAxis(on canvas: any Canvas) {
    let isRight = plot.y.side == .opposite
    let edge = isRight ? frame.area.maxX + Self.tickGap : frame.area.x - Self.tickGap
    let isBanded = frame.vertical.bandwidth > 0
    let (font, labels) =
      isBanded ? bandLabels(frame.vertical, isHorizontal: false) : (theme.tickFont, frame.vertical.ticks())
    for label in labels {
      canvas.draw(
        label.label, at: Point(edge, label.position), anchor: Anchor(isRight ? .leading : .trailing, .middle),
        font: font, color: isBanded ? theme.ink : theme.secondaryInk)
    }
    guard !plot.y.title.isEmpty else { return }
    let widest = labels.map { measurer.width(of: $0.label, in: font) }.max() ?? 0
    let away = widest + Self.axisTitleGap + (isRight ? theme.axisTitleFont.size : 0)
    canvas.draw(
      plot.y.title, at: Point(isRight ? edge + away : edge - away, frame.area.center.y),
      anchor: Anchor(.center, .baseline), font: theme.axisTitleFont, color: theme.secondaryInk, turned: true)
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

  /// The labels of an axis of names: smaller in narrow bands, those shortened that alone are too wide, and, where
  /// most would run into each other, only some at equal distances.
  private func bandLabels(
    _ scale: Scale, isHorizontal: Bool
  ) -> (font: Font, labels: [(label: String, position: Double)]) {
    let ticks = scale.ticks()
    let band = scale.bandwidth
    let font = theme.tickFont.size(max(6.5, min(theme.tickFont.size, 0.78 * band)))
    let tooWide = isHorizontal ? ticks.count { measurer.width(of: $0.label, in: font) > band } : 0
    var every = band < font.size ? Int((font.size / band).rounded(.up)) : 1
    if tooWide * 4 > ticks.count {
      let widest = ticks.map { measurer.width(of: $0.label, in: font) }.max() ?? 0
      every = max(every, Int(((widest + 2) / band).rounded(.up)))
    }
    let room = isHorizontal ? band * Double(every) : .infinity
    let labels = ticks.enumerated().filter { $0.offset % every == 0 }.map { _, tick in
      (measurer.shortened(tick.label, in: font, width: room), tick.position)
    }
    return (font, labels)
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
