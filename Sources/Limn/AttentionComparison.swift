/// Maps of attention weights from several places, side by side with one colour scale: ways to compute the same, the
/// same head of two models.
///
/// Of weights with several layers or heads, the given one is drawn. Numbers stand in the cells where they can be read.
///
/// - Parameters:
///   - maps: What each is called, and the weights; as many queries and keys in each.
///   - layer: The layer.
///   - head: The head.
///   - scale: How weights become colours.
///   - title: Above the picture.
///   - subtitle: Under the title; what rows and columns are without.
///   - theme: The looks.
///   - provenance: What made the weights.
/// - Precondition: There is a map at least, all are of one size, and have such a layer and head.
public func attentionComparison(
  of maps: [(title: String, weights: AttentionWeights)], layer: Int = 0, head: Int = 0,
  scale: AttentionScale = .linear, title: String = "Attention", subtitle: String? = nil,
  theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  precondition(!maps.isEmpty, "attentionComparison: there are no maps")
  let (queries, keys) = (maps[0].weights.queryCount, maps[0].weights.keyCount)
  precondition(
    maps.allSatisfy { $0.weights.queryCount == queries && $0.weights.keyCount == keys },
    "attentionComparison: the maps differ in their numbers of queries or keys")
  let drawn = maps.map { map in
    (
      map.title, AttentionPanel(map.weights, AttentionNames(map.weights)),
      map.weights.head(head, layer: layer)
    )
  }
  let colors = scale.colors(for: drawn.lazy.map(\.2).joined())
  // Four of eight tokens fill a page of about 1,000 points with cells that have room for numbers.
  let cell = max(4, min(30, 980 / Double(min(maps.count, 4) * max(queries, keys))))
  let area = Size(cell * Double(keys), cell * Double(queries))
  let plots = drawn.map { name, panel, values in
    var plot = panel.plot(values, layer: layer, head: head, colors: colors, area: area, hasText: true)
    plot.title = name
    plot.x.side = .standard
    plot.colorScale = colors
    return plot
  }
  var grid = PlotGrid(
    title, subtitle: subtitle ?? "Each row is one query’s attention over the keys", plots,
    columns: min(maps.count, 4), sharesX: .all, sharesY: .all)
  grid.caption = maps.map(\.weights.caption).filter { !$0.isEmpty }.joined(separator: " ")
  return grid.picture(
    theme: theme,
    summary:
      "\(maps.count) maps of \(queries) queries by \(keys) keys: \(maps.map(\.title).joined(separator: ", ")).",
    provenance: provenance)
}
