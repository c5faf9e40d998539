extension Graph {
  /// How many ranks the edges cross together, each edge at least one.
  ///
  /// dot puts a node of its own on each crossing, and its time grows with the square of their number. Ranks are
  /// taken as longest paths from the nodes without incoming edges; edges of a cycle count as one.
  var rankCrossings: Int {
    let positions = Dictionary(zip(nodes.map(\.id), nodes.indices), uniquingKeysWith: { first, _ in first })
    var next = [[Int]](repeating: [], count: nodes.count)
    var waiting = [Int](repeating: 0, count: nodes.count)
    for edge in edges where edge.from != edge.to {
      guard let from = positions[edge.from], let to = positions[edge.to] else { continue }
      next[from].append(to)
      waiting[to] += 1
    }
    let waitingAtStart = waiting
    var ranks = [Int](repeating: 0, count: nodes.count)
    var ready = nodes.indices.filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      for other in next[node] {
        ranks[other] = max(ranks[other], ranks[node] + 1)
        waiting[other] -= 1
        if waiting[other] == 0 { ready.append(other) }
      }
    }
    // dot moves a node that nothing leads to next to the first that it leads to.
    for node in nodes.indices where waitingAtStart[node] == 0 {
      if let first = next[node].map({ ranks[$0] }).min() { ranks[node] = first - 1 }
    }
    return edges.reduce(0) { sum, edge in
      guard let from = positions[edge.from], let to = positions[edge.to] else { return sum }
      return sum + max(1, ranks[to] - ranks[from])
    }
  }
}
