import ArgumentParser
import LimnPlatform
import Limn

/// Trains a language model and records the run in a folder.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a language model, or go on with a run that was stopped.",
    discussion: """
      Models: \(ModelKind.allCases.map(\.rawValue).joined(separator: ", ")). Without a file they learn the names \
      bundled with Limn; “limn data names” brings those of the lectures.

      limn train mlp --data names.txt --run runs/mlp --steps 200000
      limn train encoder-decoder --data pairs.tsv --codes
      limn train gpt --preset shakespeare-cpu --data tinyshakespeare.txt
      limn train --resume runs/mlp
      limn train --resume runs/mlp --steps 300000
      """)

  @Argument(help: "Which model to train.")
  var kind: ModelKind?

  @Option(
    name: .long,
    help:
      "The folder of a run to go on with; it knows all other settings. --data says where its file is now, --steps how many it is to have in all; the learning rate then goes on as it ended."
  )
  var resume: String?

  @Option(
    name: .customLong("run"), help: "The folder to record the run in. (default: runs/ and the model's name)")
  var folder: String?

  @OptionGroup(title: "Data") var data: TrainingDataOptions
  @OptionGroup(title: "Model") var sizes: ModelSizeOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  func validate() throws {
    if resume == nil && kind == nil {
      throw ValidationError(
        "Say which model to train: \(ModelKind.allCases.map(\.rawValue).joined(separator: ", ")); or give --resume "
          + "and the folder of a run.")
    }
    if kind == .encoderDecoder && data.data == nil {
      throw ValidationError(
        "encoder-decoder learns pairs; give a file of lines of the form “source, tab, target” with --data.")
    }
    if kind == .encoderDecoder && data.text {
      throw ValidationError(
        "--text takes the file for one running text; encoder-decoder learns pairs, one a line, so leave it out."
      )
    }
    if let resume, kind != nil || folder != nil || data.hasKind || sizes.isGiven || training.isGivenButSteps {
      throw ValidationError(
        "--resume \(resume) goes on with the settings of that run; leave the model and the other options but "
          + "--data and --steps out."
      )
    }
  }

  func run() throws {
    let recorded: RecordedRun
    if let resume {
      recorded = try RecordedRun(resuming: RunFolder(resume), data: data.data, steps: training.steps) {
        Output.note("\($0)")
      }
    } else if let kind {
      let configuration = try training.configuration(
        sizes.configuration(kind), preset: sizes.preset ?? .names, data: data.source(sizes.preset(of: kind)))
      recorded = try RecordedRun(
        configuration, in: RunFolder(folder ?? Self.freeFolder("runs/\(kind.rawValue)")))
    } else {
      return
    }
    for note in recorded.prepared.notes { Output.note(note) }
    try introduce(recorded)
    let isFinished = recorded.isFinished && resume != nil
    if isFinished { try Output.say("All steps were taken already; nothing is changed.") }
    let elapsed = try train(recorded)
    try conclude(recorded, elapsed: isFinished ? nil : elapsed)
  }

  /// The folder itself if nothing is there, else with the first number behind it that is free.
  private static func freeFolder(_ path: String) -> String {
    var candidate = path
    var number = 2
    while FileManager.default.fileExists(atPath: candidate) {
      candidate = "\(path)-\(number)"
      number += 1
    }
    return candidate
  }

  private func introduce(_ recorded: RecordedRun) throws {
    let prepared = recorded.prepared
    let configuration = prepared.configuration
    let source = configuration.data.path ?? "bundled names"
    let target = Self.grouped(prepared.tokenizer.count)
    // An encoder-decoder has two vocabularies and two blocks.
    let tokens =
      prepared.sourceTokenizer.map { "\(Self.grouped($0.count)) source and \(target) target" } ?? target
    let block = configuration.model.blockSize
    let blocks =
      configuration.model.encoder.map { "blocks of \($0.blockSize) and \(block)" } ?? "block of \(block)"
    try Output.say(
      """
      \(configuration.model.kind.rawValue): \(Self.grouped(prepared.run.model.parameterCount)) parameters, \
      \(tokens) tokens, \(blocks)
      \(source): \(Self.grouped(prepared.run.examples.count)) examples to train on, \
      \(Self.grouped(prepared.validation.count)) to validate, \(Self.grouped(prepared.test.count)) to test
      \(recorded.folder.path): \(prepared.run.step == 0 ? "" : "from step \(Self.grouped(prepared.run.step)), ")\
      \(Self.grouped(configuration.steps)) steps of \(Self.grouped(configuration.batchSize * configuration.accumulation)) examples
      """)
  }

  /// Takes all steps that are left.
  ///
  /// - Returns: How long they took.
  private func train(_ recorded: RecordedRun) throws -> String {
    let total = recorded.prepared.configuration.steps
    var bar = ProgressBar("Training")
    defer { bar.finish() }
    let speed = SpeedMeter(total: total, done: recorded.prepared.run.step)
    StopSignal.watch()
    defer { StopSignal.unwatch() }
    while let progress = try recorded.advance() {
      let step = progress.report.step
      if bar.isDue {
        bar.update(
          Double(step) / Double(total),
          note: "loss \(Self.digits(progress.report.loss, 4)) · \(speed.note(step: step))")
      }
      if let losses = progress.losses {
        bar.finish()
        let count = Self.grouped(step)
        let space = String(repeating: " ", count: Self.grouped(total).count - count.count)
        try Output.say(
          "step \(space)\(count)   train \(Self.digits(losses.train, 4))   validation "
            + Self.digits(losses.validation, 4))
        for sample in progress.samples { try Output.say("  \(sample)") }
      }
      if let signal = StopSignal.number, !recorded.isFinished {
        bar.finish()
        try recorded.save()
        Output.note(
          "Stopped and saved at step \(Self.grouped(step)); “limn train --resume \(recorded.folder.path)” goes on."
        )
        throw ExitCode(128 + signal)
      }
    }
    return speed.elapsed
  }

  /// How many test pairs are searched for at most, as that is done one by one.
  private static let mostSearched = 500

  /// Judges the model by the examples that nothing was chosen by: the state that “limn sample --best” takes, where the
  /// run keeps one that is not the last, and the last.
  private func conclude(_ recorded: RecordedRun, elapsed: String?) throws {
    let prepared = recorded.prepared
    let done = "after \(Self.grouped(prepared.run.step)) steps\(elapsed.map { ", \($0)" } ?? "")"
    let best = try recorded.bestModel()
    var test = try judged(prepared.run.model, prepared)
    if let (model, step) = best {
      test =
        "\(try judged(model, prepared)) in the best state, of step \(Self.grouped(step)); \(test) in the last,"
    }
    let sample = "limn sample \(recorded.folder.path)\(best == nil ? "" : " --best")"
    let isPairs = prepared.sourceTokenizer != nil
    try Output.say(
      "test \(test)\(isPairs && best == nil ? "," : "") \(done); “\(sample)\(isPairs ? " --prompt SOURCE" : "")” "
        + (isPairs ? "makes a target" : "makes up more"))
  }

  /// The test loss, and of an encoder-decoder how many targets it makes to the last token.
  private func judged(_ model: any TrainableModel, _ prepared: PreparedRun) throws -> String {
    let loss = Self.digits(model.evaluate(prepared.test), 4)
    guard let model = model as? EncoderDecoder, let source = prepared.sourceTokenizer,
      let examples = prepared.test as? SequencePairs
    else { return loss }
    let pairs = PairModel(model: model, sourceTokenizer: source, tokenizer: prepared.tokenizer)
    let (right, count) = try pairs.exactCount(examples, most: Self.mostSearched)
    return "\(loss), \(Self.grouped(right)) of \(Self.grouped(count)) targets exact by greedy search"
  }

  static func digits(_ value: Double, _ digits: Int) -> String {
    // What is no number may have a sign, which says nothing.
    value.isNaN ? "nan" : String(printf: value.magnitude < 1e9 ? "%.\(digits)f" : "%.\(digits)g", value)
  }

  static func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
}

extension ModelKind: ExpressibleByArgument {}
