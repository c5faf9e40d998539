/// Finds the places of a grid's parts and paints them.
struct PlotGridPainter {
  private struct Cell {
    let row: Int
    let column: Int
    var panel: Panel
    let heading: Heading
    /// The bar beside the panel, if it doesn't stand beside the whole grid.
    let colorBar: ColorBar?
    var area = Rectangle(x: 0, y: 0, width: 0, height: 0)

    /// The room on the right that labels and bar take.
    var right: Double { panel.insets.right + (colorBar.map { $0.width + PlotGridPainter.ownBarGap } ?? 0) }
    /// The room below, with what a bar that is longer than the panel takes.
    var bottom: Double { max(panel.insets.bottom, (colorBar?.height ?? 0) - area.height) }
  }

  private let grid: PlotGrid
  private let theme: Theme
  private let measurer: TextMeasurer
  private var cells: [Cell] = []
  private let heading: Heading
  private let colorBar: ColorBar?
  private let legend: Legend?
  private var legendPlace = Point(0, 0)
  private var legendWidth = 0.0
  private let smallPrint: SmallPrint
  private let sharedTitles: GridTitles
  /// The rectangle around the insides of all axes.
  private let inner: Rectangle
  /// What is left out, each a sentence without its full stop.
  let notes: [String]
  /// The extent of the whole picture.
  let size: Size

  private static let barGap = 20.0
  private static let ownBarGap = 12.0
  private static let legendGap = 12.0
  private static let titleRoom = 24.0

