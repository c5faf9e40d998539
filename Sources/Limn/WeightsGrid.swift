/// The weights of each output of a layer as a small heatmap of its own, all of one colour scale, with zero in the
/// middle if there are weights of both signs: what each output looks for.
///
/// ```swift
/// // The first layer of a model of images, an output's weights as the image that it likes best:
/// try weightsGrid(of: layer.weight, each: (28, 28)).write(to: "digits.svg")
/// ```
///
/// - Parameters:
///   - weights: The weights, [outputs, inputs], as ``Linear/weight`` has them.
///   - shape: The rows and columns that an output's weights make; as near to a square as they can be without.
///   - labels: A name for each output; places from 0 without.
///   - title: Above the picture; the tensor's label without.
///   - options: How to draw it; ``HeatmapOptions/mostPanels`` outputs at most.
///   - theme: The looks.
///   - provenance: What made the weights.
/// - Precondition: The weights are a matrix with a number at least, whose rows the shape fills.
public func weightsGrid(
  of weights: Tensor, each shape: (rows: Int, columns: Int)? = nil, labels: [String]? = nil,
  title: String? = nil, options: HeatmapOptions = HeatmapOptions(), theme: Theme = .light,
  provenance: [Annotation.Datum] = []
) -> Picture {
  precondition(
    weights.shape.count == 2 && weights.count > 0,
    "weightsGrid: weights of shape \(weights.shape); they have to be [outputs, inputs]")
  let (outputs, inputs) = (weights.shape[0], weights.shape[1])
  let (rows, columns) = shape ?? nearlySquare(inputs)
  precondition(
    rows >= 1 && columns >= 1 && rows * columns == inputs,
    "weightsGrid: the \(inputs) weights of an output don't fill \(rows) × \(columns)")
  precondition(
    labels.map { $0.count == outputs } ?? true,
    "weightsGrid: \(labels?.count ?? 0) labels for \(outputs) outputs")
  var options = options
  options.showsValues = false
  let count = min(outputs, max(options.mostPanels, 1))
  let shown = Array(weights.values.prefix(count * inputs))
  let panel = MatrixPanel(
    rows: rows, columns: columns, rowLabels: nil, columnLabels: nil, options: options,
    scale: options.scale(for: shown), text: cellText(for: shown))
  let across = min(count, max(4, Int(Double(count).squareRoot().rounded(.up))))
  let area = panel.area(within: max(56, min(120, 760 / Double(across))), hasText: false)
  let plots = (0..<count).map { output in
    let name = labels.map { visibleLabel($0[output]) } ?? "\(output)"
    var plot = panel.plot(Array(shown[output * inputs..<(output + 1) * inputs]), title: name, area: area)
    // Places within so small a matrix are told by the pointer.
    plot.x = Axis(domain: .categories([String](repeating: "", count: columns)))
    plot.y = Axis(domain: .categories([String](repeating: "", count: rows)))
    return plot
  }
  let subtitle =
    options.subtitle
    ?? "Each of \(NumberFormat.grouped.string(Double(outputs))) rows: its \(inputs) numbers as \(rows) × \(columns)"
  var grid = PlotGrid(
    title ?? (weights.label.isEmpty ? "Weights" : weights.label), subtitle: subtitle, plots, columns: across,
    sharesX: .all, sharesY: .all)
  grid.spacing = 10
  let rest =
    outputs > count ? "The first \(count) of \(NumberFormat.grouped.string(Double(outputs))) rows." : ""
  grid.caption = [options.caption, rest].filter { !$0.isEmpty }.joined(separator: " ")
  return grid.picture(
    theme: theme, summary: "A grid of \(count) heatmaps. \(subtitle).", provenance: provenance)
}

/// Rows and columns that make a number, as near to each other as they can be, fewer rows than columns.
private func nearlySquare(_ count: Int) -> (rows: Int, columns: Int) {
  let side = Int(Double(count).squareRoot())
  let rows = (1...max(side, 1)).last { count % $0 == 0 } ?? 1
  return (rows, count / rows)
}
