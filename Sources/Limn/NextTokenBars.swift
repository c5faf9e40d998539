/// Draws the chances of what comes next as bars: after one beginning, or step by step as a sample is made.
///
/// - Parameters:
///   - tokens: The chances, at least one step.
///   - title: What is shown; what it is by default.
///   - subtitle: Under the title; how many tokens there are by default.
///   - options: How to draw it.
///   - theme: The looks.
///   - provenance: What made the picture.
public func nextTokenBars(
  of tokens: NextTokens, title: String? = nil, subtitle: String? = nil,
  options: NextTokenOptions = NextTokenOptions(), theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let painter = NextTokenPlots(tokens: tokens, options: options)
  let plots = painter.plots
  let provenance = provenance + tokens.drawing.map { .init($0, $1) }
  if plots.count == 1 {
    var plot = plots[0]
    plot.title = title ?? painter.title
    plot.subtitle = [subtitle ?? painter.subtitle, painter.drawnText(tokens.steps[0])].filter { !$0.isEmpty }
      .joined(separator: "; ")
    plot.area.width = 420
    return plot.picture(theme: theme, summary: painter.summary, provenance: provenance)
  }
  var grid = PlotGrid(
    title ?? painter.title, subtitle: subtitle ?? painter.subtitle, plots,
    columns: options.columns ?? balancedColumns(plots.count), sharesX: .all, sharesY: .none)
  grid.legendPlacement = .hidden
  return grid.picture(theme: theme, summary: painter.summary, provenance: provenance)
}

/// Up to four columns, with rows as even as can be.
private func balancedColumns(_ count: Int) -> Int {
  let rows = (count + 3) / 4
  return (count + rows - 1) / rows
}

/// The plots of next tokens, and what is said of them.
private struct NextTokenPlots {
  let tokens: NextTokens
  let options: NextTokenOptions

  private struct Bar {
    let name: String
    let percent: Double
  }

  private func name(_ token: Int) -> String { tokens.name(token) }
  private func text(of before: [Int]) -> String { tokens.text(of: before) }

  /// The end of a text that is too long to stand above a panel.
  private func heading(of before: [Int]) -> String {
    let text = text(of: before)
    return text.count > 14 ? "after “…\(text.suffix(13))”" : "after “\(text)”"
  }

  private func percent(_ probability: Double) -> String {
    (probability < 0.0005 ? NumberFormat.significant(2) : .fixed(1)).string(probability * 100) + " %"
  }

  func drawnText(_ step: NextTokens.Step) -> String {
    guard let drawn = step.drawn else { return "" }
    let shown = drawn == tokens.end && name(drawn).count == 1 ? "“\(name(drawn))” (the end)" : name(drawn)
    return "drawn: \(shown), \(percent(step.probabilities[drawn]))"
  }

  /// The text that the steps made, and whether it goes on.
  private var result: String {
    guard let last = tokens.steps.last else { return "" }
    guard let drawn = last.drawn, drawn != tokens.end else { return text(of: last.before) }
    return text(of: last.before + [drawn]) + "…"
  }

  var title: String {
    if tokens.steps.count == 1 {
      let before = text(of: tokens.steps[0].before)
      return before.isEmpty ? "What comes first" : "What comes after “\(before)”"
    }
    return "How “\(result)” is made up"
  }

  var subtitle: String {
    let count = tokens.vocabulary.count
    let size = NumberFormat.grouped.string(Double(count))
    // Top-k and top-p may leave fewer than there is room for.
    let possible = tokens.steps.map { $0.probabilities.count { $0 > 0 } }.max() ?? 0
    let isCut = tokens.options.topK != nil || tokens.options.topP != nil
    let shown =
      isCut && possible <= options.top
      ? "the chances of those of \(size) tokens that may be drawn"
      : options.top >= count
        ? "the chance of each of \(size) tokens"
        : "the chances of the \(options.top) likeliest of \(size) tokens"
    let drawn = tokens.steps.count > 1 ? "; the drawn one in colour" : ""
    return shown.prefix(1).uppercased() + shown.dropFirst() + drawn
      + tokens.drawing.map { ", \($0) \($1)" }.joined()
  }

  var summary: String {
    tokens.steps.map { step in
      let likeliest = ranked(step)[0]
      let before = step.before.isEmpty ? "At the start" : "After “\(text(of: step.before))”"
      let drawn = step.drawn == nil ? "" : "; \(drawnText(step))"
      return
        "\(before) the likeliest is \(name(likeliest)), \(percent(step.probabilities[likeliest]))\(drawn)."
    }.joined(separator: " ")
  }

  /// Tokens by their chance, equal ones in the vocabulary's order.
  private func ranked(_ step: NextTokens.Step) -> [Int] {
    step.probabilities.indices.sorted {
      let (first, second) = (step.probabilities[$0], step.probabilities[$1])
      return first > second || (first == second && $0 < $1)
    }
  }

  var plots: [Plot] {
    let all = tokens.steps.map { step -> (step: NextTokens.Step, shown: [Int]) in
      var shown = Array(ranked(step).prefix(max(options.top, 1)))
      // Impossible ones say nothing.
      shown.removeAll { step.probabilities[$0] == 0 && $0 != step.drawn }
      if let drawn = step.drawn, !shown.contains(drawn) { shown.append(drawn) }
      return (step, options.order == .vocabulary ? shown.sorted() : shown)
    }
    let largest = all.map { $0.step.probabilities.max() ?? 0 }.max() ?? 1
    let most = all.map(\.shown.count).max() ?? 1
    // Digits in line, unless they would hide a small chance.
    let least =
      all.flatMap { step, shown in shown.map { step.probabilities[$0] } }.filter { $0 > 0 }.min() ?? 1
    // Three of them, or 99.9 would be 1e+02.
    let format = least < 0.0005 ? NumberFormat.significant(3) : .fixed(1)
    return all.map { step, shown in
      var plot = Plot(
        step.before.isEmpty ? "at the start" : heading(of: step.before),
        subtitle: drawnText(step),
        // Room for the numbers beyond the bars, but no chance beyond certainty.
        x: Axis("probability, %", domain: 0...min(largest * 100 * 1.28, 100)),
        y: Axis("", domain: .categories(shown.map(name)), hasGrid: false),
        area: Size(172, 17 * Double(most)))
      let bars = shown.map { Bar(name: name($0), percent: step.probabilities[$0] * 100) }
      let drawn = step.drawn.map(name)
      for (title, color, part) in [
        ("probability in %", step.drawn == nil ? 0 : 7, bars.filter { $0.name != drawn }),
        ("probability in %, drawn", 1, bars.filter { $0.name == drawn }),
      ] where !part.isEmpty {
        plot.marks.append(
          Bars(
            title, part, name: \.name, length: \.percent, direction: .horizontal, color: color,
            format: format, strength: color == 1 ? 0.9 : 0.45))
      }
      return plot
    }
  }
}

extension NextTokens {
  /// How tokens are drawn, by name.
  fileprivate var drawing: [(name: String, value: String)] {
    [("temperature", NumberFormat.shortest.string(options.temperature))]
      + (options.topK.map { [("top-k", "\($0)")] } ?? [])
      + (options.topP.map { [("top-p", NumberFormat.shortest.string($0))] } ?? [])
  }
}
