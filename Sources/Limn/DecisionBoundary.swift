/// What a network of two inputs and one score makes of the plane, with the points it was trained on.
///
/// The colour is the sign of the score and its size up to 3; a line stands where the score is 0.
///
/// - Parameters:
///   - model: A network with two inputs and one output.
///   - data: The points and their labels, -1 and 1.
///   - title: Above the picture.
///   - subtitle: Under the title.
///   - theme: The looks.
///   - provenance: What made the model.
public func decisionBoundary(
  of model: MLP, data: Moons, title: String, subtitle: String = "", theme: Theme = .light,
  provenance: [Annotation.Datum] = []
) -> Picture {
  struct Example {
    let x: Double
    let y: Double
    let label: Double
    let color: Int
  }
  // The palette's blue and orange are the ends of the diverging map.
  let examples = zip(data.points, data.labels).map { point, label in
    Example(x: point[0], y: point[1], label: label, color: label > 0 ? 1 : 0)
  }
  func range(_ numbers: [Double]) -> ClosedRange<Double> {
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 1)
    // The moons' margin, unless the points are of another size altogether.
    let slack = (0.5...20).contains(high - low) ? 0.35 : max(0.1 * (high - low), 1e-6)
    return (low - slack)...(high + slack)
  }
  let (x, y) = (range(examples.map(\.x)), range(examples.map(\.y)))
  let scale = ColorScale(
    "score", domain: -3...3, colors: .diverging, strength: 0.75, isOpenBelow: true, isOpenAbove: true)
  var plot = Plot(
    title, subtitle: subtitle, x: Axis("x", domain: .numbers(x), hasGrid: false),
    y: Axis("y", domain: .numbers(y), hasGrid: false),
    // In proportion, unless that were a mere strip.
    area: Size(
      560, 560 * min(1.25, max(0.4, (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)))))
  let score = { (x: Double, y: Double) in model.evaluate([x, y])[0] }
  plot.marks = [
    Raster(x: x, y: y, columns: 280, rows: 200, colors: scale, score),
    Contour(x: x, y: y, columns: 140, rows: 100, level: 0, score),
    Dots(examples, x: \.x, y: \.y, color: \.color, radius: 4.5) { example in
      let label = NumberFormat.shortest.string(example.label)
      return "label \(label), score \(NumberFormat.fixed(4).string(score(example.x, example.y)))"
    },
  ]
  plot.colorScale = scale
  plot.legend = [Plot.LegendEntry("label −1", color: 0), Plot.LegendEntry("label 1", color: 1)]
  return plot.picture(
    theme: theme,
    summary:
      "\(examples.count) points in two classes over the scores that a network gives to the plane around them. "
      + subtitle,
    provenance: provenance)
}
