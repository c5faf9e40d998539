import ArgumentParser

/// Holds what Limn computes against what other programs computed.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compare a model's numbers with those of another program.",
    subcommands: [CheckGPT2Command.self])
}
