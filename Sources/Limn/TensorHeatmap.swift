/// A tensor as coloured cells: a matrix by itself, a row of numbers as one row, more axes as a grid of matrices of
/// one colour scale, the first axes counting the matrices.
///
/// Zero is in the middle of the colours where there are numbers of both signs. Numbers stand in the cells where they
/// can be read; a large matrix is painted as an image, in which a pixel shows the mean of a block where there are
/// more cells than could be told apart, and the picture says so.
///
/// ```swift
/// try heatmap(of: model.weight, rowLabels: letters, columnLabels: letters, title: "Scores").write(to: "w.svg")
/// ```
///
/// - Parameters:
///   - tensor: The numbers.
///   - rowLabels: A name for each row, the axis before the last; places from 0 without.
///   - columnLabels: A name for each column, the last axis.
///   - title: Above the picture; the tensor's label without.
///   - options: How to draw it.
///   - theme: The looks.
///   - provenance: What made the numbers.
/// - Precondition: The tensor holds a number at least, and there are as many labels as rows and columns.
public func heatmap(
  of tensor: Tensor, rowLabels: [String]? = nil, columnLabels: [String]? = nil, title: String? = nil,
  options: HeatmapOptions = HeatmapOptions(), theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let shape = tensor.shape
  precondition(tensor.count > 0, "heatmap: the tensor of shape \(shape) holds no numbers")
  let (rows, columns) = (shape.dropLast().last ?? 1, shape.last ?? 1)
  for (labels, count, what) in [(rowLabels, rows, "rows"), (columnLabels, columns, "columns")] {
    precondition(
      labels.map { $0.count == count } ?? true, "heatmap: \(labels?.count ?? 0) labels for \(count) \(what)")
  }
  let values = tensor.values
  let shown = Array(values.prefix(rows * columns * max(options.mostPanels, 1)))
  let panel = MatrixPanel(
    rows: rows, columns: columns, rowLabels: rowLabels, columnLabels: columnLabels, options: options,
    scale: options.scale(for: shown), text: cellText(for: shown))
  let title = title ?? (tensor.label.isEmpty ? "Tensor" : tensor.label)
  let subtitle = options.subtitle ?? facts(of: values, shape)
  let summary = "A heatmap of \(rows) × \(columns) numbers. \(subtitle)."
  let count = values.count / (rows * columns)
  guard count > 1 else {
    var plot = panel.plot(values, title: title, area: panel.area(within: 720))
    plot.subtitle = subtitle
    plot.colorScale = panel.scale
    plot.caption = options.caption
    return plot.picture(theme: theme, summary: summary, provenance: provenance)
  }
  // With two axes to count the matrices, the second goes along the rows.
  let leading = Array(shape.dropLast(2))
  let across =
    leading.count == 1
    ? Int(Double(leading[0]).squareRoot().rounded(.up)) : min(leading[leading.count - 1], 12)
  let area = panel.area(within: max(90, min(320, 900 / Double(across))), hasText: false)
  let plots = (0..<min(count, options.mostPanels)).map { index in
    panel.plot(
      Array(values[index * rows * columns..<(index + 1) * rows * columns]),
      title: "[\(position(of: index, leading).map(String.init).joined(separator: ", "))]", area: area)
  }
  var grid = PlotGrid(title, subtitle: subtitle, plots, columns: across, sharesX: .all, sharesY: .all)
  let rest =
    count > plots.count
    ? "The first \(plots.count) of \(NumberFormat.grouped.string(Double(count))) matrices." : ""
  grid.caption = [options.caption, rest].filter { !$0.isEmpty }.joined(separator: " ")
  return grid.picture(theme: theme, summary: summary, provenance: provenance)
}

/// Where the matrix of a number stands on the axes before the last two.
private func position(of index: Int, _ shape: [Int]) -> [Int] {
  var position: [Int] = []
  var rest = index
  for size in shape.reversed() {
    position.insert(rest % size, at: 0)
    rest /= size
  }
  return position
}

/// The shape, and what the numbers are.
private func facts(of values: [Float], _ shape: [Int]) -> String {
  let finite = values.filter(\.isFinite)
  let size = shape.isEmpty ? "A single number" : shape.map(String.init).joined(separator: " × ")
  guard let low = finite.min(), let high = finite.max() else {
    return "\(size); none of it is a finite number of 32 bits"
  }
  let format = NumberFormat.significant(4)
  let mean = finite.reduce(0) { $0 + Double($1) } / Double(finite.count)
  let missing = values.count - finite.count
  return
    "\(size); \(format.string(Double(low))) to \(format.string(Double(high))), mean \(format.string(mean))"
    + (missing > 0 ? "; \(NumberFormat.grouped.string(Double(missing))) NaN or infinite" : "")
}
