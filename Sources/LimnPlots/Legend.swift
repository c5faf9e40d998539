/// The names of series beside small pieces of how they look.
struct Legend {
  struct Entry {
    let text: String
    let color: Color
    let symbols: [Series.Symbol]
    let dash: Dash
    var marker = Marker.circle
    /// What stands in the table's columns beside the name.
    var details: [String] = []
  }

  let entries: [Entry]
  private let theme: Theme
  private let measurer: TextMeasurer
  /// The heads of a table's columns, that of the names first; none for a mere list.
  private let heads: [String]

  static let rowHeight = 18.0
  private static let textGap = 6.0
  private static let entryGap = 20.0
  private static let columnGap = 16.0

  /// The entries that a plot lists itself, then those of its series: each name once.
  init(_ listed: [Plot.LegendEntry], _ series: [Series], _ frame: PlotFrame, table: Plot.LegendTable? = nil) {
    theme = frame.theme
    measurer = frame.measurer
    heads = table?.heads ?? []
    var names: [String] = []
    var symbols: [String: [Series.Symbol]] = [:]
    var firsts: [String: Series] = [:]
    for series in series where !series.name.isEmpty {
      if firsts[series.name] == nil {
        names.append(series.name)
        firsts[series.name] = series
      }
      if symbols[series.name]?.contains(series.symbol) != true {
        symbols[series.name, default: []].append(series.symbol)
      }
    }
    entries =
      listed.map {
        Entry(text: $0.text, color: frame.theme.paletteColor($0.color), symbols: [.dot], dash: .solid)
      }
      + names.compactMap { name in
        guard let series = firsts[name], let symbols = symbols[name] else { return nil }
        var dash = frame.dash(of: series)
        for case .line(let own, _) in symbols where own != .solid { dash = own }
        return Entry(
          text: name, color: frame.color(of: series), symbols: symbols, dash: dash,
          marker: frame.marker(of: series), details: table?.rows[name] ?? [])
      }
  }

  /// Where the columns beside the names end, from the left end of the names.
  private var columnEnds: [Double] {
    func width(_ text: String) -> Double { measurer.width(of: text, in: theme.tickFont) }
    func headWidth(_ text: String) -> Double { measurer.width(of: text, in: theme.tickFont.bold) }
    var end = max(textWidths.max() ?? 0, heads.first.map(headWidth) ?? 0)
    return heads.indices.dropFirst().map { column in
      let details = entries.compactMap { $0.details.count >= column ? width($0.details[column - 1]) : nil }
      end += Self.columnGap + max(headWidth(heads[column]), details.max() ?? 0)
      return end
    }
  }

  private var symbolWidth: Double {
    entries.allSatisfy { $0.symbols == [.dot] || $0.symbols == [.sign] } ? 10 : 20
  }

  private var textWidths: [Double] { entries.map { measurer.width(of: $0.text, in: theme.tickFont) } }

  /// The places of the entries' left ends, in rows and columns no wider than a given width where that is possible.
  private func places(within width: Double) -> (places: [Point], size: Size) {
    if !heads.isEmpty {
      // A table: a row of heads, then one for each name.
      let places = entries.indices.map { Point(0, Double($0 + 1) * Self.rowHeight) }
      let names = textWidths.max() ?? 0
      let width = symbolWidth + Self.textGap + (columnEnds.last ?? names)
      return (places, Size(width.rounded(.up), Double(entries.count + 1) * Self.rowHeight))
    }
    let widths = textWidths.map { symbolWidth + Self.textGap + $0 }
    let row = widths.reduce(-Self.entryGap) { $0 + $1 + Self.entryGap }
    if row <= width {
      var x = 0.0
      let places = widths.map { width in
        defer { x += width + Self.entryGap }
        return Point(x, 0)
      }
      return (places, Size(max(row, 0), Self.rowHeight))
    }
    // Columns as many as fit, read downwards.
    for columns in stride(from: max(1, entries.count - 1), through: 1, by: -1) {
      let rows = (entries.count + columns - 1) / columns
      let columnWidths = (0..<columns).map { column in
        entries.indices.filter { $0 / rows == column }.map { widths[$0] }.max() ?? 0
      }
      let total = columnWidths.reduce(-Self.entryGap) { $0 + $1 + ($1 > 0 ? Self.entryGap : 0) }
      guard total <= width || columns == 1 else { continue }
      let places = entries.indices.map { index in
        Point(
          columnWidths[..<(index / rows)].reduce(0) { $0 + $1 + Self.entryGap },
          Double(index % rows) * Self.rowHeight)
      }
      return (places, Size(total, Double(rows) * Self.rowHeight))
    }
    return ([], Size(0, 0))
  }

