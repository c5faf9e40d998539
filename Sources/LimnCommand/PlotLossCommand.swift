import ArgumentParser
import LimnPlatform
import Limn

/// Draws the losses of runs over their steps.
struct PlotLossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loss",
    abstract: "Draw losses over steps, with learning rate and gradient norm below.",
    discussion: """
      Give folders of runs, or logs of any program: JSON lines, or CSV with a header. “step” and “loss” are drawn, and \
      “validation_loss”, “learning_rate” and “gradient_norm” where they are there (other usual names do too).

      limn plot loss runs/mlp runs/wavenet -o loss.svg --smooth 0.99
      limn plot loss log.csv --reference "best so far=1.92"
      """)

  @Argument(help: "Folders of runs, or logs (.jsonl, .csv).")
  var runs: [String]

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "loss.svg"

  @Option(name: .long, help: "How much of its average each step keeps, 0 (none) to 1. (default: 0.98)")
  var smooth: Double?

  @Option(name: .long, help: "Draw the mean of each so many logged steps, in place of an average.")
  var meanOf: Int?

  @Flag(name: .long, help: "Steps by ratio.")
  var logX = false

  @Flag(name: .long, help: "Losses by ratio.")
  var logY = false

  @Flag(name: .long, help: "All runs as one: their mean and deviation, as of several seeds.")
  var mean = false

  @Flag(name: .long, inversion: .prefixedNo, help: "Learning rate and gradient norm below.")
  var panels = true

  @Option(name: .long, help: "A line to compare with, as NAME=LOSS; may be given again.")
  var reference: [NamedNumber] = []

  @Option(name: .long, help: "The title.")
  var title = "Training"

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    if let smooth, !(smooth >= 0 && smooth < 1) {
      throw ValidationError("--smooth is \(smooth); it has to be 0 or more and below 1.")
    }
    if let meanOf, meanOf < 1 { throw ValidationError("--mean-of is \(meanOf); it has to be at least 1.") }
    if smooth != nil && meanOf != nil {
      throw ValidationError("--smooth and --mean-of are two ways of the same; leave one out.")
    }
  }

  func run() throws {
    var options = TrainingCurveOptions(
      smoothing: meanOf.map { .mean(count: $0) } ?? smooth.map { $0 == 0 ? .none : .exponential(weight: $0) }
        ?? .exponential(weight: 0.98))
    options.hasLogarithmicSteps = logX
    options.hasLogarithmicLosses = logY
    options.showsMean = mean
    options.showsPanels = panels
    var references = LossReferences()
    let curves = try zip(runs, Self.names(of: runs)).map { path, name in
      guard let kind = FileKind(path: path) else {
        throw DataError("\(path): no such file or folder; give a run's folder, or a log (.jsonl, .csv).")
      }
      let isLog = kind == .file
      if !isLog { references.add(try RunFolder(path).configuration()) }
      let curve =
        try isLog
        ? Self.curve(of: path, name) : TrainingCurve(name, RunLog.records(at: RunFolder(path).logPath))
      guard (curve.losses + curve.validationLosses).contains(where: { !$0.value.isNaN }) else {
        let count = curve.losses.count + curve.validationLosses.count
        throw DataError(
          count > 0
            ? "\(path) holds no loss that is a number, but \(count) NaN; train with a lower learning rate."
            : "\(path) holds no losses yet; train for a step at least.")
      }
      return curve
    }
    options.references = references.all + reference.map { .init($0.name, $0.number) }
    try picture.write(
      trainingCurves(of: curves, title: title, options: options, theme: picture.theme.theme), to: output)
  }

  /// The curve of a log: Limn's own, in which a step without a loss is one whose loss was no number, or any other.
  private static func curve(of path: String, _ name: String) throws -> TrainingCurve {
    let table = try ColumnTable(contentsOfFile: path)
    return table.lines.isEmpty || table.names.contains("tokensPerSecond")
      ? TrainingCurve(name, try RunLog.records(at: path)) : try TrainingCurve(name, table)
  }

  /// What to call runs: the names of their files or folders, with as much of the path as tells them apart.
  private static func names(of paths: [String]) -> [String] {
    let urls = paths.map { URL(fileURLWithPath: $0) }
    let stems = urls.map { $0.deletingPathExtension().lastPathComponent }
    let files = urls.map(\.lastPathComponent)
    return [stems, files].first { Set($0).count == $0.count } ?? paths
  }
}
