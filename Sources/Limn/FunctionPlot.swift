/// Draws functions with their derivatives, one panel each: the activation functions of a network, say.
///
/// Derivatives are those of the engine's backward pass. Where a course jumps it breaks off: a ring at the end that does
/// not belong to the place, a dot at the number that does.
///
/// - Parameters:
///   - functions: What is drawn, at least one.
///   - title: What is shown; by default the function's name if there is one.
///   - options: How to draw it.
///   - theme: The looks.
public func functionPlot(
  of functions: [PlottedFunction], title: String? = nil,
  options: FunctionPlotOptions = FunctionPlotOptions(),
  theme: Theme = .light
) -> Picture {
  let curves = functions.map { FunctionCurve($0, over: options.range, count: options.sampleCount) }
  let domain = options.values ?? FunctionPanel.domain(of: curves)
  var panels = zip(functions, curves).map { function, curve in
    FunctionPanel(function: function, curve: curve, options: options).plot(over: domain)
  }
  let summary = zip(functions, curves).map { FunctionPanel.summary(of: $0, $1) }.joined(separator: " ")
  guard panels.count > 1 else {
    panels[0].title = title ?? functions[0].name
    panels[0].legendPlacement = .below
    return panels[0].picture(theme: theme, summary: summary)
  }
  var grid = PlotGrid(
    title ?? "Functions and their derivatives", panels, columns: options.columns ?? min(3, panels.count),
    sharesX: .all, sharesY: .all)
  grid.spacing = 26
  grid.caption =
    "Where a course jumps, the dot is the number at that place; a ring is an end that does not belong to it."
  if curves.allSatisfy({ $0.valueJumps.isEmpty && $0.derivativeJumps.isEmpty }) { grid.caption = "" }
  return grid.picture(theme: theme, summary: summary)
}

/// One function's panel.
private struct FunctionPanel {
  let function: PlottedFunction
  let curve: FunctionCurve
  let options: FunctionPlotOptions

  /// What the vertical axes cover: all numbers, or those around the middle if a few are far beyond.
  static func domain(of curves: [FunctionCurve]) -> ClosedRange<Double> {
    let numbers = curves.flatMap { ($0.values + $0.derivatives).joined().map(\.y) }.sorted()
    guard let low = numbers.first, let high = numbers.last, low < high else {
      let middle = numbers.first ?? 0
      return (middle - 1)...(middle + 1)
    }
    let (early, late) = (numbers[numbers.count / 25], numbers[numbers.count - 1 - numbers.count / 25])
    // A pole would press everything else flat.
    let isFar = high - low > 6 * (late - early) && late > early
    let (start, end) = isFar ? (min(0, early), max(0, late)) : (min(0, low), max(0, high))
    let slack = 0.06 * (end - start)
    return (start - slack)...(end + slack)
  }

  func plot(over domain: ClosedRange<Double>) -> Plot {
    var plot = Plot(
      function.name, subtitle: function.formula, x: Axis("x", domain: options.range),
      y: Axis("", domain: domain), area: options.area)
    plot.x.hasZeroLine = true
    plot.y.hasZeroLine = true
    let courses = [
      ("function", curve.values, curve.valueJumps, 0, LineStyle(width: 2.25)),
      ("derivative", curve.derivatives, curve.derivativeJumps, 1, LineStyle(width: 2, dash: .dashed)),
    ]
    for (name, pieces, jumps, color, style) in courses where name == "function" || options.showsDerivative {
      plot.marks += pieces.map { Line(name, x: $0.map(\.x), y: $0.map(\.y), color: color, style: style) }
      for jump in jumps {
        let ends = jump.sides.filter { abs($0 - jump.value) > 1e-6 && domain.contains($0) }
        var rings = Dots(x: ends.map { _ in jump.x }, y: ends, color: color, radius: 3.5)
        rings.isHollow = true
        plot.marks.append(rings)
        if jump.value.isFinite {
          plot.marks.append(Dots(x: [jump.x], y: [jump.value], color: color, radius: 3.5))
        }
      }
    }
    let beyond = (curve.values + curve.derivatives).joined().contains { !domain.contains($0.y) }
    var notes: [String] = []
    if let first = curve.missing.first {
      let count = curve.missing.count
      notes.append(
        count == 1
          ? "\(function.name) has no number at x = \(Self.text(first))."
          : "\(function.name) has no number at \(count) of \(options.sampleCount + 1) places, from x = \(Self.text(first)) on."
      )
    }
    if beyond { notes.append("\(function.name) goes on beyond the picture.") }
    plot.caption = notes.joined(separator: " ")
    return plot
  }

  static func summary(of function: PlottedFunction, _ curve: FunctionCurve) -> String {
    let at = function(0)
    let jumps = curve.derivativeJumps.map { jump in
      "; its derivative jumps from \(text(jump.sides[0])) to \(text(jump.sides[1])) at x = \(text(jump.x))"
    }.joined()
    return "\(function.name) is \(text(at.value)) with derivative \(text(at.derivative)) at 0\(jumps)."
  }

  private static func text(_ number: Double) -> String { NumberFormat.significant(4).string(number) }
}
