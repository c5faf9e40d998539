/// The titles of axes that all plots of a grid have in common, written once.
struct GridTitles {
  /// Under all plots; `nil` if there is one column, whose lowest plot has it, or titles differ.
  let x: String?
  /// Beside all plots; `nil` if there is one row, whose first plot has it, or titles differ.
  let y: String?

  init(_ grid: PlotGrid) {
    let plots = grid.rows.flatMap { $0.compactMap { $0 } }
    func common(_ axis: (Plot) -> Axis, _ count: Int) -> String? {
      guard count > 1, let title = plots.first.map({ axis($0).title }), !title.isEmpty,
        plots.allSatisfy({ axis($0).title == title && axis($0).side == .standard })
      else { return nil }
      return title
    }
    x = common(\.x, grid.rows.map(\.count).max() ?? 0)
    y = common(\.y, grid.rows.count)
  }
}
