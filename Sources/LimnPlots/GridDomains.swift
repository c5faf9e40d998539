/// What the axes of a grid's plots cover, and which plots write their labels.
struct GridDomains {
  private let grid: PlotGrid

  init(_ grid: PlotGrid) { self.grid = grid }

  func sharing(row: Int, column: Int, _ plot: Plot, _ titles: GridTitles) -> Panel.Sharing {
    var sharing = Panel.Sharing()
    if grid.sharesX != .none {
      let group = plots { grid.sharesX == .all || $1 == column }
      sharing.horizontalDomain = domain(group, \.x, \.horizontalExtent)
      // The outermost plot of a column has the labels: the lowest, or the uppermost where they stand above.
      let others = rows(inColumn: column)
      let isOutermost = plot.x.side == .opposite ? row == others.first : row == others.last
      sharing.hasHorizontalLabels = isOutermost
      sharing.hasHorizontalTitle = isOutermost
    }
    if grid.sharesY != .none {
      let group = plots { row0, _ in grid.sharesY == .all || row0 == row }
      sharing.verticalDomain = domain(group, \.y, \.verticalExtent)
      let others = grid.rows[row].indices.filter { grid.rows[row][$0] != nil }
      let isOutermost = plot.y.side == .opposite ? column == others.last : column == others.first
      sharing.hasVerticalLabels = isOutermost
      sharing.hasVerticalTitle = isOutermost
    }
    if titles.x != nil { sharing.hasHorizontalTitle = false }
    if titles.y != nil { sharing.hasVerticalTitle = false }
    return sharing
  }

  private func plots(_ isIncluded: (Int, Int) -> Bool) -> [Plot] {
    grid.rows.enumerated().flatMap { row, plots in
      plots.enumerated().compactMap { column, plot in isIncluded(row, column) ? plot : nil }
    }
  }

  private func rows(inColumn column: Int) -> [Int] {
    grid.rows.indices.filter { column < grid.rows[$0].count && grid.rows[$0][column] != nil }
  }

  /// The first domain that one of the plots asks for, or what all of their marks need.
  private func domain(
    _ plots: [Plot], _ axis: (Plot) -> Axis, _ extent: (any Mark) -> PlotExtent
  ) -> Scale.Domain? {
    guard let first = plots.first else { return nil }
    if let domain = plots.compactMap({ axis($0).domain }).first { return domain }
    return axis(first).domain(covering: .union(plots.flatMap { $0.marks.map(extent) }))
  }
}
