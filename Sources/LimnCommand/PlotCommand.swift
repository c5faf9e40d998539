import ArgumentParser

/// Draws what runs recorded.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw what training runs recorded.",
    subcommands: [PlotLossCommand.self, PlotEmbeddingCommand.self, PlotFilmCommand.self])
}
