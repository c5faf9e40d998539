import ArgumentParser

/// Writes what was trained for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a trained model for another program.",
    subcommands: [ExportGPT2Command.self])
}
