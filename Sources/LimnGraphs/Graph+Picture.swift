extension Graph {
  /// Lays the graph out and gives it as a picture.
  ///
  /// - Parameters:
  ///   - theme: The looks.
  ///   - name: What the picture is called where its title is empty.
  ///   - summary: What is shown, for those who can't see it; a count of nodes and edges if empty.
  ///   - provenance: What made the picture.
  /// - Throws: ``GraphError`` if the graph can't be laid out.
  public func picture(
    theme: Theme = .light, name: String = "Graph", summary: String = "", provenance: [Annotation.Datum] = []
  ) throws -> Picture {
    let metrics = GraphMetrics(self, font: theme.labelFont)
    let painter = GraphPainter(
      graph: self, layout: try layout(metrics: metrics), metrics: metrics, theme: theme)
    return Picture(
      size: painter.size, title: title.isEmpty ? name : title,
      summary: summary.isEmpty ? "A graph of \(nodes.count) nodes and \(edges.count) edges." : summary,
      background: theme.background, provenance: provenance, paint: painter.paint)
  }
}
