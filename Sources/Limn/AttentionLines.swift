/// Lines from each query to the keys that it attends to, a colour a head (after BertViz's head view).
///
/// Thickness and opacity follow the weight. Weights below the threshold are left out, and counted in small print.
///
/// - Parameters:
///   - weights: The weights with their tokens.
///   - layer: The layer.
///   - heads: Which heads; all without.
///   - query: The position of the only query whose lines are drawn; all without.
///   - threshold: The least weight that has a line.
///   - title: Above the picture; layer and head without.
///   - theme: The looks.
///   - provenance: What made the weights.
/// - Precondition: There are such a layer, such heads and such a query.
public func attentionLines(
  of weights: AttentionWeights, layer: Int, heads: [Int]? = nil, query: Int? = nil, threshold: Double = 0.05,
  title: String? = nil, theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let heads = heads ?? Array(0..<weights.headCount)
  let names = AttentionNames(weights)
  precondition(query.map { $0 >= 0 && $0 < weights.queryCount } ?? true, "attentionLines: no such query")
  let queries = query.map { $0..<($0 + 1) } ?? 0..<weights.queryCount
  var links: [LinkDiagram.Link] = []
  var (leftOut, leftOutSum, sum) = (0, 0.0, 0.0)
  for (series, head) in heads.enumerated() {
    for query in queries {
      for key in 0..<weights.visibleCount(query: query) {
        let weight = Double(weights.weight(layer: layer, head: head, query: query, key: key))
        if weight.isFinite { sum += weight }
        guard weight >= threshold, weight > 0, weight.isFinite else {
          if weight > 0, weight.isFinite {
            leftOut += 1
            leftOutSum += weight
          }
          continue
        }
        let exact = "\(Float(weight))"
        links.append(
          LinkDiagram.Link(
            from: query, to: key, weight: weight, series: series,
            title: "\(names.pair(query, key))\nlayer \(layer), head \(head): \(exact)",
            data: [
              .init("layer", "\(layer)"), .init("head", "\(head)"), .init("query", "\(query)"),
              .init("key", "\(key)"), .init("value", exact),
            ]))
      }
    }
  }
  let heading =
    heads.count == 1
    ? "Layer \(layer), head \(heads[0])" : "Layer \(layer), \(heads.count) of \(weights.headCount) heads"
  var diagram = LinkDiagram(
    title ?? heading,
    subtitle: query.map { "What “\(names.queries[$0])” at position \($0) attends to" }
      ?? "What each query attends to; thicker is more", sources: names.queries, targets: names.keys)
  (diagram.sourceTitle, diagram.targetTitle) = ("query", "key")
  diagram.links = links
  diagram.series = heads.map { "head \($0)" }
  diagram.highlightedSource = query
  var sentences = weights.notes
  if leftOut > 0 {
    func share(_ part: Double) -> String { NumberFormat.significant(2).string(100 * part) }
    let count = NumberFormat.grouped.string(Double(leftOut))
    sentences.insert(
      "\(count) weight\(leftOut == 1 ? "" : "s") below \(NumberFormat.shortest.string(threshold)) "
        + "\(leftOut == 1 ? "has" : "have") no line, \(share(sum > 0 ? leftOutSum / sum : 0)) % of the attention",
      at: 0)
  }
  diagram.caption = sentences.map { $0 + "." }.joined(separator: " ")
  return diagram.picture(
    theme: theme,
    summary: "\(links.count) lines from \(queries.count == 1 ? "one query" : "\(queries.count) queries") to "
      + "\(weights.keyCount) keys, of \(heads.map { "head \($0)" }.joined(separator: ", ")) of layer \(layer).",
    provenance: provenance)
}
