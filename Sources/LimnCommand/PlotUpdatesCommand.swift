import ArgumentParser
import Limn

/// Draws how large a run's updates are beside its weights.
struct PlotUpdatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "updates",
    abstract: "Draw how large updates are beside the weights over steps, and how saturated tanh is.",
    discussion: """
      About 10⁻³ is right: far above, training runs wild; far below, it hardly learns.

      limn train mlp --run runs/mlp --statistics-every 100
      limn plot updates runs/mlp -o updates.svg
      """)

  @Argument(help: "The folder of a run that was trained with --statistics-every, or its log (.jsonl).")
  var path: String

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "updates.svg"

  @Flag(name: .customLong("all"), help: "Draw biases and gains too, not matrices alone.")
  var showsAll = false

  @Flag(name: .long, inversion: .prefixedNo, help: "The saturation of tanh below.")
  var saturation = true

  @Option(name: .long, help: "The title.")
  var title = "Updates beside the weights"

  @OptionGroup var picture: PictureOptions

  func run() throws {
    let records = try RunStatistics(path: path).recordsNeeded()
    var options = UpdateRatioOptions()
    options.showsAllParameters = showsAll
    options.showsSaturation = saturation
    try picture.write(
      updateRatios(of: records, title: title, options: options, theme: picture.theme.theme), to: output)
  }
}
