/// How a bigram matrix is shown.
public enum BigramHeatmapMode: String, CaseIterable, Sendable {
  /// Colour in proportion to counts.
  case counts
  /// Colour by the logarithm of counts, which tells the rare pairs apart.
  case log
  /// The chance of each character after the one of its row.
  case probabilities
}

/// The matrix of a bigram model: rows for the character before, columns for the one after, a pair and its
/// number in each cell.
///
/// - Parameters:
///   - model: The counts.
///   - mode: What is shown.
///   - smoothing: Added to every count for probabilities.
///   - showsTotals: Whether each row's and column's total stands beside it.
///   - theme: The looks.
public func heatmap(
  of model: CountBigram, mode: BigramHeatmapMode = .counts, smoothing: Int = 0, showsTotals: Bool = false,
  theme: Theme = .light
) -> Picture {
  let cells = BigramCell.all(of: model, mode: mode, smoothing: smoothing)
  let scale = colorScale(for: cells, mode)
  let alphabet = model.alphabet.characters.map(visibleText(of:))
  // About a square of 760 points, with cells neither too small to see nor clumsy.
  let side = max(11, min(56, (760 / Double(alphabet.count)).rounded()))
  func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
  let names = model.corpus.names.count == 1 ? "name" : "names"
  var facts =
    "\(grouped(model.total)) bigrams of \(grouped(model.corpus.names.count)) \(names) (\(model.corpus.source)); "
    + "\(grouped(model.distinctCount)) of \(grouped(cells.count)) pairs occur; average negative log likelihood "
    + NumberFormat.fixed(4).string(model.negativeLogLikelihood(smoothing: smoothing))
  if smoothing > 0 { facts += " with \(grouped(smoothing)) added to every count" }
  var plot = Plot(
    mode == .probabilities ? "Which character follows" : "How often each character follows another",
    subtitle: facts, x: Axis("character after", domain: .categories(alphabet), side: .opposite),
    y: Axis("character before", domain: .categories(alphabet)),
    area: Size(side * Double(alphabet.count), side * Double(alphabet.count)))
  plot.marks = [
    Cells(
      cells, row: \.first, column: \.second, value: \.value, colors: scale, lines: \.lines, title: \.title)
  ]
  plot.colorScale = scale
  if showsTotals { addTotals(to: &plot, model, alphabet) }
  return plot.picture(
    theme: theme,
    summary:
      "A heatmap of \(alphabet.count) × \(alphabet.count) pairs of characters; “.” starts and ends a name. \(facts).",
    provenance: [
      .init("model", "count bigram"), .init("smoothing", "\(smoothing)"), .init("data", model.corpus.source),
      .init("data-sha256", model.corpus.digest),
    ])
}

private func colorScale(for cells: [BigramCell], _ mode: BigramHeatmapMode) -> ColorScale {
  let largest = max(cells.map(\.value).max() ?? 1, mode == .probabilities ? 1e-6 : 1)
  // The box for zero stands only where there is one.
  let hasZero = cells.contains { $0.value == 0 }
  return switch mode {
  case .counts: ColorScale("count", domain: 0...largest, zeroIsBlank: hasZero, isCount: true)
  case .log:
    ColorScale(
      "count, logarithmic", domain: 1...max(largest, 2), transform: .logarithmic, zeroIsBlank: hasZero)
  case .probabilities: ColorScale("probability, %", domain: 0...largest, zeroIsBlank: hasZero)
  }
}

private func addTotals(to plot: inout Plot, _ model: CountBigram, _ names: [String]) {
  struct Total {
    let name: String
    let count: Double
  }
  let size = names.count
  let rows = names.indices.map { row in
    Total(name: names[row], count: Double(model.counts[row * size..<(row + 1) * size].reduce(0, +)))
  }
  let columns = names.indices.map { column in
    Total(
      name: names[column],
      count: Double(stride(from: column, to: size * size, by: size).reduce(0) { $0 + model.counts[$1] }))
  }
  plot.trailing = Plot.Margin(
    "count, by row", extent: 110,
    marks: [
      Bars("count in its row", rows, name: \.name, length: \.count, direction: .horizontal, format: .grouped)
    ])
  plot.bottom = Plot.Margin(
    "count, by column", extent: 92,
    marks: [
      Bars(
        "count in its column", columns, name: \.name, length: \.count, direction: .vertical, format: .grouped)
    ])
}

/// One pair of characters as a cell.
private struct BigramCell {
  let first: String
  let second: String
  let value: Double
  let lines: [String]
  let title: String

  static func all(of model: CountBigram, mode: BigramHeatmapMode, smoothing: Int) -> [BigramCell] {
    let probabilities =
      mode == .probabilities
      ? model.alphabet.characters.indices.flatMap { model.probabilities(row: $0, smoothing: smoothing) } : []
    let size = model.alphabet.count
    let totals = (0..<size).map { model.counts[$0 * size..<($0 + 1) * size].reduce(0, +) }
    func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
    return model.bigrams.enumerated().map { index, bigram in
      let (first, second) = (visibleText(of: bigram.first), visibleText(of: bigram.second))
      let value = mode == .probabilities ? Double(probabilities[index]) * 100 : Double(bigram.count)
      let times = "\(grouped(bigram.count)) of \(grouped(totals[index / size])) times"
      let share = mode == .probabilities ? NumberFormat.fixed(2).string(value) + " %\n" : ""
      return BigramCell(
        first: first, second: second, value: value, lines: [first + second, text(value, mode)],
        title: "\(first) → \(second)\n\(share)\(times)")
    }
  }

  private static func text(_ value: Double, _ mode: BigramHeatmapMode) -> String {
    guard mode == .probabilities else {
      return (value >= 10_000 ? NumberFormat.grouped : .shortest).string(value)
    }
    if value > 0, value < 0.05 { return "<0.1" }
    return value == 0 ? "0" : NumberFormat.fixed(1).string(value)
  }
}
