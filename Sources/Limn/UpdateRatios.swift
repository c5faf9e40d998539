/// Draws how large the updates of parameters are beside the parameters, step by step (third makemore lecture).
///
/// The deviation of a step's change over that of the numbers, one line for each matrix, by ratio; a line at 10⁻³, which
/// is about right. Below, the share of each tanh layer's results that are saturated.
///
/// - Parameters:
///   - records: A run's log; records without statistics are left out.
///   - title: What is shown.
///   - subtitle: Under the title.
///   - options: How to draw it.
///   - theme: The looks.
public func updateRatios(
  of records: [LogRecord], title: String = "Updates beside the weights", subtitle: String? = nil,
  options: UpdateRatioOptions = UpdateRatioOptions(), theme: Theme = .light
) -> Picture {
  let steps = records.compactMap { record in record.statistics.map { (step: record.step, statistics: $0) } }
  var ratios = Plot(
    x: Axis("step", scale: .steps), y: Axis("update : weight", scale: .logarithmic), area: Size(520, 280))
  let names = steps.last?.statistics.parameters.filter { options.shows($0) }.map(\.name) ?? []
  ratios.marks = names.enumerated().map { color, name in
    let points = steps.compactMap { step, statistics in
      statistics.parameters.first { $0.name == name }.map { (step, $0.updateRatio) }
    }
    // A matrix that rests has no logarithm: nothing is drawn there.
    let moving = points.filter { $0.1 > 0 }
    return Line(name, x: moving.map(\.0), y: moving.map(\.1), color: color, style: LineStyle(width: 1.5))
  }
  ratios.marks.append(Rule(y: 1e-3, "10⁻³, about right"))
  ratios.legendPlacement = .atEnds

  let bounded = LayerDistribution.boundedLayers(in: steps.map(\.statistics))
  var rows: [[Plot?]] = [[ratios]]
  if options.showsSaturation && !bounded.isEmpty {
    let highest =
      steps.flatMap(\.statistics.layers).filter { bounded.contains($0.name) }.map(\.saturation)
      .max() ?? 0
    var saturation = Plot(
      x: Axis("step", scale: .steps), y: Axis("saturated, %", domain: 0...max(1, 105 * highest)),
      area: Size(520, 120))
    saturation.marks = bounded.enumerated().map { color, name in
      Line(
        name, x: steps.map(\.step),
        y: steps.map { _, statistics in
          100 * (statistics.layers.first { $0.name == name }?.saturation ?? .nan)
        }, color: color, style: LineStyle(width: 1.5))
    }
    saturation.legendPlacement = .atEnds
    rows.append([saturation])
  }
  let said =
    subtitle ?? "The deviation of each step's change over that of the matrix"
    + (rows.count > 1 ? "; below, the share of tanh beyond ±0.97" : "")
  var grid = PlotGrid(title, subtitle: said, rows)
  grid.legendPlacement = .hidden
  let last = steps.last.map { step, statistics in
    statistics.parameters.filter { names.contains($0.name) }.map {
      "\($0.name) \(NumberFormat.significant(3).string($0.updateRatio))"
    }.joined(separator: ", ") + " at step \(step)."
  }
  return grid.picture(theme: theme, summary: "Updates beside the weights: \(last ?? "no statistics.")")
}

/// How updates beside parameters are drawn.
public struct UpdateRatioOptions: Sendable {
  /// Whether biases and gains are drawn too; the lecture leaves them out.
  public var showsAllParameters = false
  /// Whether the saturation of tanh layers is drawn below.
  public var showsSaturation = true

  /// The lecture's choice.
  public init() {}

  func shows(_ parameter: TrainingStatistics.Parameter) -> Bool {
    showsAllParameters || parameter.shape.map { $0.count > 1 } ?? !parameter.name.hasSuffix("bias")
  }
}
