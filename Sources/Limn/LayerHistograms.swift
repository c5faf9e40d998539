/// Draws how the numbers of layers are spread, a line of density for each in one plot, with a table of their means and
/// deviations: the pictures of the third makemore lecture.
///
/// - Parameters:
///   - layers: The layers in order.
///   - quantity: What their numbers are.
///   - title: What is shown.
///   - subtitle: Under the title.
///   - theme: The looks.
public func layerHistograms(
  of layers: [LayerDistribution], _ quantity: LayerDistribution.Quantity = .activations, title: String? = nil,
  subtitle: String = "", theme: Theme = .light
) -> Picture {
  var plot = Plot(
    title ?? quantity.title, subtitle: subtitle, x: Axis(quantity.axisTitle),
    // From zero, or small differences would look large.
    y: Axis("density", domain: 0...((layers.flatMap(\.densities).max() ?? 1) * 1.05)),
    area: Size(480, 320))
  plot.marks = layers.enumerated().compactMap { $1.line(color: $0) }
  if layers.contains(where: { $0.saturation != nil }) {
    plot.marks += [Rule(x: -0.97, "−0.97", dash: .dotted), Rule(x: 0.97, "0.97", dash: .dotted)]
  }
  plot.legendPlacement = layers.count > 3 ? .beside : .below
  plot.legendTable = quantity.table(of: layers)
  plot.caption = constantNote(layers)
  return plot.picture(theme: theme, summary: summary(of: layers, quantity))
}

/// Draws how the numbers of layers are spread at several steps: a row for each step, a column for each layer.
///
/// - Parameters:
///   - steps: Steps with the same layers, in order.
///   - quantity: What their numbers are.
///   - title: What is shown.
///   - subtitle: Under the title.
///   - theme: The looks.
public func layerHistogramGrid(
  of steps: [(step: Int, layers: [LayerDistribution])], _ quantity: LayerDistribution.Quantity = .activations,
  title: String? = nil, subtitle: String = "", theme: Theme = .light
) -> Picture {
  let names = steps.first?.layers.map(\.name) ?? []
  // The rows of a column have one scale, so that they compare, unless it would leave only a flat line of some.
  let highest = names.map { name -> Double? in
    let peaks = steps.compactMap { $0.layers.first { $0.name == name }?.densities.max() }
    guard let most = peaks.max(), let least = peaks.min() else { return 1 }
    return most <= 8 * least ? most : nil
  }
  let rows = steps.map { _, layers in
    names.enumerated().map { column, name -> Plot? in
      guard let layer = layers.first(where: { $0.name == name }) else { return nil }
      let highest = highest[column] ?? layer.densities.max() ?? 1
      var plot = Plot(
        subtitle: "deviation \(NumberFormat.significant(3).string(layer.deviation))"
          + (layer.saturation.map { ", \(percent($0)) saturated" } ?? ""),
        x: Axis(quantity.axisTitle), y: Axis("density", domain: 0...(highest * 1.05)),
        area: Size(204, 80))
      plot.marks = layer.area(color: column).map { [$0] } ?? []
      return plot
    }
  }
  var grid = PlotGrid(title ?? quantity.title, subtitle: subtitle, rows, sharesX: .aligned, sharesY: .none)
  grid.columnTitles = names
  grid.rowTitles = steps.map { "step \(NumberFormat.grouped.string(Double($0.step)))" }
  grid.legendPlacement = .hidden
  return grid.picture(
    theme: theme,
    summary: steps.map { "Step \($0.step): \(summary(of: $0.layers, quantity))" }.joined(separator: " "))
}

private func percent(_ share: Double) -> String { NumberFormat.fixed(1).string(share * 100) + " %" }

private func constantNote(_ layers: [LayerDistribution]) -> String {
  let constant = layers.filter { $0.densities.isEmpty }.map(\.name)
  guard !constant.isEmpty else { return "" }
  return "All numbers of \(constant.joined(separator: ", ")) are the same, so there is no line."
}

private func summary(of layers: [LayerDistribution], _ quantity: LayerDistribution.Quantity) -> String {
  layers.map { layer in
    let saturated = layer.saturation.map { ", \(percent($0)) beyond ±0.97" } ?? ""
    return "\(layer.name): mean \(NumberFormat.significant(3).string(layer.mean)), deviation "
      + NumberFormat.significant(3).string(layer.deviation) + saturated + "."
  }.joined(separator: " ")
}

extension LayerDistribution.Quantity {
  /// The title of a picture.
  fileprivate var title: String {
    switch self {
    case .activations: "Activations by layer"
    case .gradients: "Gradients of the activations by layer"
    case .weights: "Weights by layer"
    }
  }

  /// What stands under the axis.
  fileprivate var axisTitle: String {
    switch self {
    case .activations: "activation"
    case .gradients: "gradient of the loss by the activation"
    case .weights: "weight"
    }
  }

  fileprivate func table(of layers: [LayerDistribution]) -> Plot.LegendTable {
    let showsSaturation = layers.contains { $0.saturation != nil }
    let rows = layers.map { layer in
      let moments = [layer.mean, layer.deviation].map { number in
        // Far below one, digits after the point would all be zero.
        layer.deviation >= 0.01 || layer.deviation == 0
          ? NumberFormat.fixed(3).string(number) : NumberFormat.exponential(1).string(number)
      }
      return (
        layer.name, moments + (showsSaturation ? [layer.saturation.map(percent) ?? "–"] : [])
      )
    }
    return Plot.LegendTable(
      heads: [self == .weights ? "parameter" : "layer", "mean", "deviation"]
        + (showsSaturation ? ["saturated"] : []),
      rows: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
  }
}

extension LayerDistribution {
  /// The density of each bin; none if all numbers are the same.
  var densities: [Double] {
    let (low, high, counts) = (histogram.low, histogram.high, histogram.counts)
    let total = Double(counts.reduce(0, +))
    guard high > low, total > 0 else { return [] }
    let width = (high - low) / Double(counts.count)
    return counts.map { Double($0) / total / width }
  }

  /// The middles of the bins.
  private var middles: [Double] {
    let count = Double(histogram.counts.count)
    return histogram.counts.indices.map {
      histogram.low + (histogram.high - histogram.low) * (Double($0) + 0.5) / count
    }
  }

  fileprivate func line(color: Int) -> Line? {
    let densities = densities
    return densities.isEmpty ? nil : Line(name, x: middles, y: densities, color: color)
  }

  fileprivate func area(color: Int) -> Area? {
    let densities = densities
    return densities.isEmpty
      ? nil : Area(name, x: middles, y: densities, color: color, style: LineStyle(width: 1.25))
  }
}
