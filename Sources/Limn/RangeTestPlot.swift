/// Draws a learning-rate range test: losses over the rate, each batch faintly and their mean strong, with the valley of
/// the mean, its lowest point, and the rate in the middle of the valley that is suggested.
///
/// - Parameters:
///   - test: The sweep.
///   - window: Over how many steps losses are averaged.
///   - title: What is shown.
///   - subtitle: Under the title; what is suggested and why by default.
///   - theme: The looks.
///   - provenance: What made the sweep.
public func rangeTestPlot(
  of test: LearningRateRangeTest, window: Int = 25, title: String = "Learning-rate range test",
  subtitle: String? = nil, theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let painter = RangeTestPainter(test: test, window: min(window, max(test.points.count, 1)))
  var plot = painter.plot
  plot.title = title
  plot.subtitle = subtitle ?? painter.finding
  return plot.picture(
    theme: theme, summary: "Loss over the learning rate. \(painter.finding)", provenance: provenance)
}

/// The plot of a range test, and what is said of it.
private struct RangeTestPainter {
  let test: LearningRateRangeTest
  let window: Int

  private static let share = 0.9

  private func text(_ rate: Double) -> String { NumberFormat.significant(2).string(rate) }

  var finding: String {
    guard let rate = test.suggestedRate(window: window, share: Self.share),
      let best = test.bestRate(window: window)
    else { return "The mean loss never falls: there is no valley to choose a rate from." }
    return "Suggested rate \(text(rate)), the middle of the valley; the mean loss is lowest at \(text(best))."
  }

  /// What the picture has room for: a sweep that runs away would press the valley flat.
  private var domain: ClosedRange<Double>? {
    let losses = test.points.map(\.loss)
    guard let low = losses.min(), let high = losses.max() else { return nil }
    let start = test.smoothed(window: window).first?.loss ?? high
    let end = min(high, start + 0.6 * (start - low) + 0.05)
    let slack = max(0.04 * (end - low), 1e-3)
    return (low - slack)...(end + slack)
  }

  var plot: Plot {
    var plot = Plot(
      x: Axis("learning rate", scale: .logarithmic), y: Axis("loss (nats a token)"), area: Size(560, 340))
    plot.caption = "Each batch faint, the mean of \(window) strong."
    guard let domain else { return plot }
    plot.y.domain = .numbers(domain)
    let beyond = test.points.count { $0.loss > domain.upperBound }
    if beyond > 0, let highest = test.points.map(\.loss).max() {
      func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
      plot.caption +=
        " \(grouped(beyond)) of \(grouped(test.points.count)) batches lie above the picture, up to "
        + "\(NumberFormat.significant(4).string(highest))."
    }
    if let valley = test.valley(window: window, share: Self.share), valley.lowerBound < valley.upperBound {
      let (low, high) = ([domain.lowerBound, domain.lowerBound], [domain.upperBound, domain.upperBound])
      plot.marks.append(
        Band(
          "valley: at least 90 % of the fall of the mean", x: [valley.lowerBound, valley.upperBound],
          from: low,
          to: high, color: 2))
    }
    plot.marks += [
      Line("", test.points, x: \.learningRate, y: \.loss, color: 0, style: .faint),
      Line(
        "mean of \(window) batches", test.smoothed(window: window), x: \.learningRate, y: \.loss, color: 0,
        style: LineStyle(width: 2.25)),
    ]
    if let best = test.bestRate(window: window) { plot.marks.append(Rule(x: best, "lowest: \(text(best))")) }
    if let rate = test.suggestedRate(window: window, share: Self.share) {
      plot.marks.append(Rule(x: rate, "suggested: \(text(rate))", color: 2, dash: .solid))
    }
    plot.legendPlacement = .below
    return plot
  }
}
