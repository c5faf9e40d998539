extension Panel {
  /// Paints the strips beside and below the axes.
  func paintMargins(on canvas: any Canvas, _ frame: PlotFrame) {
    let area = frame.area
    if let margin = plot.trailing {
      let strip = Rectangle(
        x: area.maxX + Self.stripGap, y: area.y, width: margin.extent, height: area.height)
      let room = labelRoom(margin, frame.vertical)
      let numbers = Scale(
        Scale.domain(of: .union(margin.marks.map(\.horizontalExtent))), from: strip.x, to: strip.maxX - room)
      let inner = PlotFrame(
        area: strip, horizontal: numbers, vertical: frame.vertical, theme: theme, measurer: measurer,
        series: seriesColors)
      for mark in margin.marks { mark.paint(on: canvas, in: inner) }
      canvas.draw(
        margin.title, at: Point(strip.x, strip.y - Self.tickGap), anchor: Anchor(.leading, .baseline),
        font: theme.tickFont, color: theme.secondaryInk)
    }
    if let margin = plot.bottom {
      let top =
        area.maxY + Self.stripGap
        + (plot.x.side == .standard
          ? Self.labelExtent(frame.horizontal, plot.x, isHorizontal: true, theme, measurer) + Self.tickGap
          : 0)
      let strip = Rectangle(x: area.x, y: top, width: area.width, height: margin.extent)
      let room = labelRoom(margin, frame.horizontal)
      let numbers = Scale(
        Scale.domain(of: .union(margin.marks.map(\.verticalExtent))), from: strip.y, to: strip.maxY - room)
      let inner = PlotFrame(
        area: strip, horizontal: frame.horizontal, vertical: numbers, theme: theme, measurer: measurer,
        series: seriesColors)
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
}
