import ArgumentParser
import Limn
import LimnPlatform

/// The program `limn`.
@main
struct LimnProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limn",
    abstract: "Draws what small language models compute and learn.",
    discussion: """
      Pictures are SVG, PNG or PDF by the extension of the file they go to. Start with “limn tour”.
      """,
    version: "0.1.0",
    subcommands: [
      TourCommand.self, GraphCommand.self, BigramCommand.self, TrainCommand.self, SampleCommand.self,
      RunsCommand.self, PlotCommand.self, CheckCommand.self,
      ExportCommand.self, DataCommand.self,
    ])

  /// The commands that draw.
  private static let drawing: Set = ["tour", "graph", "bigram", "plot"]

  /// Starts the program.
  static func main() {
    Heap.keepFreedMemory()
    // A file beyond the system's limit is to give a sentence, not a signal that ends the program.
    signal(SIGXFSZ, SIG_IGN)
    // While the arguments are read, and what is to be drawn.
    if let name = CommandLine.arguments.dropFirst().first, drawing.contains(name) { Picture.findFonts() }
    main(nil)
  }
}
