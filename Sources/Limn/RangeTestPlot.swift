/// Draws a learning-rate range test: losses over the rate, each batch faintly and their mean strong, with the rate at
/// which the loss falls fastest and the one at which it is lowest.
///
/// - Parameters:
///   - test: The sweep.
///   - window: Over how many steps losses are averaged.
///   - title: What is shown.
///   - subtitle: Under the title; how the rate was found by default.
///   - theme: The looks.
///   - provenance: What made the sweep.
public func rangeTestPlot(
  of test: LearningRateRangeTest, window: Int = 25, title: String = "Learning-rate range test",
  subtitle: String? = nil, theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let smoothed = test.smoothed(window: window)
  var plot = Plot(
    title, x: Axis("learning rate", scale: .logarithmic), y: Axis("loss (nats a token)"), area: Size(560, 340))
  let highest = smoothed.map(\.loss).max() ?? 1
  let lowest = test.points.map(\.loss).min() ?? 0
  // A sweep that runs away would press the valley flat.
  let start = smoothed.first?.loss ?? 1
  let end = min(max(highest, test.points.prefix(window).map(\.loss).max() ?? 0), start + 3 * (start - lowest) + 0.1)
  if let domain = test.points.isEmpty ? nil : (lowest - 0.04 * (end - lowest))...(end + 0.04 * (end - lowest)) {
    plot.y.domain = .numbers(domain)
    if test.points.contains(where: { $0.loss > domain.upperBound }) {
      let count = test.points.count { $0.loss > domain.upperBound }
      plot.caption =
        "\(NumberFormat.grouped.string(Double(count))) of \(NumberFormat.grouped.string(Double(test.points.count))) "
        + "batches lie above the picture, up to \(NumberFormat.significant(4).string(test.points.map(\.loss).max() ?? 0))."
    }
  }
  plot.marks = [
    Line("each batch", test.points, x: \.learningRate, y: \.loss, color: 0, style: .faint),
    Line(
      "mean of \(min(window, test.points.count)) batches", smoothed, x: \.learningRate, y: \.loss, color: 0,
      style: LineStyle(width: 2.25)),
  ]
  func text(_ rate: Double) -> String { NumberFormat.significant(2).string(rate) }
  var sentences: [String] = []
  if let steepest = test.steepestRate(window: window) {
    plot.marks.append(Rule(x: steepest, "steepest: \(text(steepest))", color: 2))
    sentences.append("Suggested rate \(text(steepest)), where the mean loss falls fastest")
  }
  if let best = test.bestRate(window: window) {
    plot.marks.append(Rule(x: best, "lowest: \(text(best))", color: 4))
    sentences.append(
      (sentences.isEmpty ? "The mean loss" : "it") + " is lowest at \(text(best)), beyond which it rises")
  }
  plot.subtitle = subtitle ?? sentences.joined(separator: "; ") + "."
  return plot.picture(
    theme: theme, summary: "Loss over the learning rate. " + sentences.joined(separator: "; ") + ".",
    provenance: provenance)
}
