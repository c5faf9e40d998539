extension EmbeddingPlotMaker {
  /// How large and how visible dots are, by their count.
  private var look: (radius: Double, opacity: Double) {
    let count = Double(space.count)
    let radius = count <= 200 ? 4 : max(1.1, 4 * (200 / count).squareRoot().squareRoot())
    return (radius, count <= 1_000 ? 1 : max(0.4, (1_000 / count).squareRoot().squareRoot()))
  }

  /// The groups, the largest first: colours and legend go by it.
  var key: SeriesKey {
    if !options.neighbors.isEmpty {
      return SeriesKey(
        options.neighbors.map { Series(name(of: $0)) } + [Series(Self.others, color: Self.gray)])
    }
    guard case .groups(let names) = space.coloring else { return SeriesKey([]) }
    var counts: [String: Int] = [:]
    var order: [String] = []
    for name in names {
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    let sorted = order.enumerated().sorted {
      let (first, second) = (counts[$0.element] ?? 0, counts[$1.element] ?? 0)
      return first > second || (first == second && $0.offset < $1.offset)
    }
    return SeriesKey(sorted.map { Series($0.element, symbol: hasSigns ? .sign : .dot) })
  }

  /// Whether groups have a sign each, besides their colours: where there are as many signs, and dots to be told apart.
  var hasSigns: Bool {
    guard case .groups(let names) = space.coloring, labelStyle != .inside, options.neighbors.isEmpty else {
      return false
    }
    return space.count <= 2_000 && (2...Marker.allCases.count).contains(Set(names).count)
  }

  /// Dots in their colours, and labels.
  var marks: [any Mark] {
    let items = items
    if labelStyle == .inside {
      if let scale = space.coloring.scale {
        return [
          LetteredDots(
            items, x: \.x, y: \.y, text: \.label, value: \.value, colors: scale, radius: options.letterRadius)
        ]
      }
      return [
        LetteredDots(
          items, x: \.x, y: \.y, text: \.label, series: \.series, radius: options.letterRadius)
      ]
    }
    // In the order of their rows, so that no group or important point lies over all others.
    let rows = items.sorted { $0.row < $1.row }
    var marks: [any Mark] = []
    if let scale = space.coloring.scale {
      marks.append(
        Dots(
          rows, x: \.x, y: \.y, value: \.value, colors: scale, radius: look.radius, opacity: look.opacity,
          title: \.label))
    } else {
      var dots = Dots(
        rows, x: \.x, y: \.y, series: \.series, radius: look.radius, opacity: look.opacity, title: \.label)
      dots.hasSigns = hasSigns
      marks.append(dots)
    }
    switch labelStyle {
    case .beside:
      var style = Labels.Style()
      style.distance = look.radius + 2
      style.overflow = .lead
      marks.append(
        Labels(items, x: \.x, y: \.y, text: \.label, style: style)
          .avoiding(x: map.x, y: map.y, radius: look.radius))
    case .chosen: marks += chosenLabels
    case .automatic, .inside, .hidden: break
    }
    return marks
  }

  /// The names of the groups in their midst, then the labels that were asked for.
  private var chosenLabels: [any Mark] {
    var marks: [any Mark] = []
    let chosen = Set(options.chosen)
    let rows = items.filter { chosen.contains($0.row) }
    if !rows.isEmpty {
      var dots = Dots(rows, x: \.x, y: \.y, series: \.series, radius: look.radius + 1.5, title: \.label)
      dots.hasSigns = hasSigns
      marks.append(dots)
      var style = Labels.Style()
      style.overflow = .lead
      style.hasRim = true
      marks.append(Labels(rows, x: \.x, y: \.y, text: \.label, style: style))
    }
    if namesGroups {
      var style = Labels.Style()
      style.overflow = .lead
      style.hasRim = true
      style.isBold = true
      style.isCentered = true
      // Few names have to be seen from afar, among dots of their own colour.
      let centers = groupCenters
      style.size = centers.count <= 12 ? 18 : centers.count <= 30 ? 13 : nil
      marks.append(Labels(centers, x: \.x, y: \.y, text: \.label, series: \.series, style: style))
    }
    return marks
  }

  /// The median place of each group, the largest group first.
  private var groupCenters: [Item] {
    var groups: [String: [Item]] = [:]
    var names: [String] = []
    for item in items.sorted(by: { $0.row < $1.row }) where !item.series.isEmpty {
      if groups[item.series] == nil { names.append(item.series) }
      groups[item.series, default: []].append(item)
    }
    func median(_ numbers: [Double]) -> Double {
      let sorted = numbers.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    // A sort keeps no order of equals by itself.
    let sorted = names.indices.sorted { first, second in
      let counts = (groups[names[first]]?.count ?? 0, groups[names[second]]?.count ?? 0)
      return counts.0 > counts.1 || (counts.0 == counts.1 && first < second)
    }
    return sorted.map { index in
      let members = groups[names[index]] ?? []
      let middle = (median(members.map(\.x)), median(members.map(\.y)))
      return Item(row: index, label: names[index], x: middle.0, y: middle.1, series: names[index])
    }
  }

  /// Chosen points with lines to their neighbours; all others are faint.
  var neighborMarks: [any Mark] {
    var series: [Int: String] = [:]
    var chosen: Set<Int> = []
    for point in options.neighbors {
      series[point.row] = name(of: point)
      chosen.insert(point.row)
    }
    for point in options.neighbors {
      for neighbor in point.neighbors where series[neighbor.row] == nil {
        series[neighbor.row] = name(of: point)
      }
    }
    let items = items.map { item in
      var item = item
      item.series = series[item.row] ?? Self.others
      item.strength = chosen.contains(item.row) ? 1 : series[item.row] == nil ? 0.2 : 0.65
      return item
    }
    // Chosen ones keep their places first, then their neighbours.
    let ordered = items.enumerated().sorted {
      $0.element.strength > $1.element.strength
        || ($0.element.strength == $1.element.strength && $0.offset < $1.offset)
    }.map(\.element)
    if labelStyle == .inside {
      return links
        + [LetteredDots(ordered, x: \.x, y: \.y, text: \.label, series: \.series, strength: \.strength)]
    }
    let shown = ordered.filter { $0.strength > 0.2 }
    let faint = ordered.filter { $0.strength <= 0.2 }.sorted { $0.row < $1.row }
    var style = Labels.Style()
    style.overflow = .lead
    style.hasRim = true
    return [
      Dots(
        faint, x: \.x, y: \.y, series: \.series, radius: look.radius, opacity: 0.35 * look.opacity,
        title: \.label)
    ] + links + [
      Dots(shown, x: \.x, y: \.y, series: \.series, radius: look.radius + 1, title: \.label),
      Labels(shown, x: \.x, y: \.y, text: \.label, series: \.series, style: style),
    ]
  }

  private static let others = "other points"
  /// The palette's gray.
  static let gray = 7

  private func name(of point: EmbeddingNeighbors) -> String {
    "\(space.labels[point.row]) and the \(point.neighbors.count) nearest"
  }

  private struct NeighborLink {
    let title: String
    let facts: [Annotation.Datum]
    let x: Double
    let y: Double
    let endX: Double
    let endY: Double
  }

  private var links: [any Mark] {
    options.neighbors.map { point in
      let links = point.neighbors.enumerated().map { place, neighbor in
        let (from, to) = (space.labels[point.row], space.labels[neighbor.row])
        let distance = NumberFormat.significant(4).string(neighbor.distance)
        return NeighborLink(
          title: "\(to): neighbour \(place + 1) of \(from)\n\(point.metric.name) \(distance)",
          facts: [.init("from", from), .init("to", to), .init("distance", neighbor.distance)],
          x: map.x[point.row], y: map.y[point.row], endX: map.x[neighbor.row], endY: map.y[neighbor.row])
      }
      return Links(
        name(of: point), links, x: \.x, y: \.y, toX: \.endX, toY: \.endY, title: \.title, facts: \.facts)
    }
  }
}