  /// The room that the legend takes.
  func size(within width: Double) -> Size { entries.isEmpty ? Size(0, 0) : places(within: width).size }

  /// Paints the entries, the middle of the first row level with `origin`.
  func paint(on canvas: any Canvas, at origin: Point, within width: Double) {
    for (entry, place) in zip(entries, places(within: width).places) {
      let start = origin + place
      for symbol in entry.symbols { paint(symbol, of: entry, at: start, on: canvas) }
      canvas.draw(
        entry.text, at: Point(start.x + symbolWidth + Self.textGap, start.y),
        anchor: Anchor(.leading, .middle),
        font: theme.tickFont, color: theme.secondaryInk)
      for (detail, end) in zip(entry.details, columnEnds) {
        canvas.draw(
          detail, at: Point(start.x + symbolWidth + Self.textGap + end, start.y),
          anchor: Anchor(.trailing, .middle),
          font: theme.tickFont, color: theme.ink)
      }
    }
    guard let first = heads.first, !entries.isEmpty else { return }
    let left = origin.x + symbolWidth + Self.textGap
    canvas.draw(
      first, at: Point(left, origin.y), anchor: Anchor(.leading, .middle), font: theme.tickFont.bold,
      color: theme.secondaryInk)
    for (head, end) in zip(heads.dropFirst(), columnEnds) {
      canvas.draw(
        head, at: Point(left + end, origin.y), anchor: Anchor(.trailing, .middle), font: theme.tickFont.bold,
        color: theme.secondaryInk)
    }
  }

  private func paint(_ symbol: Series.Symbol, of entry: Entry, at start: Point, on canvas: any Canvas) {
    let middle = start + Point(symbolWidth / 2, 0)
    switch symbol {
    case .dot:
      canvas.fill(
        Path(ellipseIn: Rectangle(x: middle.x - 5, y: start.y - 5, width: 10, height: 10)), with: entry.color)
    case .sign: canvas.fill(entry.marker.path(at: middle, radius: 5), with: entry.color)
    case .area:
      let place = Rectangle(center: middle, size: Size(symbolWidth - 2, 10))
      canvas.fill(place, with: entry.color.opacity(entry.symbols.count > 1 ? 0.25 : 0.45))
    case .hatched:
      let place = Rectangle(center: middle, size: Size(symbolWidth - 4, 10))
      Hatching(theme: theme).paint(place, spacing: 3.5, on: canvas)
      canvas.stroke(Path(place), with: Stroke(theme.line, width: 0.8))
    case .outline:
      let place = Rectangle(center: middle, size: Size(symbolWidth - 4, 9))
      canvas.stroke(Path(place), with: Stroke(entry.color, width: 1.75))
    case .line(_, let marker):
      canvas.line(
        from: start, to: start + Point(symbolWidth, 0),
        Stroke(entry.color, width: 2, dash: entry.dash.pattern(width: 1.75)))
      guard let marker else { return }
      let path = marker.path(at: middle, radius: 3.5)
      canvas.fill(path, with: entry.color)
      canvas.stroke(path, with: Stroke(theme.background, width: 0.8))
    }
  }
}
