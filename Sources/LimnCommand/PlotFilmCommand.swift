import ArgumentParser
import Limn

/// Draws a matrix of a run at several checkpoints.
struct PlotFilmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film",
    abstract: "Draw a matrix of weights at several checkpoints of a run, side by side.",
    discussion: """
      limn plot film runs/bigram -o film.svg
      limn plot film runs/mlp --tensor hidden.weight --steps 0,2000,20000

      “limn plot embedding RUN --film” does so with the embedding's points.
      """)

  @Argument(help: "The folder of a run.")
  var folder: String

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "film.svg"

  @Option(name: .long, help: "The tensor's name. (default: the table that has a row for each token)")
  var tensor: String?

  @Option(name: .long, help: "The steps, separated by commas. (default: up to nine)")
  var steps: String?

  @Option(name: .long, help: "The title. (default: the tensor's name)")
  var title: String?

  @OptionGroup var picture: PictureOptions

  func run() throws {
    let run = RunFolder(folder)
    _ = try run.configuration()
    let vocabulary = try run.tokenizer().vocabulary.map { visibleText(of: $0) }
    let checkpoints =
      try PlotEmbeddingCommand.steps(steps)?.map { try run.checkpoint(of: $0) } ?? run.checkpoints(atMost: 9)
    let matrices = try checkpoints.map { try run.matrix(tensor, in: $0.path) }
    let frames = zip(checkpoints, matrices).map { (step: $0.step, matrix: $1.values) }
    let film = weightFilm(
      of: frames, vocabulary: vocabulary, title: title ?? matrices.first?.name ?? "Weights")
    try picture.write(
      film.picture(theme: picture.theme.theme, provenance: [.init("source", folder)]), to: output)
  }

  func validate() throws { _ = try PlotEmbeddingCommand.steps(steps) }
}
