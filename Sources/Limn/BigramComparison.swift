import LimnPlatform

/// Counted bigrams beside a trained model: the counted chance of each character after each other, the model's, and
/// the model's less the counted one.
///
/// The first two share their colours; those of the difference have zero in the middle.
///
/// - Parameters:
///   - counts: The counted bigrams.
///   - model: Any model of contexts that looks at one token, of the same characters in the same order.
///   - smoothing: Added to every count.
///   - name: What to call the model.
///   - theme: The looks.
///   - provenance: What made the model.
/// - Throws: ``DataError`` if the model looks at more tokens than one, or knows others.
public func bigramComparison(
  counts: CountBigram, model: any LanguageModel, smoothing: Int = 0, name: String = "learned",
  theme: Theme = .light, provenance: [Annotation.Datum] = []
) throws -> Picture {
  let comparison = try BigramComparison(counts, model, smoothing)
  let names = counts.alphabet.characters.map { visibleText(of: $0) as String }
  let size = names.count
  let side = max(Double(size) * 12, 180)
  let area = Size(side, side)
  var options = HeatmapOptions()
  (options.rowTitle, options.columnTitle) = ("character before", "character after")
  options.valueTitle = "probability"
  options.showsValues = false
  let both = comparison.counted + comparison.learned
  options.domain = 0...Double(both.max() ?? 1)
  options.zeroIsBlank = both.contains(0)
  var differences = options
  differences.zeroIsBlank = false
  (differences.colors, differences.domain) = (.diverging, nil)
  differences.valueTitle = "difference of probabilities"
  let panel = MatrixPanel(
    rows: size, columns: size, rowLabels: names, columnLabels: names, options: options,
    scale: options.scale(for: both), text: cellText(for: both))
  let difference = comparison.difference
  let plots = [
    panel.plot(comparison.counted, title: smoothing > 0 ? "counted, smoothed" : "counted", area: area),
    panel.plot(comparison.learned, title: name, area: area),
    panel.plot(
      difference, title: "\(name) − counted", area: area, scale: differences.scale(for: difference)),
  ]
  let (format, most) = (
    NumberFormat.fixed(4), difference.indices.max { abs(difference[$0]) < abs(difference[$1]) }
  )
  var subtitle =
    "Average negative log likelihood \(format.string(comparison.loss(comparison.counted))) counted, "
    + "\(format.string(comparison.loss(comparison.learned))) \(name)"
  if let most {
    subtitle +=
      "; they differ most after “\(names[most / size])” for “\(names[most % size])”, by "
      + NumberFormat.significant(3).string(Double(difference[most]))
  }
  let grid = PlotGrid(
    "Counting and learning which character follows", subtitle: subtitle, [plots], sharesX: .all,
    sharesY: .all)
  return grid.picture(
    theme: theme,
    summary: "Three heatmaps of \(size) × \(size) pairs of characters: counted, \(name), and the difference. "
      + "\(subtitle).",
    provenance: [
      .init("data", counts.corpus.source), .init("data-sha256", counts.corpus.digest),
      .init("smoothing", "\(smoothing)"),
    ] + provenance)
}

/// The chances of each pair, counted and learned.
private struct BigramComparison {
  let counted: [Float]
  let learned: [Float]
  private let counts: [Int]

  init(_ bigram: CountBigram, _ model: any LanguageModel, _ smoothing: Int) throws {
    let configuration = model.configuration
    let size = bigram.alphabet.count
    guard configuration.kind.readsContexts, configuration.blockSize == 1 else {
      throw DataError(
        "The model looks at \(configuration.blockSize) tokens; bigrams are compared with a model that looks at one, "
          + "such as “limn train bigram” makes.")
    }
    guard configuration.vocabularySize == size else {
      throw DataError(
        "The model knows \(configuration.vocabularySize) tokens, the counts \(size) characters; both have to be of "
          + "the same data.")
    }
    counts = bigram.counts
    counted = (0..<size).flatMap { bigram.probabilities(row: $0, smoothing: smoothing) }
    let tokens = IndexTensor(shape: [size, 1], values: (0..<size).map { Int32($0) })
    // In double precision, so that every processor gives the same picture.
    let logits = withoutGradients { model.logits(tokens).values }
    learned = (0..<size).flatMap { row in
      let scores = logits[row * size..<(row + 1) * size].map(Double.init)
      let most = scores.max() ?? 0
      let shares = scores.map { exp($0 - most) }
      let total = shares.reduce(0, +)
      return shares.map { Float($0 / total) }
    }
  }

  /// How much more likely the model finds each pair.
  var difference: [Float] { zip(counted, learned).map { $1 - $0 } }

  /// The average of -log(probability) over the pairs that were counted.
  func loss(_ probabilities: [Float]) -> Double {
    var (sum, total) = (0.0, 0)
    for (count, probability) in zip(counts, probabilities) where count > 0 {
      sum -= Double(count) * log(Double(probability))
      total += count
    }
    return sum / Double(total)
  }
}
