/// The weights of one head, or the mean over the heads of a layer: queries down, keys across.
///
/// In causal attention, keys that come after the query are hatched. Weights stand in the cells where they can be
/// read; tooltips have them in full.
///
/// - Parameters:
///   - weights: The weights with their tokens.
///   - layer: The layer.
///   - head: The head; the mean over all heads of the layer without.
///   - scale: How weights become colours; without, in proportion up to 64 keys, and by square root beyond, where most
///     weights are small.
///   - title: Above the picture; layer and head without.
///   - theme: The looks.
///   - provenance: What made the weights.
/// - Precondition: There are such a layer and such a head.
public func attentionMap(
  of weights: AttentionWeights, layer: Int, head: Int?, scale: AttentionScale? = nil, title: String? = nil,
  theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let values = head.map { weights.head($0, layer: layer) } ?? weights.mean(layer: layer)
  let panel = AttentionPanel(weights, AttentionNames(weights))
  let scale = scale ?? (weights.keyCount > 64 ? .squareRoot : .linear)
  let colors = scale.colors(for: values)
  let longest = Double(max(weights.queryCount, weights.keyCount))
  // Cells large enough for their numbers where there are few, about 700 points where there are many.
  let cell = longest <= 16 ? 36 : longest <= 110 ? max(9.5, min(30, 640 / longest)) : 720 / longest
  let area = Size(
    max(cell * Double(weights.keyCount), 60), max(cell * Double(weights.queryCount), 60))
  var plot = panel.plot(values, layer: layer, head: head, colors: colors, area: area, hasText: true)
  plot.title = title ?? (head.map { "Layer \(layer), head \($0)" } ?? "Layer \(layer), mean over its heads")
  plot.subtitle = "Each row is one query’s attention over the keys"
  if let head {
    let format = NumberFormat.fixed(2)
    let nats = weights.entropy(layer: layer, head: head)
    let share = weights.entropy(layer: layer, head: head, in: .relative)
    if !nats.isNaN { plot.subtitle += "; mean entropy \(format.string(nats)) nats" }
    if !share.isNaN {
      plot.subtitle += ", \(NumberFormat.fixed(0).string(100 * share)) % of the most possible"
    }
  }
  plot.colorScale = colors
  plot.caption = weights.caption
  return plot.picture(
    theme: theme,
    summary: "A map of \(weights.queryCount) queries by \(weights.keyCount) keys. \(plot.subtitle).",
    provenance: provenance)
}

/// One head's map as a plot.
struct AttentionPanel {
  let weights: AttentionWeights
  let names: AttentionNames

  init(_ weights: AttentionWeights, _ names: AttentionNames) {
    self.weights = weights
    self.names = names
  }

  func plot(
    _ values: [Float], layer: Int, head: Int?, colors: ColorScale, area: Size, hasText: Bool = false,
    detail: MatrixCells.Detail? = nil
  ) -> Plot {
    var plot = Plot(
      x: AttentionNames.axis("key", names.keys, length: area.width, isHorizontal: true),
      y: AttentionNames.axis("query", names.queries, length: area.height, isHorizontal: false), area: area)
    var facts = [Annotation.Datum("layer", "\(layer)")]
    facts.append(.init("head", head.map { "\($0)" } ?? "mean"))
    if let head { facts.append(.init("entropy", weights.entropy(layer: layer, head: head))) }
    let isMasked: ((Int, Int) -> Bool)? =
      weights.isCausal ? { weights.isMasked(query: $0, key: $1) } : nil
    let text: ((Double) -> String)? = hasText ? { Self.text($0) } : nil
    plot.marks = [
      MatrixCells(
        values, rows: names.queries, columns: names.keys, colors: colors,
        title: head.map { "layer \(layer), head \($0)" } ?? "layer \(layer), mean",
        maskName: "not seen yet (masked)",
        isMasked: isMasked, detail: detail, facts: facts, text: text)
    ]
    plot.legendPlacement = weights.isCausal ? .below : .hidden
    return plot
  }

  /// A weight in as few letters as can be: ".25", "1"; none for one that rounds to 0, as most do.
  private static func text(_ weight: Double) -> String {
    let text = NumberFormat.fixed(2).string(weight)
    if text == "0.00" { return "" }
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }
}

extension AttentionWeights {
  /// What is odd about the weights, as small print.
  var caption: String { notes.map { $0 + "." }.joined(separator: " ") }
}