  init(grid: PlotGrid, theme: Theme) {
    self.grid = grid
    self.theme = theme
    let measurer = TextMeasurer()
    self.measurer = measurer
    let places = grid.rows.enumerated().flatMap { row, plots in
      plots.enumerated().compactMap { column, plot in plot.map { (row: row, column: column, plot: $0) } }
    }
    let plots = places.map(\.plot)
    let series = plots.flatMap { $0.marks.flatMap(\.series) }
    let (rowCount, columnCount) = (grid.rows.count, grid.rows.map(\.count).max() ?? 0)
    let widths = (0..<columnCount).map { column in
      places.filter { $0.column == column }.map(\.plot.area.width).max() ?? 0
    }
    let heights = (0..<rowCount).map { row in
      places.filter { $0.row == row }.map(\.plot.area.height).max() ?? 0
    }
    let domains = GridDomains(grid)
    let titles = GridTitles(grid)
    sharedTitles = titles
    // One bar explains the colours if all plots that have any have the same.
    let scales = plots.compactMap(\.colorScale)
    let isOneScale = Set(scales).count == 1
    let barEnds = isOneScale ? [] : Self.lastOfScales(grid.rows)
    cells = places.map { place in
      let size = Size(widths[place.column], heights[place.row])
      let panel = Panel(
        place.plot, area: size, series: series,
        sharing: domains.sharing(row: place.row, column: place.column, place.plot, titles), theme: theme,
        measurer: measurer)
      var small = theme
      small.titleFont = theme.labelFont.bold
      small.subtitleFont = theme.tickFont
      let heading = Heading(
        title: place.plot.title, subtitle: place.plot.subtitle, width: size.width, theme: small,
        measurer: measurer, gap: place.plot.title.isEmpty ? 4 : 14)
      let bar = barEnds.contains([place.row, place.column]) ? place.plot.colorScale : nil
      return Cell(
        row: place.row, column: place.column, panel: panel, heading: heading,
        colorBar: bar.map {
          ColorBar(scale: $0, length: min(size.height, 320), theme: theme, measurer: measurer)
        }, area: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
    }

    cells = Self.aligningTitles(cells)

    // Each column has the room that the widest labels in it need, each row that of the highest.
    func most(_ cells: [Cell], _ value: (Cell) -> Double) -> Double { cells.map(value).max() ?? 0 }
    let rowTitleRoom = grid.rowTitles.contains { !$0.isEmpty } ? Self.titleRoom : 0
    let columnTitleRoom = grid.columnTitles.contains { !$0.isEmpty } ? Self.titleRoom : 0
    let sharedRoom = theme.axisTitleFont.size + Panel.axisTitleGap
    var x = theme.margin + rowTitleRoom + (titles.y == nil ? 0 : sharedRoom)
    var lefts: [Double] = []
    for column in 0..<columnCount {
      let inColumn = cells.filter { $0.column == column }
      x += most(inColumn) { $0.panel.insets.left }
      lefts.append(x)
      x += widths[column] + most(inColumn, \.right)
      // Labels at the ends of neighbouring axes reach towards each other.
      let reach =
        most(inColumn) { $0.panel.reach.right }
        + most(cells.filter { $0.column == column + 1 }) { $0.panel.reach.left }
      if column < columnCount - 1 { x += max(grid.spacing, reach + 8) }
    }
    let totalHeight = heights.reduce(0, +) + grid.spacing * Double(max(rowCount - 1, 0))
    colorBar =
      isOneScale
      ? ColorBar(scale: scales[0], length: min(totalHeight, 320), theme: theme, measurer: measurer) : nil
    let plotsEnd = x + (colorBar.map { $0.width + Self.barGap } ?? 0)
    let legend = Self.legend(grid, cells)
    self.legend = legend
    let isBeside = legend != nil && grid.legendPlacement == .beside
    let list = legend?.size(within: 0) ?? Size(0, 0)
    let narrow = plotsEnd + (isBeside ? list.width + Self.barGap : 0) + theme.margin
    heading = Heading(
      title: grid.title, subtitle: grid.subtitle, width: max(narrow - 2 * theme.margin, 420), theme: theme,
      measurer: measurer)
    let width = max(narrow, heading.size.width + 2 * theme.margin)
    var y = theme.margin + heading.size.height + columnTitleRoom
    var tops: [Double] = []
    for row in 0..<rowCount {
      let inRow = cells.filter { $0.row == row }
      y += most(inRow) { $0.panel.insets.top + $0.heading.size.height }
      tops.append(y)
      y += heights[row] + most(inRow, \.bottom)
      if row < rowCount - 1 { y += grid.spacing }
    }
    for index in cells.indices {
      let (row, column) = (cells[index].row, cells[index].column)
      cells[index].area = Rectangle(
        x: lefts[column], y: tops[row], width: widths[column], height: heights[row])
    }
    let (left, top) = (lefts.first ?? x, tops.first ?? y)
    inner = Rectangle(
      x: left, y: top, width: (lefts.last ?? x) + (widths.last ?? 0) - left,
      height: (tops.last ?? y) + (heights.last ?? 0) - top)
    y += titles.x == nil ? 0 : sharedRoom
    let barEnd = top + (colorBar?.height ?? 0)
    notes = Self.notes(cells.map { ($0.panel.plot.title, $0.panel.notes) })
    if isBeside {
      legendPlace = Point(plotsEnd + Self.barGap, top + Legend.rowHeight / 2)
      y = max(y, top + list.height)
    } else if let legend {
      // A bar that is longer than the plots stands beside the legend.
      legendWidth = barEnd > y ? inner.width : width - left - theme.margin
      let size = legend.size(within: legendWidth)
      legendPlace = Point(left, y + Self.legendGap + Legend.rowHeight / 2)
      y += Self.legendGap + size.height
    }
    y = max(y, barEnd)
    smallPrint = SmallPrint(
      caption: grid.caption, notes: notes, width: width - 2 * theme.margin, theme: theme, measurer: measurer)
    size = Size(width, y + smallPrint.height + theme.margin)
  }

  /// The series and listed colours of all plots; `nil` if the grid hides them, or one name alone explains nothing.
  private static func legend(_ grid: PlotGrid, _ cells: [Cell]) -> Legend? {
    guard let first = cells.first, grid.legendPlacement != .hidden else { return nil }
    let listed = cells.flatMap(\.panel.plot.legend).reduce(into: [Plot.LegendEntry]()) { list, entry in
      if !list.contains(where: { $0.text == entry.text }) { list.append(entry) }
    }
    // Those that are named at their ends are explained there.
    let series = cells.map(\.panel.plot).filter { $0.legendPlacement != .atEnds }
      .flatMap { $0.marks.flatMap(\.series) }
    let legend = Legend(listed, series, first.panel.frame(in: first.area))
    let isHatched = legend.entries.contains { $0.symbols.contains(.hatched) }
    return legend.entries.count > 1 || isHatched ? legend : nil
  }

  /// The titles of a column's axes in line, beside its widest labels.
  private static func aligningTitles(_ cells: [Cell]) -> [Cell] {
    cells.map { cell in
      var cell = cell
      let widest = cells.filter { $0.column == cell.column && $0.panel.plot.y.side == .standard }
        .map(\.panel.verticalLabelWidth).max()
      cell.panel.alignTitle(labelWidth: widest ?? 0)
      return cell
    }
  }

  /// What plots leave out, with their titles; the same of several plots once.
  private static func notes(_ plots: [(title: String, notes: [String])]) -> [String] {
    var texts: [String] = []
    var titles: [String: [String]] = [:]
    for (title, notes) in plots {
      for note in notes {
        if titles[note] == nil { texts.append(note) }
        titles[note, default: []].append(title)
      }
    }
    return texts.map { text in
      let names = (titles[text] ?? []).filter { !$0.isEmpty }
      if names.isEmpty { return text }
      return (names.count == plots.count && names.count > 2 ? "each" : names.joined(separator: ", "))
        + ": \(text)"
    }
  }

  func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    for cell in cells {
      let top = cell.area.y - cell.panel.insets.top - cell.heading.size.height
      cell.heading.paint(on: canvas, at: Point(cell.area.x, top + 4))
      cell.panel.paint(on: canvas, in: cell.panel.frame(in: cell.area))
      let right = cell.area.maxX + cell.panel.insets.right + Self.ownBarGap
      cell.colorBar?.paint(on: canvas, at: Point(right, cell.area.y))
    }
    paintTitles(on: canvas)
    if let colorBar {
      let right = cells.map { $0.area.maxX + $0.panel.insets.right }.max() ?? 0
      colorBar.paint(on: canvas, at: Point(right + Self.barGap, inner.y))
    }
    legend?.paint(on: canvas, at: legendPlace, within: legendWidth)
    smallPrint.paint(on: canvas, at: Point(theme.margin, size.height - theme.margin - smallPrint.height))
  }

