/// Draws the points of an embedding in a plane, each with its label if there is room.
///
/// One unit is as long on both axes, so that distances are true. Up to some sixty short labels stand inside their dots,
/// as in the makemore lectures; some hundreds stand beside, none over another, those without room counted in small
/// print; of more points, or mere numbers of more than some dozens, only those asked for are written. Up to four groups
/// have a sign each and a legend; more of them, or of thousands of points, have their names in their midst.
///
/// - Parameters:
///   - space: The points, their labels and what their colours show.
///   - map: Where they stand: ``EmbeddingSpace/map(by:progress:)``.
///   - options: How to draw them.
/// - Precondition: The map is of as many points as the space.
public func embeddingPlot(
  of space: EmbeddingSpace, on map: EmbeddingMap, options: EmbeddingPlotOptions = EmbeddingPlotOptions()
) -> Plot {
  precondition(
    map.count == space.count,
    "embeddingPlot: a map of \(map.count) points for a space of \(space.count); they have to be as many")
  return EmbeddingPlotMaker(space: space, map: map, options: options).plot
}

/// Projects the points of an embedding and draws them.
///
/// - Parameters:
///   - space: The points, their labels and what their colours show.
///   - projection: How they come into the plane; as they are for two dimensions, by PCA for more without.
///   - options: How to draw them.
/// - Throws: ``DataError`` if a number is not finite.
public func embeddingPlot(
  of space: EmbeddingSpace, by projection: EmbeddingProjection? = nil,
  options: EmbeddingPlotOptions = EmbeddingPlotOptions()
) throws -> Plot {
  let map = try space.map(by: projection ?? .automatic(dimensions: space.dimensions))
  return embeddingPlot(of: space, on: map, options: options)
}

/// Makes the marks of an embedding's plot.
struct EmbeddingPlotMaker {
  /// A point as the marks take it.
  struct Item {
    let row: Int
    let label: String
    let x: Double
    let y: Double
    var series = ""
    var value = Double.nan
    var strength = 1.0
  }

  let space: EmbeddingSpace
  let map: EmbeddingMap
  let options: EmbeddingPlotOptions

  /// Inside the dots up to so many labels of so many characters.
  private static let mostInside = 64
  private static let longestInside = 3
  /// Beside the dots up to so many.
  private static let mostBeside = 600
  /// Mere numbers of points beside the dots up to so many: of more they tell nothing and hide the rest.
  private static let mostNumbered = 64
  private static let padding = 20.0

  var labelStyle: EmbeddingPlotOptions.LabelStyle {
    guard options.labelStyle == .automatic else { return options.labelStyle }
    if space.count <= Self.mostInside && space.labels.allSatisfy({ $0.count <= Self.longestInside }) {
      return .inside
    }
    return space.count <= (space.isLabeled ? Self.mostBeside : Self.mostNumbered) ? .beside : .chosen
  }

  var plot: Plot {
    let domain = options.domain ?? range
    let area = Self.area(domain, extent: options.extent ?? extent)
    let padded = Self.padded(domain, in: area)
    var x = Axis(map.xTitle, domain: padded.x, hasGrid: map.hasAxes)
    var y = Axis(map.yTitle, domain: padded.y, hasGrid: map.hasAxes)
    x.hasLabels = map.hasAxes
    y.hasLabels = map.hasAxes
    var plot = Plot(options.title, subtitle: subtitle, x: x, y: y, area: area)
    plot.hasEqualUnits = true
    plot.caption = options.caption
    plot.hasFrame = !map.hasAxes
    // Groups that are named in their midst need no list.
    plot.legendPlacement = namesGroups ? .hidden : .below
    plot.marks = [key] + (options.neighbors.isEmpty ? marks : neighborMarks)
    if options.neighbors.isEmpty { plot.colorScale = space.coloring.scale }
    return plot
  }

  /// More points, and more labels beside them, need more room.
  private var extent: Double {
    if labelStyle == .beside, options.neighbors.isEmpty {
      return space.count <= 100 ? 560 : space.count <= 250 ? 680 : 800
    }
    return space.count > 2_000 ? 680 : 560
  }

  /// Whether the names of groups stand in their midst.
  var namesGroups: Bool {
    guard case .groups = space.coloring else { return false }
    // Signs want a list of what they stand for, and few groups need no names besides.
    return labelStyle == .chosen && options.chosen.isEmpty && options.neighbors.isEmpty && !hasSigns
  }

  private var subtitle: String {
    func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
    var text =
      "\(grouped(space.count)) \(space.count == 1 ? "point" : "points") in \(grouped(space.dimensions)) "
    text += space.dimensions == 1 ? "dimension" : "dimensions"
    if !map.explanation.isEmpty { text += ", \(map.explanation)" }
    if let first = options.neighbors.first {
      text += "; lines to the \(first.neighbors.count) nearest by \(first.metric.name)"
      text += space.dimensions > 2 ? " in all \(grouped(space.dimensions)) dimensions" : ""
    }
    return text
  }

  /// What the points cover.
  var range: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    ((map.x.min() ?? 0)...(map.x.max() ?? 0), (map.y.min() ?? 0)...(map.y.max() ?? 0))
  }

  /// The inside of the axes in the shape of what it shows, neither too flat nor too high.
  static func area(_ domain: (x: ClosedRange<Double>, y: ClosedRange<Double>), extent: Double) -> Size {
    let (width, height) = (
      domain.x.upperBound - domain.x.lowerBound, domain.y.upperBound - domain.y.lowerBound
    )
    guard width > 0, height > 0 else { return Size(extent, (0.7 * extent).rounded()) }
    let ratio = max(0.6, min(1, height / width))
    let narrow = max(0.75, min(1, width / height))
    return Size((extent * narrow).rounded(), (extent * ratio).rounded())
  }

  /// The domain with room for whole dots at its ends.
  static func padded(
    _ domain: (x: ClosedRange<Double>, y: ClosedRange<Double>), in area: Size
  ) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let unit = max(
      (domain.x.upperBound - domain.x.lowerBound) / (area.width - 2 * padding),
      (domain.y.upperBound - domain.y.lowerBound) / (area.height - 2 * padding))
    let room = unit > 0 ? unit * padding : 1
    return (
      (domain.x.lowerBound - room)...(domain.x.upperBound + room),
      (domain.y.lowerBound - room)...(domain.y.upperBound + room)
    )
  }

  /// The points, the most important first.
  var items: [Item] {
    let items = (0..<space.count).map {
      var item = Item(row: $0, label: space.labels[$0], x: map.x[$0], y: map.y[$0])
      switch space.coloring {
      case .none: break
      case .groups(let names): item.series = names[$0]
      case .numbers(_, let numbers, _): item.value = numbers[$0]
      }
      return item
    }
    let importance = space.importance ?? centrality
    return items.sorted {
      importance[$0.row] > importance[$1.row] || (importance[$0.row] == importance[$1.row] && $0.row < $1.row)
    }
  }

  /// How many have a point among their five nearest in the picture; zeros for so many points that few are labelled.
  private var centrality: [Double] {
    var counts = [Double](repeating: 0, count: space.count)
    guard labelStyle == .beside, space.count > 1,
      let nearest = try? nearestNeighbors(of: map.positions, count: min(5, space.count - 1))
    else { return counts }
    for index in nearest.indices.values { counts[Int(index)] += 1 }
    return counts
  }
}
