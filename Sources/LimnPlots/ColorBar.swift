/// The bar beside a plot that says what its colours mean.
struct ColorBar {
  private let scale: ColorScale
  private let length: Double
  private let theme: Theme
  private let ticks: [Ticks.Tick]
  /// The room across that bar, labels and title take.
  let width: Double
  /// The room along that they take: a title may be longer than the bar.
  let height: Double

  private static let thickness = 14.0
  private static let leastLength = 64.0
  private static let labelGap = 6.0
  private static let blankGap = 8.0
  private static let steps = 128

  init(scale: ColorScale, length: Double, theme: Theme, measurer: TextMeasurer) {
    self.scale = scale
    self.theme = theme
    // A bar beside a low plot is at least as long as its title, so that its numbers have room.
    let titleLength = measurer.width(of: scale.title, in: theme.axisTitleFont).rounded(.up)
    let length = max(length, titleLength, Self.leastLength)
    self.length = length
    var ticks: [Ticks.Tick] = []
    let offered = scale.ticks()
    func place(_ tick: Ticks.Tick) -> Double { (scale.fraction(of: tick.value) ?? 0) * length }
    for tick in offered {
      let isEnd = scale.isOpenAbove && tick.value == offered.last?.value
      while let last = ticks.last, place(tick) - place(last) < theme.tickFont.size + 1 {
        // An end that is passed matters more than a round number beside it.
        guard isEnd, ticks.count > 1 else { break }
        ticks.removeLast()
      }
      guard ticks.last.map({ place(tick) - place($0) >= theme.tickFont.size + 1 }) ?? true else { continue }
      ticks.append(tick)
    }
    self.ticks = ticks
    let labels = ticks.map(\.label) + ["0"]
    let widest = labels.map { measurer.width(of: $0, in: theme.tickFont) }.max() ?? 0
    height = length
    width = (Self.thickness + Self.labelGap + widest + 8 + theme.axisTitleFont.size).rounded(.up)
  }

  /// Paints the bar with its top left corner at `origin`, the greatest number on top.
  func paint(on canvas: any Canvas, at origin: Point) {
    // Below the bar there is one box for a zero without colour.
    let barLength = scale.zeroIsBlank ? length - Self.thickness - Self.blankGap : length
    let bar = Rectangle(x: origin.x, y: origin.y, width: Self.thickness, height: barLength)
    let step = barLength / Double(Self.steps)
    for index in 0..<Self.steps {
      let top = bar.y + Double(index) * step
      let color = scale.color(at: 1 - (Double(index) + 0.5) / Double(Self.steps), in: theme)
      // Each step reaches under the next, so that no seam shows.
      canvas.fill(
        Rectangle(x: bar.x, y: top, width: bar.width, height: min(2 * step, bar.maxY - top)), with: color)
    }
    canvas.stroke(Path(bar), with: Stroke(theme.faintLine, width: 0.8))
    for tick in ticks {
      guard let fraction = scale.fraction(of: tick.value) else { continue }
      // With a blank zero the bar starts just above it, and the box below carries the label.
      if scale.zeroIsBlank, tick.value == 0 { continue }
      label(tick.label, at: bar.maxY - fraction * barLength, bar, on: canvas)
    }
    if scale.zeroIsBlank {
      let box = Rectangle(
        x: bar.x, y: bar.maxY + Self.blankGap, width: Self.thickness, height: Self.thickness)
      canvas.fill(box, with: theme.background)
      canvas.stroke(Path(box), with: Stroke(theme.line, width: 0.8))
      label("0", at: box.center.y, box, on: canvas)
    }
    canvas.draw(
      scale.title, at: Point(origin.x + width, origin.y + (height > length ? height : barLength) / 2),
      anchor: Anchor(.center, .baseline),
      font: theme.axisTitleFont, color: theme.secondaryInk, turned: true)
  }

  private func label(_ text: String, at y: Double, _ bar: Rectangle, on canvas: any Canvas) {
    canvas.line(from: Point(bar.maxX, y), to: Point(bar.maxX + 3, y), Stroke(theme.line, width: 0.8))
    canvas.draw(
      text, at: Point(bar.maxX + Self.labelGap, y), anchor: Anchor(.leading, .middle), font: theme.tickFont,
      color: theme.secondaryInk)
  }
}