  /// The places, row and column, of plots after which no neighbour has the same colours: their bars stand there.
  private static func lastOfScales(_ rows: [[Plot?]]) -> Set<[Int]> {
    var places: Set<[Int]> = []
    for (row, plots) in rows.enumerated() {
      let colored = plots.indices.filter { plots[$0]?.colorScale != nil }
      for (column, next) in zip(colored, colored.dropFirst().map { Optional($0) } + [nil])
      where next.map({ plots[$0]?.colorScale != plots[column]?.colorScale }) ?? true {
        places.insert([row, column])
      }
    }
    return places
  }

  /// Titles of rows and columns, and those of axes that all plots have in common.
  private func paintTitles(on canvas: any Canvas) {
    for (column, title) in grid.columnTitles.enumerated() {
      let inColumn = cells.filter { $0.column == column }
      guard let cell = inColumn.first else { continue }
      let top = cells.filter { $0.row == 0 }.map { $0.area.y - $0.panel.insets.top - $0.heading.size.height }
      canvas.draw(
        title, at: Point(cell.area.center.x, (top.min() ?? cell.area.y) - 10),
        anchor: Anchor(.center, .baseline), font: theme.labelFont.bold, color: theme.ink)
    }
    for (row, title) in grid.rowTitles.enumerated() {
      guard let cell = cells.first(where: { $0.row == row }) else { continue }
      canvas.draw(
        title, at: Point(theme.margin + theme.labelFont.size, cell.area.center.y),
        anchor: Anchor(.center, .baseline), font: theme.labelFont.bold, color: theme.ink, turned: true)
    }
    if let title = sharedTitles.x {
      let bottom = cells.map { $0.area.maxY + $0.panel.insets.bottom }.max() ?? inner.maxY
      canvas.draw(
        title, at: Point(inner.center.x, bottom + Panel.axisTitleGap), anchor: Anchor(.center, .top),
        font: theme.axisTitleFont, color: theme.secondaryInk)
    }
    if let title = sharedTitles.y {
      let left = cells.map { $0.area.x - $0.panel.insets.left }.min() ?? inner.x
      canvas.draw(
        title, at: Point(left - Panel.axisTitleGap, inner.center.y), anchor: Anchor(.center, .baseline),
        font: theme.axisTitleFont, color: theme.secondaryInk, turned: true)
    }
  }
}
