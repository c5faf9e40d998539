/// The maps of all heads, a row a layer, a column a head, with one colour scale; over each its mean entropy.
///
/// - Parameters:
///   - weights: The weights with their tokens.
///   - layers: Which layers; all without.
///   - heads: Which heads; all without.
///   - scale: How weights become colours; by square root without, as a grid shows heads of all kinds.
///   - title: Above the picture.
///   - theme: The looks.
///   - provenance: What made the weights.
/// - Precondition: There are such layers and such heads.
public func attentionGrid(
  of weights: AttentionWeights, layers: [Int]? = nil, heads: [Int]? = nil,
  scale: AttentionScale = .squareRoot,
  title: String = "Attention", theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let (layers, heads) = (
    layers ?? Array(0..<weights.layerCount), heads ?? Array(0..<weights.headCount)
  )
  let panel = AttentionPanel(weights, AttentionNames(weights))
  let maps = layers.map { layer in heads.map { (head: $0, values: weights.head($0, layer: layer)) } }
  let colors = scale.colors(for: maps.joined().lazy.map(\.values).joined())
  // A page of about 900 points; the longer side of a map is 220 at most, 44 at least.
  let side = max(44, min(220, (880 / Double(max(heads.count, 1)) - 12).rounded(.down)))
  let longest = Double(max(weights.queryCount, weights.keyCount))
  let area = Size(
    max(16, side * Double(weights.keyCount) / longest), max(16, side * Double(weights.queryCount) / longest))
  let seen =
    weights.isCausal ? (0..<weights.queryCount).reduce(0) { $0 + weights.visibleCount(query: $1) } : 0
  let numbers = (weights.isCausal ? seen : weights.queryCount * weights.keyCount) * layers.count * heads.count
  let detail = MatrixCells.Detail.suitable(
    for: numbers, rows: weights.queryCount * layers.count * heads.count)
  // Names that are too small to read, and ticks on small maps, are left to the tooltips.
  let hasNames = side / longest >= 8.5
  let format = NumberFormat.fixed(2)
  let rows = zip(layers, maps).map { layer, maps in
    maps.map { map -> Plot? in
      var plot = panel.plot(
        map.values, layer: layer, head: map.head, colors: colors, area: area, detail: detail)
      if !hasNames {
        plot.x.domain = .categories([""])
        plot.y.domain = .categories([""])
      }
      (plot.x.title, plot.y.title) = ("", "")
      // Below, so that nothing stands between a map and its entropy.
      plot.x.side = .standard
      let entropy = weights.entropy(layer: layer, head: map.head)
      plot.subtitle = entropy.isNaN ? "–" : format.string(entropy)
      plot.colorScale = colors
      return plot
    }
  }
  var grid = PlotGrid(
    title,
    subtitle: "Queries down, keys across; over each map its mean entropy in nats", rows, sharesX: .all,
    sharesY: .all)
  // Beside small maps there is room for numbers alone, which the subtitle explains.
  let (isNarrow, isLow) = (area.width < 56, area.height < 56)
  grid.columnTitles = heads.map { isNarrow ? "\($0)" : "head \($0)" }
  grid.rowTitles = layers.map { isLow ? "\($0)" : "layer \($0)" }
  if isNarrow || isLow {
    grid.subtitle =
      "Layers down, heads across. In each map queries down, keys across; over it its mean entropy in nats"
  }
  grid.spacing = 8
  grid.caption = weights.caption
  return grid.picture(
    theme: theme,
    summary:
      "\(layers.count) × \(heads.count) maps of \(weights.queryCount) queries by \(weights.keyCount) keys, "
      + "a row a layer, a column a head.",
    provenance: provenance)
}
