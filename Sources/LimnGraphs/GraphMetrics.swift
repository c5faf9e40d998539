/// How large a graph's nodes and labels are, before anything is placed.
struct GraphMetrics {
  static let cellPadding = 9.0
  static let boxHeight = 30.0
  static let ellipseHeight = 30.0
  static let emptyCellWidth = 14.0
  static let labelHeight = 18.0
  /// Graphviz takes no label wider than 65,535 points; long before that its layout takes minutes.
  static let widestLabel = 400.0

  /// The widths of each node's cells.
  let cellWidths: [[Double]]
  /// The size of each node.
  let nodeSizes: [Size]
  /// The size of each edge's label.
  let edgeLabelSizes: [Size]
  private let measurer = TextMeasurer()
  private let font: Font

  init(_ graph: Graph, font: Font) {
    self.font = font
    let measurer = measurer
    cellWidths = graph.nodes.map { node in
      node.cells.map { cell in
        cell.text.isEmpty
          ? Self.emptyCellWidth
          : (measurer.width(of: cell.text, in: cell.isBold ? font.bold : font) + 2 * Self.cellPadding)
            .rounded(.up)
      }
    }
    nodeSizes = zip(graph.nodes, cellWidths).map { node, widths in
      let width = widths.reduce(0, +)
      return switch node.shape {
      case .box: Size(max(width, Self.boxHeight), Self.boxHeight)
      case .ellipse: Size(max(width, Self.ellipseHeight), Self.ellipseHeight)
      }
    }
    edgeLabelSizes = graph.edges.map { edge in
      Size(
        edge.label.isEmpty
          ? 0 : min(measurer.width(of: edge.label, in: font) + 8, Self.widestLabel).rounded(.up),
        Self.labelHeight
      )
    }
  }

  /// The size of a cluster's label.
  func labelSize(_ text: String) -> Size {
    Size(min(measurer.width(of: text, in: font) + 12, Self.widestLabel).rounded(.up), Self.labelHeight)
  }
}
