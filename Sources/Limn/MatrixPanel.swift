/// Matrices of one size as plots with the same axes and colours.
struct MatrixPanel {
  let rows: Int
  let columns: Int
  let rowLabels: [String]?
  let columnLabels: [String]?
  let options: HeatmapOptions
  let scale: ColorScale
  let text: (Double) -> String

  /// More places than this are counted in round numbers.
  private static let mostPlaces = 40
  /// The side of a cell in which a number of a few digits is easy to read.
  private static let textSide = 40.0

  /// The size of a matrix that is no longer than `most` points, its cells square where that leaves it in sight.
  func area(within most: Double, hasText: Bool = true) -> Size {
    let largest = hasText && options.showsValues ? Self.textSide : 26
    let side = min(largest, most / Double(max(rows, columns)))
    let least = min(80, most)
    // What is long and narrow is stretched across.
    func length(_ count: Int) -> Double {
      let square = side * Double(count)
      return square < least ? min(least, max(square, 22 * Double(count))) : square
    }
    return Size(length(columns), length(rows))
  }

  /// A matrix as a plot.
  func plot(_ values: [Float], title: String, area: Size, name: String = "", scale: ColorScale? = nil) -> Plot
  {
    let colors = scale ?? self.scale
    var plot = Plot(
      title, x: axis(options.columnTitle, columns, columnLabels, isHorizontal: true),
      y: axis(options.rowTitle, rows, rowLabels, isHorizontal: false), area: area)
    plot.marks = [
      MatrixCells(
        values, rows: names(rowLabels, rows), columns: names(columnLabels, columns), colors: colors,
        title: name.isEmpty ? title : name, reduction: .mean, text: options.showsValues ? text : nil)
    ]
    plot.colorScale = colors
    return plot
  }

  private func names(_ labels: [String]?, _ count: Int) -> [String] {
    labels.map { $0.map(visibleLabel) } ?? (0..<count).map(String.init)
  }

  private func axis(_ title: String, _ count: Int, _ labels: [String]?, isHorizontal: Bool) -> Axis {
    let side: Axis.Side = isHorizontal ? .opposite : .standard
    guard labels == nil, count > Self.mostPlaces else {
      var axis = Axis(title, domain: .categories(names(labels, count)), side: side)
      axis.turnsWideLabels = true
      return axis
    }
    return Axis(
      title, scale: .steps, domain: -0.5...Double(count) - 0.5, side: side, hasGrid: false,
      isReversed: !isHorizontal)
  }
}
