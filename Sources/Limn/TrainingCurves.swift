import LimnPlatform

/// Draws the losses of runs over their steps: each batch faintly, smoothed above, the validation split dashed; below,
/// on the same steps, learning rate and gradient norm.
///
/// - Parameters:
///   - curves: The runs; each has a colour of its own.
///   - title: What is shown.
///   - options: How to draw it.
///   - theme: The looks.
public func trainingCurves(
  of curves: [TrainingCurve], title: String = "Training",
  options: TrainingCurveOptions = TrainingCurveOptions(),
  theme: Theme = .light
) -> Picture {
  let painter = TrainingCurvesPlots(curves: curves, options: options)
  let rows: [[Plot?]] = ([painter.losses] + (options.showsPanels ? painter.panels : [])).map { [$0] }
  let grid = PlotGrid(title, subtitle: painter.subtitle, rows)
  return grid.picture(
    theme: theme, summary: painter.summary,
    provenance: [Annotation.Datum("runs", curves.map(\.name).joined(separator: ", "))])
}

/// The plots of training curves.
private struct TrainingCurvesPlots {
  let curves: [TrainingCurve]
  let options: TrainingCurveOptions

  var steps: Axis { Axis("step", scale: options.hasLogarithmicSteps ? .logarithmic : .steps) }

  var subtitle: String {
    let smoothed =
      switch options.smoothing {
      case .none: "each logged batch"
      case .exponential(let weight): "batches faint, their exponential average (weight \(weight)) strong"
      case .mean(let count): "batches faint, the mean of each \(count) strong"
      }
    let means =
      switch options.smoothing {
      case .none: "each logged batch"
      case .exponential(let weight): "each run's exponential average (weight \(weight))"
      case .mean(let count): "each run's means of \(count)"
      }
    let runs = options.showsMean && curves.count > 1
    return "Loss: " + (runs ? "mean and deviation of \(curves.count) runs over \(means)" : smoothed)
      + (curves.contains { !$0.validationLosses.isEmpty } ? "; validation dashed" : "")
  }

  var summary: String {
    curves.map { curve in
      let validation = curve.validationLosses.last.map { String(printf: ", validation %.4f", $0.value) } ?? ""
      let last =
        curve.losses.last.map { String(printf: "step %d: loss %.4f", $0.step, $0.value) } ?? "no steps"
      return "\(curve.name) at \(last)\(validation)."
    }.joined(separator: " ")
  }

  /// The loss with its unit, where all logs have the same.
  private var lossTitle: String {
    guard let unit = curves.first?.lossUnit, curves.allSatisfy({ $0.lossUnit == unit }) else { return "loss" }
    return "loss (\(unit))"
  }

  var losses: Plot {
    var plot = Plot(
      x: steps, y: Axis(lossTitle, scale: options.hasLogarithmicLosses ? .logarithmic : .linear),
      area: Size(560, 300))
    if options.showsMean && curves.count > 1 {
      plot.marks =
        meanMarks("training", \.losses, isDashed: false)
        + meanMarks("validation", \.validationLosses, isDashed: true)
    } else {
      // Faint ones first, so that no batch lies over a smoothed line.
      if options.smoothing != .none {
        // Over each other they would hide the lines that matter.
        let faint = LineStyle(width: 1, opacity: curves.count > 1 ? 0.22 : 0.35)
        for (index, curve) in curves.enumerated() where !curve.losses.isEmpty {
          plot.marks.append(Line("", curve.losses, x: \.step, y: \.value, color: index, style: faint))
        }
      }
      for (index, curve) in curves.enumerated() { plot.marks += marks(of: curve, color: index) }
    }
    if namesAtEnds { plot.legendPlacement = .atEnds }
    plot.marks += options.references.map {
      Rule(y: $0.loss, "\($0.name) = " + String(printf: "%.3f", $0.loss))
    }
    return plot
  }

  /// Whether names stand at the ends of the lines: more, or longer ones, would take the room of the curves.
  private var namesAtEnds: Bool {
    curves.count <= Self.mostAtEnds && curves.allSatisfy { $0.name.count <= Self.longestAtEnds }
  }
  private static let mostAtEnds = 8
  private static let longestAtEnds = 24

  var panels: [Plot] {
    var panels: [Plot] = []
    for (title, value) in [
      ("learning rate", \TrainingCurve.learningRates), ("gradient norm", \.gradientNorms),
    ] {
      guard curves.contains(where: { !$0[keyPath: value].isEmpty }) else { continue }
      var plot = Plot(x: steps, y: Axis(title, scale: .logarithmic), area: Size(560, 90))
      for (index, curve) in curves.enumerated() {
        plot.marks.append(
          Line(
            "", curve[keyPath: value], x: \.step, y: \.value, color: index,
            style: title == "learning rate" ? .standard : LineStyle(width: 1)))
      }
      panels.append(plot)
    }
    return panels
  }

  private func marks(of curve: TrainingCurve, color: Int) -> [any Mark] {
    let isAlone = curves.count == 1
    var marks: [any Mark] = []
    if !curve.losses.isEmpty {
      let smoothed = smoothed(curve.losses)
      var line = Line(isAlone ? "training" : curve.name, smoothed, x: \.step, y: \.value, color: color)
      line.isSummary = options.smoothing != .none
      marks.append(line)
    }
    if !curve.validationLosses.isEmpty {
      var line = Line(
        isAlone ? "validation" : "\(curve.name), validation", curve.validationLosses, x: \.step, y: \.value,
        color: isAlone ? 1 : color, style: LineStyle(dash: .dashed, marker: .circle))
      // Its colour and the subtitle tell it from the batches'.
      line.hasEndLabel = isAlone || curve.losses.isEmpty
      marks.append(line)
    }
    return marks
  }

  private func smoothed(_ points: [TrainingCurve.Point]) -> [TrainingCurve.Point] {
    options.smoothing(points.map(\.value)).map {
      TrainingCurve.Point(step: points[$0.position].step, value: $0.value)
    }
  }

  /// Mean and deviation over the runs at each step that all of them have.
  private func meanMarks(
    _ name: String, _ points: KeyPath<TrainingCurve, [TrainingCurve.Point]>, isDashed: Bool
  ) -> [any Mark] {
    let runs = curves.map { smoothed($0[keyPath: points]) }.filter { !$0.isEmpty }
    guard runs.count > 1 else { return [] }
    var values: [Int: [Double]] = [:]
    for point in runs.joined() { values[point.step, default: []].append(point.value) }
    let steps = values.filter { $0.value.count == runs.count }.keys.sorted()
    let moments = steps.map { step in
      let at = values[step] ?? []
      let mean = at.reduce(0, +) / Double(at.count)
      let squares = at.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean: mean, deviation: (squares / Double(at.count - 1)).squareRoot())
    }
    return [
      Band(
        name, x: steps, from: moments.map { $0.mean - $0.deviation },
        to: moments.map { $0.mean + $0.deviation }),
      Line(name, x: steps, y: moments.map(\.mean), style: isDashed ? .dashed : .standard),
    ]
  }
}
