extension Panel {
  /// Ticks and their labels, fewer where labels would run into each other.
  static func ticks(
    _ scale: Scale, isHorizontal: Bool, _ theme: Theme, _ measurer: TextMeasurer
  ) -> [Tick] {
    guard scale.bandwidth == 0 else { return scale.ticks() }
    let gap = isHorizontal ? 8.0 : 4.0
    func overlaps(_ ticks: [Tick]) -> Bool {
      let sorted = ticks.sorted { $0.position < $1.position }
      return zip(sorted, sorted.dropFirst()).contains { first, second in
        let extent =
          isHorizontal
          ? (measurer.width(of: first.label, in: theme.tickFont)
            + measurer.width(of: second.label, in: theme.tickFont)) / 2
          : theme.tickFont.size
        return second.position - first.position < extent + gap
      }
    }
    for count in stride(from: 6, through: 2, by: -1) {
      let ticks = scale.ticks(about: count)
      if !overlaps(ticks) { return ticks }
    }
    // Not even a few fit: the ends alone, or one of them.
    let ticks = scale.ticks(about: 2)
    let ends = [ticks.first, ticks.last].compactMap { $0 }
    return overlaps(ends) ? Array(ends.prefix(1)) : ends
  }

  func paintGrid(on canvas: any Canvas, _ frame: PlotFrame) {
    let (area, theme) = (frame.area, frame.theme)
    for isHorizontal in [true, false] {
      let axis = isHorizontal ? plot.x : plot.y
      let scale = isHorizontal ? frame.horizontal : frame.vertical
      guard case .numbers = scale.domain, axis.hasGrid else { continue }
      func line(_ position: Double, _ stroke: Stroke) {
        if isHorizontal {
          canvas.line(from: Point(position, area.y), to: Point(position, area.maxY), stroke)
        } else {
          canvas.line(from: Point(area.x, position), to: Point(area.maxX, position), stroke)
        }
      }
      let minor = Stroke(theme.background.mixed(with: theme.faintLine, 0.55), width: 0.8)
      for position in scale.minorTicks() { line(position, minor) }
      for tick in Self.ticks(scale, isHorizontal: isHorizontal, theme, measurer) {
        line(tick.position, Stroke(theme.faintLine, width: 1))
      }
      if axis.hasZeroLine, let zero = scale.position(of: .number(0)) {
        line(zero, Stroke(theme.line, width: 1))
      }
    }
  }

  func paintHorizontalAxis(on canvas: any Canvas, _ frame: PlotFrame) {
    let isTop = plot.x.side == .opposite
    let edge = isTop ? frame.area.y - Self.tickGap : frame.area.maxY + Self.tickGap
    let isBanded = frame.horizontal.bandwidth > 0
    if sharing.hasHorizontalLabels, isBanded {
      let labels = BandLabels(frame.horizontal, plot.x, isHorizontal: true, theme, measurer)
      labels.paint(on: canvas, at: edge, isOpposite: isTop)
    } else if sharing.hasHorizontalLabels {
      for label in Self.ticks(frame.horizontal, isHorizontal: true, theme, measurer) {
        canvas.draw(
          label.label, at: Point(label.position, edge), anchor: Anchor(.center, isTop ? .baseline : .top),
          font: theme.tickFont, color: theme.secondaryInk)
      }
    }
    guard !plot.x.title.isEmpty, sharing.hasHorizontalTitle else { return }
    let away =
      Self.axisTitleGap
      + (sharing.hasHorizontalLabels
        ? Self.labelExtent(frame.horizontal, plot.x, isHorizontal: true, theme, measurer) : 0)
    canvas.draw(
      plot.x.title, at: Point(frame.area.center.x, isTop ? edge - away : edge + away),
      anchor: Anchor(.center, isTop ? .baseline : .top), font: theme.axisTitleFont, color: theme.secondaryInk)
  }

  func paintVerticalAxis(on canvas: any Canvas, _ frame: PlotFrame) {
    let isRight = plot.y.side == .opposite
    let edge = isRight ? frame.area.maxX + Self.tickGap : frame.area.x - Self.tickGap
    if sharing.hasVerticalLabels, frame.vertical.bandwidth > 0 {
      let labels = BandLabels(frame.vertical, plot.y, isHorizontal: false, theme, measurer)
      labels.paint(on: canvas, at: edge, isOpposite: isRight)
    } else if sharing.hasVerticalLabels {
      for label in Self.ticks(frame.vertical, isHorizontal: false, theme, measurer) {
        canvas.draw(
          label.label, at: Point(edge, label.position),
          anchor: Anchor(isRight ? .leading : .trailing, .middle),
          font: theme.tickFont, color: theme.secondaryInk)
      }
    }
    guard !plot.y.title.isEmpty, sharing.hasVerticalTitle else { return }
    let widest =
      sharing.hasVerticalLabels
      ? Self.labelExtent(frame.vertical, plot.y, isHorizontal: false, theme, measurer) : 0
    let away =
      max(widest, isRight ? 0 : verticalLabelWidth) + Self.axisTitleGap
      + (isRight ? theme.axisTitleFont.size : 0)
    canvas.draw(
      plot.y.title, at: Point(isRight ? edge + away : edge - away, frame.area.center.y),
      anchor: Anchor(.center, .baseline), font: theme.axisTitleFont, color: theme.secondaryInk, turned: true)
  }

  /// The room across an axis that its labels take.
  static func labelExtent(
    _ scale: Scale, _ axis: Axis, isHorizontal: Bool, _ theme: Theme, _ measurer: TextMeasurer
  ) -> Double {
    if scale.bandwidth > 0 {
      return BandLabels(scale, axis, isHorizontal: isHorizontal, theme, measurer).extent
    }
    guard !isHorizontal else { return theme.tickFont.size }
    return ticks(scale, isHorizontal: false, theme, measurer).map {
      measurer.width(of: $0.label, in: theme.tickFont)
    }.max() ?? 0
  }
}
