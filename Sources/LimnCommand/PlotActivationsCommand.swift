import ArgumentParser
import LimnPlatform
import Limn

/// Draws how the numbers of a run's layers are spread.
struct PlotActivationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activations",
    abstract: "Draw how activations, gradients or weights of a run's layers are spread.",
    discussion: """
      A run trained with --statistics-every has them in its log. Of others the newest checkpoint takes one step on \
      a batch of the run's data, which is not recorded.

      limn plot activations runs/mlp
      limn plot activations runs/mlp --of gradients --rows 4
      limn plot activations runs/mlp --of saturation
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case activations, gradients, weights, saturation

    var quantity: LayerDistribution.Quantity? { LayerDistribution.Quantity(rawValue: rawValue) }
  }

  @Argument(help: "The folder of a run, or its log (.jsonl).")
  var path: String

  @Option(name: .customLong("of"), help: "What to draw: activations, gradients, weights or saturation.")
  var kind = Kind.activations

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "activations.svg"

  @Option(name: .long, parsing: .unconditional, help: "The step that is drawn. (default: the last)")
  var step: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "Draw this many steps below each other, spread over the run, in place of one.")
  var rows: Int?

  @Option(
    name: .long, help: "The layer that is drawn, such as layers.2; once for each. (default: those of tanh)")
  var layer: [String] = []

  @Flag(name: .long, help: "Draw all layers.")
  var allLayers = false

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    if let rows, !(1...20).contains(rows) {
      throw ValidationError("--rows is \(rows); it has to be 1 to 20.")
    }
    if rows != nil && step != nil {
      throw ValidationError("--rows and --step exclude each other; leave one out.")
    }
    if rows != nil && kind == .saturation {
      throw ValidationError("--rows is not for --of saturation, which draws one batch; leave it out.")
    }
    if allLayers && !layer.isEmpty {
      throw ValidationError("--layer and --all-layers exclude each other; leave one out.")
    }
  }

  func run() throws {
    let source = RunStatistics(path: path)
    let drawing =
      try kind == .saturation ? saturation(source) : kind == .weights ? weights(source) : logged(source)
    try picture.write(drawing, to: output)
  }

  /// Activations or gradients: from the log, or of one step that is not recorded.
  private func logged(_ source: RunStatistics) throws -> Picture {
    var records = try source.records()
    if rows != nil {
      records = try source.recordsNeeded()
    } else if !records.isEmpty {
      records = [try source.record(step: step, of: records)]
    } else {
      let prepared = try source.prepared(step: step)
      prepared.run.statisticsInterval = 1
      records = [LogRecord(prepared.run.takeStep())]
      Output.note(
        "The log holds no statistics; these are of step \(records[0].step), taken on a batch of the data.")
    }
    let steps = Self.spread(records, rows ?? 1).compactMap { record in
      record.statistics.map { statistics in
        let layers =
          kind == .gradients
          ? LayerDistribution.gradients(of: statistics) : LayerDistribution.activations(of: statistics)
        return (record.step, layers)
      }
    }
    let bounded = records.last?.statistics.map(LayerDistribution.activations)?.filter { $0.saturation != nil }
    return try drawing(of: steps, source, preferred: bounded?.map(\.name) ?? [], kind: "tanh")
  }

  private func weights(_ source: RunStatistics) throws -> Picture {
    let folder = try source.folder(for: "weights are in checkpoints")
    guard rows != nil else {
      let trained = try folder.model(step: step) { Output.note("\($0)") }
      return try drawing(
        of: [(trained.step, LayerDistribution.weights(of: trained.model))], source, preferred: [], kind: "")
    }
    _ = try folder.configuration()
    let steps = try Self.spread(folder.checkpoints, rows ?? 1).map { checkpoint in
      (checkpoint.step, LayerDistribution.weights(of: try folder.model(step: checkpoint.step).model))
    }
    guard !steps.isEmpty else {
      throw DataError("\(path) holds no checkpoint; put one back, or start a new run.")
    }
    return try drawing(of: steps, source, preferred: [], kind: "")
  }

  private func saturation(_ source: RunStatistics) throws -> Picture {
    let folder = try source.folder(for: "saturation takes the model itself")
    _ = try folder.configuration()
    let prepared = try source.prepared(step: step)
    let run = prepared.run
    let batch = run.examples.randomBatch(run.batchSize, using: &run.source.generator)
    let capture = ActivationCapture()
    capture.record { withoutGradients { _ = run.model.loss(batch) } }
    // The last layer gives the scores, which nothing bounds.
    let bounded = capture.paths.dropLast().filter { path in
      guard let tensor = capture[path], tensor.shape.count > 1 else { return false }
      return tensor.values.allSatisfy { abs($0) <= 1 }
    }
    guard let name = layer.first ?? bounded.first else {
      throw DataError("\(path) has no layer of tanh; saturation is for those.")
    }
    guard let tensor = capture[name] else {
      throw DataError("\(path) has no layer “\(name)”; it has \(capture.paths.joined(separator: ", ")).")
    }
    let width = tensor.shape[tensor.shape.count - 1]
    let values = tensor.values
    let activations = stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    return saturationMap(
      of: activations, title: "Saturated neurons of \(name)",
      subtitle: "\(source.name) at step \(TrainCommand.grouped(run.step))",
      theme: picture.theme.theme,
      provenance: [.init("run", source.name), .init("step", "\(run.step)"), .init("layer", name)])
  }

  private func drawing(
    of steps: [(step: Int, layers: [LayerDistribution])], _ source: RunStatistics, preferred: [String],
    kind word: String
  ) throws -> Picture {
    let quantity = kind.quantity ?? .activations
    let all = steps.last?.layers.map(\.name) ?? []
    if let unknown = layer.first(where: { !all.contains($0) }) {
      throw DataError("\(path) has no layer “\(unknown)”; it has \(all.joined(separator: ", ")).")
    }
    guard !all.isEmpty else {
      throw DataError(
        "\(source.path) has no layer whose \(quantity.rawValue) are noted: the model is one table of scores; "
          + "--of weights draws it.")
    }
    let chosen = !layer.isEmpty ? layer : allLayers || preferred.isEmpty ? all : preferred
    let shown = steps.map { step, layers in (step, layers.filter { chosen.contains($0.name) }) }
    let isPart = layer.isEmpty && chosen.count < all.count
    let which =
      isPart
      ? "; the \(chosen.count == 1 ? "one" : "\(chosen.count)") of \(all.count) layers that \(word) bounds"
      : ""
    if rows != nil {
      return layerHistogramGrid(
        of: shown, quantity, subtitle: source.name + which, theme: picture.theme.theme)
    }
    let step = TrainCommand.grouped(steps[0].step)
    return layerHistograms(
      of: shown[0].1, quantity, subtitle: "\(source.name) at step \(step)\(which)", theme: picture.theme.theme
    )
  }

  /// So many elements, as far apart as can be, the last among them.
  private static func spread<Element>(_ elements: [Element], _ count: Int) -> [Element] {
    guard elements.count > count else { return elements }
    guard count > 1 else { return elements.suffix(1) }
    return (0..<count).map { elements[$0 * (elements.count - 1) / (count - 1)] }
  }
}
