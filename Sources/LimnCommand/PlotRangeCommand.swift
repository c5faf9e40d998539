import ArgumentParser
import LimnPlatform
import Limn

/// Runs a learning-rate range test and draws it.
struct PlotRangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "range",
    abstract: "Find a learning rate: train with one that rises step by step, and draw the losses.",
    discussion: """
      Nothing is saved. The options of model and data are those of “limn train”.

      limn plot range --model wavenet --data names.txt --from 1e-4 --to 2
      """)

  @Option(name: .long, help: "Which model to train.")
  var model = ModelKind.mlp

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "range.svg"

  @Option(name: .long, parsing: .unconditional, help: "The lowest learning rate.")
  var from = 1e-3

  @Option(name: .long, parsing: .unconditional, help: "The highest learning rate.")
  var to = 1.0

  @Option(name: .long, parsing: .unconditional, help: "How many steps to take.")
  var steps = 1_000

  @Option(name: .long, parsing: .unconditional, help: "How many examples a step takes.")
  var batch = 32

  @Option(name: .long, parsing: .unconditional, help: "Over how many steps losses are averaged.")
  var window = 25

  @Option(
    name: .long, parsing: .unconditional, help: "Where chance starts: the same seed gives the same picture.")
  var seed: UInt64 = 2_147_483_647

  @Option(name: .long, help: "A file for the rates and losses in JSON besides.")
  var losses: String?

  @OptionGroup(title: "Data") var data: TrainingDataOptions
  @OptionGroup(title: "Model") var sizes: ModelSizeOptions
  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard from > 0 && from.isFinite else {
      throw ValidationError("--from is \(from); it has to be above 0, such as 0.001.")
    }
    guard to > from && to.isFinite else {
      throw ValidationError("--to is \(to); it has to be above --from, \(from).")
    }
    guard (20...1_000_000).contains(steps) else {
      throw ValidationError("--steps is \(steps); it has to be 20 to 1,000,000.")
    }
    guard (1...steps).contains(window) else {
      throw ValidationError("--window is \(window); it has to be 1 to the number of steps, \(steps).")
    }
  }

  func run() throws {
    // Before minutes of work, not after.
    _ = try picture.format(for: output)
    var configuration = RunConfiguration(model: try sizes.configuration(model), steps: steps)
    configuration.data = try data.source(sizes.preset(of: model))
    configuration.batchSize = batch
    configuration.seed = seed
    let prepared = try PreparedRun(configuration)
    for note in prepared.notes { Output.note(note) }
    var bar = ProgressBar("Range test")
    var generator = prepared.run.source.generator
    let test = LearningRateRangeTest(
      model: prepared.run.model, examples: prepared.run.examples, rates: from...to, steps: steps,
      batchSize: batch, using: &generator
    ) { done, loss in
      bar.update(Double(done) / Double(steps), note: "loss \(TrainCommand.digits(loss, 4))")
    }
    bar.finish()
    guard test.points.count > 1 else {
      throw DataError("The loss is no number from the start; give a lower rate by --from.")
    }
    if let losses {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      try Output.write(try encoder.encode(test), to: losses)
    }
    let name = model.rawValue
    try picture.write(
      rangeTestPlot(
        of: test, window: window, title: "Learning-rate range test of \(name)", theme: picture.theme.theme,
        provenance: [
          .init("model", name), .init("seed", "\(seed)"),
          .init("data-sha256", prepared.configuration.data.digest),
        ]), to: output)
    func text(_ rate: Double?) -> String { rate.map { NumberFormat.significant(2).string($0) } ?? "–" }
    let best = text(test.bestRate(window: window))
    try Output.say(
      test.suggestedRate(window: window).map {
        "Suggested learning rate \(text($0)), the middle of the valley; the loss is lowest at \(best)."
      } ?? "The loss never falls; try lower rates by --from and --to.", besides: output)
  }
}
