import ArgumentParser

/// Which model: that of a run, of one of its checkpoints, or a GPT-2.
struct ModelOptions: ParsableArguments {
  @Argument(help: "The folder of a run.")
  var folder: String?

  @Option(
    name: .customLong("gpt2"),
    help: ArgumentHelp(
      "The folder of a GPT-2 in Hugging Face's layout, in place of a run.", valueName: "folder"))
  var gpt2: String?

  @OptionGroup var checkpoint: CheckpointOptions

  func validate() throws {
    guard folder == nil, gpt2 != nil else { return }
    if checkpoint.step != nil {
      throw ValidationError("--step is for runs, which have checkpoints; leave it out with --gpt2.")
    }
    if checkpoint.best {
      throw ValidationError("--best is for runs, which keep their best state; leave it out with --gpt2.")
    }
  }

  /// The model with its tokenizer.
  func source() throws -> ModelSource {
    try gpt2.map { try ModelSource(gpt2: $0) }
      ?? ModelSource(run: folder ?? "", step: checkpoint.step, best: checkpoint.best)
  }
}
