extension PlotPainter {
  func paintGrid(on canvas: any Canvas) {
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

  func paintHorizontalAxis(on canvas: any Canvas) {
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

  func paintVerticalAxis(on canvas: any Canvas) {
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
}
