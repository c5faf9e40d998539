import ArgumentParser

/// Draws what runs recorded, what models compute, and anyone's arrays.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw what training runs recorded, what models compute, and anyone's arrays.",
    subcommands: [
      PlotLossCommand.self, PlotHeatmapCommand.self, PlotEmbeddingCommand.self, PlotAttentionCommand.self,
      PlotActivationsCommand.self, PlotUpdatesCommand.self, PlotRangeCommand.self, PlotFunctionCommand.self,
      PlotBoundaryCommand.self, PlotNextCommand.self, PlotFilmCommand.self,
    ])
}
