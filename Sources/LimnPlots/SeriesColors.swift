/// Which of the palette's colours each series has: those asked for first, then the others in order.
struct SeriesColors {
  private var positions: [String: Int] = [:]

  /// The colours of the series of one or several plots.
  init(_ series: [Series] = []) {
    for series in series where !series.name.isEmpty {
      if let color = series.color, positions[series.name] == nil { positions[series.name] = color }
    }
    var taken = Set(positions.values)
    var next = 0
    for series in series where !series.name.isEmpty && positions[series.name] == nil {
      while taken.contains(next) { next += 1 }
      positions[series.name] = next
      taken.insert(next)
    }
  }

  func position(of series: Series) -> Int { series.color ?? positions[series.name] ?? 0 }
}
