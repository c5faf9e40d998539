/// The labels beside the inside of the axes, moved apart where they would overlap.
struct EdgeLabels {
  private struct Placed {
    let label: EdgeLabel
    /// Where the text stands: down the right side, or along the upper one.
    var position: Double
    /// The row above the axes, from the lowest.
    var row = 0
  }

  private var trailing: [Placed] = []
  private var top: [Placed] = []
  /// The room that labels on the right take.
  let trailingExtent: Double
  /// The room that labels above take.
  let topExtent: Double

  private static let gap = 10.0
  private static let lineHeight = 1.25
  private static let rowHeight = 15.0

  init(_ labels: [EdgeLabel], _ frame: PlotFrame) {
    let font = frame.theme.tickFont
    let height = font.size * Self.lineHeight
    func width(_ text: String) -> Double { frame.measurer.width(of: text, in: font) }
    let right = labels.filter { $0.edge == .trailing }.sorted { $0.position < $1.position }
    let places = Self.spread(
      right.map(\.position), by: height, from: frame.area.y + font.size / 2,
      to: frame.area.maxY - font.size / 2)
    trailing = zip(right, places).map { Placed(label: $0, position: $1) }
    trailingExtent = right.isEmpty ? 0 : Self.gap + (right.map { width($0.text) }.max() ?? 0).rounded(.up)
    // Above, each label takes the lowest row where it does not run into the one before.
    var ends: [Double] = []
    for label in labels.filter({ $0.edge == .top }).sorted(by: { $0.position < $1.position }) {
      let half = width(label.text) / 2
      let middle = max(frame.area.x + half, min(label.position, frame.area.maxX - half))
      let row = ends.firstIndex { $0 + 8 <= middle - half } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = middle + half
      top.append(Placed(label: label, position: middle, row: row))
    }
    topExtent = ends.isEmpty ? 0 : Double(ends.count) * Self.rowHeight + 4
  }

  /// The positions moved apart as little as possible, in their order, and kept within bounds where they fit.
  static func spread(_ positions: [Double], by distance: Double, from low: Double, to high: Double)
    -> [Double]
  {
    // Neighbours that are too near become one block, which stands where its middle is best.
    var blocks: [(sum: Double, count: Int)] = []
    func start(_ block: (sum: Double, count: Int)) -> Double {
      let size = Double(block.count - 1) * distance
      return min(max(block.sum / Double(block.count) - size / 2, low), max(low, high - size))
    }
    for position in positions {
      blocks.append((position, 1))
      while blocks.count > 1 {
        let (upper, lower) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard start(upper) + Double(upper.count) * distance > start(lower) else { break }
        blocks.removeLast(2)
        blocks.append((upper.sum + lower.sum, upper.count + lower.count))
      }
    }
    return blocks.flatMap { block in (0..<block.count).map { start(block) + Double($0) * distance } }
  }

  /// Paints the labels.
  ///
  /// - Parameters:
  ///   - canvas: Where to.
  ///   - frame: What they stand beside.
  ///   - above: The room that an axis on the upper side takes, labels and all.
  ///   - beside: The room that a strip or an axis on the right takes.
  func paint(on canvas: any Canvas, _ frame: PlotFrame, above: Double, beside: Double) {
    let (area, theme) = (frame.area, frame.theme)
    for placed in trailing {
      let x = area.maxX + beside + Self.gap
      if abs(placed.position - placed.label.position) > 1.5 {
        canvas.stroke(
          Path(through: [Point(x - Self.gap + 2, placed.label.position), Point(x - 3, placed.position)]),
          with: Stroke(placed.label.color, width: 0.8))
      }
      canvas.draw(
        placed.label.text, at: Point(x, placed.position), anchor: Anchor(.leading, .middle),
        font: theme.tickFont,
        color: placed.label.color)
    }
    let start = area.y - (above > 0 ? above - topExtent : 0)
    func baseline(_ placed: Placed) -> Double { start - 5 - Double(placed.row) * Self.rowHeight }
    for placed in top where placed.row > 0 {
      canvas.line(
        from: Point(placed.label.position, start), to: Point(placed.label.position, baseline(placed) + 2),
        Stroke(theme.faintLine, width: 1))
    }
    let hasRows = top.contains { $0.row > 0 }
    for placed in top {
      let y = baseline(placed)
      if hasRows {
        // The line to a label above stops short of this one.
        let width = frame.measurer.width(of: placed.label.text, in: theme.tickFont) + 4
        canvas.fill(
          Rectangle(
            x: placed.position - width / 2, y: y - theme.tickFont.size, width: width,
            height: theme.tickFont.size * 1.25), with: theme.background)
      }
      canvas.draw(
        placed.label.text, at: Point(placed.position, y), anchor: Anchor(.center, .baseline),
        font: theme.tickFont,
        color: placed.label.color)
    }
  }
}
