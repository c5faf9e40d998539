import ArgumentParser
import Limn

/// Which picture of attention weights, and of which of them: the options for weights from anywhere.
struct AttentionOptions: ParsableArguments {
  /// The pictures.
  enum View: String, ExpressibleByArgument, CaseIterable {
    case map, mean, grid, lines, entropy
  }

  /// More colours than these come again in lines.
  private static let mostHeads = Theme.light.palette.count
  /// More lines than these are a blot, in a file of many megabytes.
  private static let mostLines = 20_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to draw: map (one head), mean (over the heads of a layer), grid (all heads), lines (between tokens) "
        + "or entropy (of every head). (default: grid, or map of a single head)"))
  var view: View?

  @Option(
    name: .long, parsing: .upToNextOption, help: "The layer, from 0; several for a grid. (default: 0; all)")
  var layer: [Int] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "The head, from 0; several for a grid and for lines. (default: 0; all)")
  var head: [Int] = []

  @Option(name: .long, help: "Lines of this query alone, by its position from 0.")
  var query: Int?

  @Option(name: .long, help: "The least weight that has a line. (default: 0.05)")
  var threshold: Double?

  @Option(
    name: .customLong("color-scale"),
    help:
      "How weights become colours: linear, square-root or log. (default: linear; square-root in a grid and above 64 keys)"
  )
  var colorScale: AttentionScale?

  @Option(name: .long, help: "What entropy is measured in: nats, bits, or relative to the most possible.")
  var unit: AttentionWeights.EntropyUnit = .nats

  @Option(name: .long, help: "The title.")
  var title: String?

  func validate() throws {
    if let threshold, !(threshold >= 0 && threshold <= 1) {
      throw ValidationError("--threshold is \(threshold); it has to be 0 to 1, such as 0.05.")
    }
    for (name, isGiven) in [("--query", query != nil), ("--threshold", threshold != nil)]
    where isGiven && view != .lines {
      throw ValidationError("\(name) is for lines; add --view lines, or leave it out.")
    }
  }

  /// The view that is drawn of so many layers and heads.
  private func view(layerCount: Int, headCount: Int) -> View {
    view ?? (layerCount * headCount == 1 || layer.count * head.count == 1 ? .map : .grid)
  }

  /// The layers and heads that the picture shows, of so many.
  ///
  /// - Throws: ``DataError`` in a sentence if there is no such layer or head.
  func shown(layerCount: Int, headCount: Int) throws -> (layers: [Int], heads: [Int]) {
    try check(layer, layerCount, "--layer", "layer")
    try check(head, headCount, "--head", "head")
    let (allLayers, allHeads) = (Array(0..<layerCount), Array(0..<headCount))
    let view = view(layerCount: layerCount, headCount: headCount)
    return switch view {
    case .map: ([try only(layer, "--layer", view)], [try only(head, "--head", view)])
    case .mean: ([try only(layer, "--layer", view)], allHeads)
    case .lines: ([try only(layer, "--layer", view)], head.isEmpty ? allHeads : head)
    case .grid: (layer.isEmpty ? allLayers : layer, head.isEmpty ? allHeads : head)
    case .entropy: (allLayers, allHeads)
    }
  }

  /// The picture.
  ///
  /// - Throws: ``DataError`` in a sentence if there is no such layer, head or query.
  func picture(of weights: AttentionWeights, theme: Theme, provenance: [Annotation.Datum] = []) throws
    -> Picture
  {
    let (layers, heads) = try shown(layerCount: weights.layerCount, headCount: weights.headCount)
    try check(query.map { [$0] } ?? [], weights.queryCount, "--query", "query")
    let view = view(layerCount: weights.layerCount, headCount: weights.headCount)
    switch view {
    case .map:
      return attentionMap(
        of: weights, layer: layers[0], head: heads[0], scale: colorScale,
        title: title, theme: theme, provenance: provenance)
    case .mean:
      guard head.isEmpty else {
        throw DataError("The mean is over all heads of a layer; leave --head out, or take --view map.")
      }
      return attentionMap(
        of: weights, layer: layers[0], head: nil, scale: colorScale, title: title, theme: theme,
        provenance: provenance)
    case .grid:
      return attentionGrid(
        of: weights, layers: layers, heads: heads,
        scale: colorScale ?? .squareRoot, title: title ?? "Attention", theme: theme, provenance: provenance)
    case .lines:
      try checkLines(weights, layer: layers[0], heads)
      return attentionLines(
        of: weights, layer: layers[0], heads: heads, query: query, threshold: threshold ?? 0.05, title: title,
        theme: theme, provenance: provenance)
    case .entropy:
      return attentionEntropy(
        of: weights, unit: unit, title: title ?? "Entropy of each head", theme: theme, provenance: provenance)
    }
  }

  private func check(_ given: [Int], _ count: Int, _ option: String, _ name: String) throws {
    for (index, number) in given.enumerated() {
      guard number >= 0, number < count else {
        throw DataError(
          count == 1
            ? "\(option) is \(number), and there is one \(name) only, 0."
            : "\(option) is \(number); there are \(name == "query" ? "queries" : name + "s") 0 to \(count - 1)."
        )
      }
      guard !given[..<index].contains(number) else {
        throw DataError("\(option) has \(number) twice; give each \(name) once.")
      }
    }
  }

  private func only(_ given: [Int], _ option: String, _ view: View) throws -> Int {
    guard given.count <= 1 else {
      throw DataError(
        "\(option) has \(given.count) numbers, and --view \(view.rawValue) shows one; give one, or take --view grid."
      )
    }
    return given.first ?? 0
  }

  private func checkLines(_ weights: AttentionWeights, layer: Int, _ heads: [Int]) throws {
    guard heads.count <= Self.mostHeads else {
      throw DataError(
        "Lines of \(heads.count) heads can't be told apart; choose up to \(Self.mostHeads) with --head, such as "
          + "--head 0 3.")
    }
    guard query == nil else { return }
    let least = Float(threshold ?? 0.05)
    let count = heads.reduce(0) { sum, head in
      sum + weights.head(head, layer: layer).count { $0 >= least && $0 > 0 }
    }
    guard count <= Self.mostLines else {
      func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
      throw DataError(
        "\(grouped(count)) weights are \(NumberFormat.shortest.string(Double(least))) or more, and at most "
          + "\(grouped(Self.mostLines)) lines are drawn; raise --threshold, or choose a --query or fewer heads."
      )
    }
  }
}

extension AttentionScale: ExpressibleByArgument {}
extension AttentionWeights.EntropyUnit: ExpressibleByArgument {}
