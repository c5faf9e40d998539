import ArgumentParser
import Foundation
import Limn

/// Draws the losses of runs over their steps.
struct PlotLossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loss",
    abstract: "Draw losses over steps, with learning rate and gradient norm below.",
    discussion: """
      Give folders of runs, or logs in JSON lines with “step” and “loss” in each (“learningRate”, “gradientNorm” and \
      “validationLoss” are drawn too).

      limn plot loss runs/mlp runs/wavenet -o loss.svg --smooth 0.99
      """)

  @Argument(help: "Folders of runs, or logs (.jsonl).")
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
    var vocabularies: Set<Int> = []
    let curves = try runs.map { path in
      let folder = RunFolder(path)
      let isLog = path.hasSuffix(".jsonl")
      if !isLog { vocabularies.insert(try folder.configuration().model.vocabularySize) }
      let records = try RunLog.records(at: isLog ? path : folder.logPath)
      guard records.contains(where: { $0.loss != nil || $0.validationLoss != nil }) else {
        throw DataError("\(path) holds no losses yet; train for a step at least.")
      }
      return TrainingCurve(URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent, records)
    }
    // What a model that knows nothing would lose.
    options.references = vocabularies.sorted().map { .init("ln \($0)", log(Double($0))) }
    try picture.write(
      trainingCurves(of: curves, title: title, options: options, theme: picture.theme.theme), to: output)
  }
}
