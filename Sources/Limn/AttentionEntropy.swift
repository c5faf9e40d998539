import LimnPlatform

/// The mean entropy of every head, a row a layer, a column a head.
///
/// Low entropy means that a head looks at one token, such as the one before; high, that it looks at many alike.
///
/// - Parameters:
///   - weights: The weights.
///   - unit: What entropy is measured in.
///   - title: Above the picture.
///   - theme: The looks.
///   - provenance: What made the weights.
public func attentionEntropy(
  of weights: AttentionWeights, unit: AttentionWeights.EntropyUnit = .nats,
  title: String = "Entropy of each head",
  theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let (layers, heads) = (0..<weights.layerCount, 0..<weights.headCount)
  let values = layers.flatMap { layer in
    heads.map { weights.entropy(layer: layer, head: $0, in: unit) }
  }
  // The most possible: every key that a query sees alike.
  let count = Double(weights.queryCount)
  let most = (0..<weights.queryCount).reduce(0) { $0 + log(Double(weights.visibleCount(query: $1))) } / count
  let (name, limit) =
    switch unit {
    case .nats: ("nats", most)
    case .bits: ("bits", most / log(2))
    case .relative: ("share of the most possible", 1.0)
    }
  let colors = ColorScale("mean entropy (\(name))", domain: 0...max(limit, 1e-6))
  let cell = max(22, min(52, (620 / Double(max(weights.headCount, weights.layerCount))).rounded(.down)))
  var plot = Plot(
    title,
    subtitle: "Mean over \(weights.queryCount) quer\(weights.queryCount == 1 ? "y" : "ies"); "
      + (unit == .relative
        ? "1 means all keys that a query sees alike"
        : "at most \(NumberFormat.fixed(2).string(limit)) \(name) here"),
    x: Axis("head", domain: .categories(heads.map { "\($0)" }), side: .opposite),
    y: Axis("layer", domain: .categories(layers.map { "\($0)" })),
    area: Size(cell * Double(weights.headCount), cell * Double(weights.layerCount)))
  plot.marks = [
    MatrixCells(
      values, rows: layers.map { "layer \($0)" }, columns: heads.map { "head \($0)" }, colors: colors,
      title: colors.title, text: NumberFormat.fixed(2).string)
  ]
  plot.colorScale = colors
  plot.caption = weights.caption
  return plot.picture(
    theme: theme,
    summary:
      "The mean entropy of \(weights.headCount) heads in each of \(weights.layerCount) layers. \(plot.subtitle).",
    provenance: provenance)
}
