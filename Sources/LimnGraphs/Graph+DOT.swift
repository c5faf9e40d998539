extension Graph {
  /// The graph as DOT text that Graphviz's own programs read.
  ///
  /// Cells become record fields; colours are left to Graphviz.
  public var dotSource: String {
    var text = "digraph {\n  graph [rankdir=\(direction == .leftToRight ? "LR" : "TB")"
    if !title.isEmpty { text += ", label=\(Self.quoted(title)), labelloc=t" }
    text += "]\n  node [fontname=\"\(Font.standardFamily)\", fontsize=12]\n"
    text += "  edge [fontname=\"\(Font.standardFamily)\", fontsize=11]\n"
    for node in nodes { text += "  \(Self.quoted(node.id)) [\(attributes(of: node))]\n" }
    var count = 0
    for cluster in clusters { text += dot(cluster, &count, indent: "  ") }
    for edge in edges {
      text += "  \(Self.quoted(edge.from)) -> \(Self.quoted(edge.to))"
      let labels = [("label", edge.label), ("headlabel", edge.tipLabel)].filter { !$0.1.isEmpty }
      let attributes = labels.map { "\($0.0)=\(Self.quoted($0.1))" }.joined(separator: ", ")
      text += attributes.isEmpty ? "\n" : " [\(attributes)]\n"
    }
    return text + "}\n"
  }

  private func attributes(of node: Node) -> String {
    if node.shape == .ellipse || node.cells.count == 1 {
      let label = Self.quoted(node.cells.map(\.text).joined(separator: " "))
      return "shape=\(node.shape == .ellipse ? "ellipse" : "box"), label=\(label)"
    }
    let fields = node.cells.map { Self.recordField($0.text) }.joined(separator: " | ")
    // A record's fields run along the ranks; braces turn them.
    return "shape=record, label=\"\(direction == .leftToRight ? "{ \(fields) }" : fields)\""
  }

  private func dot(_ cluster: Cluster, _ count: inout Int, indent: String) -> String {
    var text = "\(indent)subgraph cluster_\(count) {\n\(indent)  label=\(Self.quoted(cluster.label))\n"
    count += 1
    for id in cluster.nodes { text += "\(indent)  \(Self.quoted(id))\n" }
    for inner in cluster.clusters { text += dot(inner, &count, indent: indent + "  ") }
    return text + "\(indent)}\n"
  }

  /// Text between quotes. A backslash is doubled, since Graphviz reads `\n` and `\l` in labels.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "&#8629;"
      case "&": result += "&amp;"
      case "\u{0}": result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Text of a record's field: what the record parser would read as structure, and spaces, which it drops
  /// beside letters outside ASCII, stand as numbers.
  static func recordField(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "{", "}", "<", ">", "&", " ", "\"": result += "&#\(scalar.value);"
      case "\\": result += "\\\\"
      case "\n": result += "&#8629;"
      case "\u{0}": result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
