import ArgumentParser

/// Which checkpoint of a run.
struct CheckpointOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional, help: "The step of the checkpoint to take. (default: the newest)")
  var step: Int?

  @Flag(name: .long, help: "Take the state of the lowest validation loss, which a transformer's run keeps.")
  var best = false

  /// The options by name, and whether they were given.
  var given: [(name: String, isGiven: Bool)] { [("--step", step != nil), ("--best", best)] }

  func validate() throws {
    if best && step != nil {
      throw ValidationError("--best and --step name two checkpoints; give one of them.")
    }
  }
}
