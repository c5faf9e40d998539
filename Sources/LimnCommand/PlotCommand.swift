import ArgumentParser

/// Draws what runs recorded, and what models do with numbers.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw what training runs recorded and what models compute.",
    subcommands: [
      PlotLossCommand.self, PlotEmbeddingCommand.self, PlotFilmCommand.self, PlotActivationsCommand.self,
      PlotUpdatesCommand.self, PlotRangeCommand.self, PlotFunctionCommand.self, PlotBoundaryCommand.self,
      PlotNextCommand.self,
    ])
}
