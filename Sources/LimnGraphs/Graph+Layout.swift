internal import CGraphviz
import LimnPlatform

extension Graph {
  /// More nodes than this are laid out with less care, so that it ends in seconds.
  private static let largestCarefulCount = 1_500
  private static let pointsPerInch = 72.0
  /// Edges that cross more ranks than this together are refused: dot would take minutes (measured: 10,000 take
  /// half a second, 40,000 six seconds, and time grows with the square).
  private static let mostCrossings = 40_000

  /// Places the nodes and routes the edges.
  ///
  /// - Parameter font: The font of the labels; sizes are measured in it.
  /// - Throws: ``GraphError`` if ids clash or lead nowhere, or Graphviz complains.
  public func layout(font: Font = Theme.light.labelFont) throws -> GraphLayout {
    try layout(metrics: GraphMetrics(self, font: font))
  }

  func layout(metrics: GraphMetrics) throws -> GraphLayout {
    try checkIdentifiers()
    guard !nodes.isEmpty else { return GraphLayout(size: Size(0, 0), nodes: [], edges: [], clusters: []) }
    let crossings = rankCrossings
    guard crossings <= Self.mostCrossings else {
      func count(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
      throw GraphError(
        "The graph's edges cross \(count(crossings)) ranks of nodes, more than the \(count(Self.mostCrossings)) that "
          + "can be laid out in seconds and followed by eye; draw a part of it.")
    }
    return try Graphviz.layOut(engine: "dot") { graph in
      build(graph, metrics)
    } read: { graph, parts in
      read(graph, parts, metrics)
    }
  }

  /// Graphviz's objects, in the graph's order.
  private struct Parts {
    var nodes: [UnsafeMutablePointer<Agnode_t>] = []
    var edges: [UnsafeMutablePointer<Agedge_t>] = []
    var clusters: [UnsafeMutablePointer<Agraph_t>] = []
  }

  private func checkIdentifiers() throws {
    var known: Set<String> = []
    for node in nodes where !known.insert(node.id).inserted {
      throw GraphError("Two nodes have the id “\(node.id)”; every node needs one of its own.")
    }
    for edge in edges {
      for id in [edge.from, edge.to] where !known.contains(id) {
        throw GraphError("The edge from “\(edge.from)” to “\(edge.to)” leads to no node; “\(id)” is missing.")
      }
    }
    var framed: Set<String> = []
    func check(_ clusters: [Cluster]) throws {
      for cluster in clusters {
        for id in cluster.nodes {
          guard known.contains(id) else {
            throw GraphError("The cluster “\(cluster.label)” holds no node “\(id)”: there is none.")
          }
          guard framed.insert(id).inserted else {
            throw GraphError("The node “\(id)” is named by two clusters; name it in the innermost only.")
          }
        }
        try check(cluster.clusters)
      }
    }
    try check(clusters)
  }

  private func build(_ graph: UnsafeMutablePointer<Agraph_t>, _ metrics: GraphMetrics) -> Parts {
    var parts = Parts()
    func set(_ object: UnsafeMutablePointer<some Any>, _ name: String, _ value: String) {
      limn_set(UnsafeMutableRawPointer(object), name, value)
    }
    func inches(_ points: Double) -> String { String(printf: "%.6f", points / Self.pointsPerInch) }
    func setLabel(_ object: UnsafeMutablePointer<some Any>, _ size: Size) {
      // Room without text: Graphviz never measures a letter.
      limn_set_html(
        graph, UnsafeMutableRawPointer(object), "label",
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(size.width))\""
          + " HEIGHT=\"\(Int(size.height))\"><TR><TD></TD></TR></TABLE>")
    }
    set(graph, "rankdir", direction == .leftToRight ? "LR" : "TB")
    set(graph, "nodesep", "0.22")
    set(graph, "ranksep", "0.38")
    if nodes.count > Self.largestCarefulCount {
      for limit in ["nslimit", "nslimit1", "mclimit"] { set(graph, limit, "0.1") }
    }
    let shapes = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.shape) })
    var byID: [String: UnsafeMutablePointer<Agnode_t>] = [:]
    for (index, node) in nodes.enumerated() {
      let made = limn_node(graph, "n\(index)")!
      set(made, "shape", node.shape == .box ? "box" : "ellipse")
      set(made, "fixedsize", "true")
      set(made, "label", "")
      set(made, "width", inches(metrics.nodeSizes[index].width))
      set(made, "height", inches(metrics.nodeSizes[index].height))
      byID[node.id] = made
      parts.nodes.append(made)
    }
    func add(_ clusters: [Cluster], to parent: UnsafeMutablePointer<Agraph_t>) {
      for cluster in clusters {
        let made = limn_subgraph(parent, "cluster\(parts.clusters.count)")!
        parts.clusters.append(made)
        set(made, "margin", "12")
        if cluster.label.isEmpty {
          set(made, "label", "")
        } else {
          setLabel(made, metrics.labelSize(cluster.label))
        }
        for id in cluster.nodes { agsubnode(made, byID[id]!, 1) }
        add(cluster.clusters, to: made)
      }
    }
    add(clusters, to: graph)
    for (index, edge) in edges.enumerated() {
      let made = limn_edge(graph, byID[edge.from]!, byID[edge.to]!, "e\(index)")!
      set(made, "arrowsize", "0.7")
      // Boxes are entered and left in the middle of a side; ellipses wherever the edge comes from.
      let sides = direction == .leftToRight ? (out: "e", in: "w") : (out: "s", in: "n")
      if shapes[edge.from] == .box { set(made, "tailport", sides.out) }
      if shapes[edge.to] == .box { set(made, "headport", sides.in) }
      if !edge.label.isEmpty { setLabel(made, metrics.edgeLabelSizes[index]) }
      parts.edges.append(made)
    }
    return parts
  }

  private func read(_ graph: UnsafeMutablePointer<Agraph_t>, _ parts: Parts, _ metrics: GraphMetrics)
    -> GraphLayout
  {
    let bounds = limn_bounds(graph)
    // Graphviz's y grows upwards.
    func point(_ place: pointf) -> Point { Point(place.x - bounds.LL.x, bounds.UR.y - place.y) }
    let nodes = zip(parts.nodes, metrics.nodeSizes).map { node, size in
      Rectangle(center: point(limn_node_position(node)), size: size)
    }
    let places = Dictionary(
      zip(self.nodes.map(\.id), zip(self.nodes.map(\.shape), nodes)), uniquingKeysWith: { $1 })
    let edges = zip(self.edges, parts.edges).map { ends, edge in
      var route = GraphLayout.Route(path: Path(), end: Point(0, 0), tip: nil, label: nil)
      for index in 0..<limn_spline_count(edge) {
        let curve = limn_spline(edge, Int32(index))
        let points = (0..<Int(curve.size)).map { point(curve.list[$0]) }
        guard let first = points.first else { continue }
        route.path.elements.append(.move(first))
        for start in stride(from: 1, to: points.count - 2, by: 3) {
          route.path.elements.append(.curve(points[start], points[start + 1], points[start + 2]))
        }
        route.end = points.last ?? first
        if curve.eflag != 0 { route.tip = point(curve.ep) }
      }
      var place = pointf()
      if limn_edge_label_position(edge, &place) != 0 { route.label = point(place) }
      if let tail = places[ends.from], tail.0 == .box { snapStart(of: &route, to: tail.1) }
      if let head = places[ends.to], head.0 == .box { snapTip(of: &route, to: head.1) }
      return route
    }
    let clusters = parts.clusters.map { cluster in
      let box = limn_bounds(cluster)
      let corner = point(pointf(x: box.LL.x, y: box.UR.y))
      var place = pointf()
      return GraphLayout.Frame(
        rectangle: Rectangle(
          x: corner.x, y: corner.y, width: box.UR.x - box.LL.x, height: box.UR.y - box.LL.y),
        label: limn_cluster_label_position(cluster, &place) != 0 ? point(place) : nil)
    }
    return GraphLayout(
      size: Size(bounds.UR.x - bounds.LL.x, bounds.UR.y - bounds.LL.y), nodes: nodes, edges: edges,
      clusters: clusters)
  }

  /// Graphviz ends an edge up to two points away from its box; what is left is moved to the box's side.
  private func snapStart(of route: inout GraphLayout.Route, to box: Rectangle) {
    guard case .move(var start)? = route.path.elements.first else { return }
    if direction == .leftToRight { start.x = box.maxX } else { start.y = box.maxY }
    route.path.elements[0] = .move(start)
  }

  private func snapTip(of route: inout GraphLayout.Route, to box: Rectangle) {
    guard var tip = route.tip else { return }
    if direction == .leftToRight { tip.x = box.x } else { tip.y = box.y }
    route.tip = tip
  }
}
