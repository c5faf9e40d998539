/// Finds the places of a link diagram's parts and paints them.
struct LinkDiagramPainter {
  private struct Column {
    let names: [String]
    let row: Double
    let font: Font
    let width: Double
    var x = 0.0
    var top = 0.0

    func y(_ index: Int) -> Double { top + (Double(index) + 0.5) * row }
  }

  private let diagram: LinkDiagram
  private let theme: Theme
  private var sources: Column
  private var targets: Column
  private let heading: Heading
  private let legend: Legend
  private let legendPlace: Point
  private let smallPrint: SmallPrint
  private let height: Double
  /// The extent of the whole picture.
  let size: Size

  private static let rowHeight = 18.0
  private static let smallestRow = 9.0
  /// Of a thousand names, not one could be read at a height that a screen shows.
  private static let greatestHeight = 2_400.0
  private static let widestName = 150.0
  private static let gap = 8.0
  private static let legendGap = 16.0

  init(diagram: LinkDiagram, theme: Theme) {
    self.diagram = diagram
    self.theme = theme
    let measurer = TextMeasurer()
    let count = Double(max(diagram.sources.count, diagram.targets.count, 1))
    // Rows get narrower where there are many.
    let row = max(Self.smallestRow, min(Self.rowHeight, 900 / count))
    let height = min(row * count, Self.greatestHeight)
    self.height = height
    func column(_ names: [String], _ title: String) -> Column {
      let row = height / Double(max(names.count, 1))
      let font = theme.labelFont.size(max(6.5, min(theme.labelFont.size, 0.8 * row)))
      let shown = names.map { measurer.shortened($0, in: font, width: Self.widestName) }
      let widest = shown.map { measurer.width(of: $0, in: font) }.max() ?? 0
      return Column(
        names: shown, row: row, font: font,
        width: max(widest, measurer.width(of: title, in: theme.axisTitleFont)).rounded(.up))
    }
    sources = column(diagram.sources, diagram.sourceTitle)
    targets = column(diagram.targets, diagram.targetTitle)
    let inner = sources.width + targets.width + 2 * Self.gap + diagram.span
    heading = Heading(
      title: diagram.title, subtitle: diagram.subtitle, width: max(inner, 420), theme: theme,
      measurer: measurer)
    let listed = diagram.series.enumerated().map { Plot.LegendEntry($0.element, color: $0.offset) }
    let area = Rectangle(x: 0, y: 0, width: 1, height: 1)
    legend = Legend(
      listed.count > 1 ? listed : [], [],
      PlotFrame(
        area: area, horizontal: Scale(.numbers(0...1), from: 0, to: 1),
        vertical: Scale(.numbers(0...1), from: 0, to: 1), theme: theme, measurer: measurer))
    let width = max(inner, heading.size.width)
    let titles =
      diagram.sourceTitle.isEmpty && diagram.targetTitle.isEmpty ? 0 : theme.axisTitleFont.size + 10
    let top = theme.margin + heading.size.height + titles
    // The columns stand in the middle of a page that a long title made wide.
    let left = theme.margin + (width - inner) / 2
    sources.x = left + sources.width
    sources.top = top
    targets.x = sources.x + 2 * Self.gap + diagram.span
    targets.top = top
    let legendSize = legend.size(within: width)
    legendPlace = Point(left, top + height + Self.legendGap + Legend.rowHeight / 2)
    smallPrint = SmallPrint(
      caption: diagram.caption, notes: [], width: width, theme: theme, measurer: measurer)
    let below = legend.entries.isEmpty ? 0 : legendSize.height + Self.legendGap
    size = Size(width + 2 * theme.margin, top + height + below + smallPrint.height + theme.margin)
  }

  func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    paint(sources, diagram.sourceTitle, "source", on: canvas, isLeft: true)
    paint(targets, diagram.targetTitle, "target", on: canvas, isLeft: false)
    // The strongest last, so that nothing weak lies over them; the same order for the same weights.
    let order = diagram.links.indices.sorted {
      (diagram.links[$0].weight, $0) < (diagram.links[$1].weight, $1)
    }
    for index in order { paint(diagram.links[index], on: canvas) }
    legend.paint(on: canvas, at: legendPlace, within: size.width - legendPlace.x - theme.margin)
    smallPrint.paint(on: canvas, at: Point(theme.margin, size.height - theme.margin - smallPrint.height))
  }

  private func paint(
    _ column: Column, _ title: String, _ kind: String, on canvas: any Canvas, isLeft: Bool
  ) {
    let side: Anchor.Horizontal = isLeft ? .trailing : .leading
    canvas.draw(
      title, at: Point(column.x, column.top - 10), anchor: Anchor(side, .baseline), font: theme.axisTitleFont,
      color: theme.secondaryInk)
    // Where rows are narrower than letters, only some have their names.
    let every = max(1, Int((column.font.size * 1.05 / column.row).rounded(.up)))
    let names = isLeft ? diagram.sources : diagram.targets
    for (index, name) in column.names.enumerated() {
      let isFaint = isLeft && diagram.highlightedSource.map { $0 != index } ?? false
      let isChosen = isLeft && diagram.highlightedSource == index
      let place = Rectangle(
        x: isLeft ? column.x - column.width : column.x, y: column.top + Double(index) * column.row,
        width: column.width, height: column.row)
      canvas.annotate(
        Annotation(
          kind, region: .rectangle(place), title: names[index],
          data: [.init("index", "\(index)"), .init("name", names[index])])
      ) {
        let isFree =
          isLeft && every > 1 ? diagram.highlightedSource.map { abs($0 - index) >= every } ?? true : true
        guard isChosen || index % every == 0 && isFree else { return }
        canvas.draw(
          name, at: Point(column.x, column.y(index)), anchor: Anchor(side, .middle),
          font: isChosen ? column.font.bold : column.font,
          color: isFaint ? theme.secondaryInk : theme.ink)
      }
    }
  }

  private func paint(_ link: LinkDiagram.Link, on canvas: any Canvas) {
    // Lines of several series between the same names lie beside each other.
    let count = Double(max(diagram.series.count, 1))
    let step = min(2.5, 0.7 * min(sources.row, targets.row) / count)
    let shift = (Double(link.series) - (count - 1) / 2) * step
    let start = Point(sources.x + Self.gap, sources.y(link.source) + shift)
    let end = Point(targets.x - Self.gap, targets.y(link.target) + shift)
    let bend = diagram.span * 0.42
    let path = Path([.move(start), .curve(start + Point(bend, 0), end + Point(-bend, 0), end)])
    let weight = max(0, min(1, link.weight))
    let color = theme.paletteColor(link.series).opacity(0.18 + 0.77 * weight)
    canvas.annotate(
      Annotation("link", region: .line(path, width: 5), title: link.title, data: link.data)
    ) {
      canvas.stroke(path, with: Stroke(color, width: 0.6 + 2.4 * weight))
    }
  }
}
