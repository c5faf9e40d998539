import ArgumentParser
import Limn

/// Draws the points of an embedding in a plane.
struct PlotEmbeddingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embedding",
    abstract: "Draw an embedding: each token as a point in the plane, by PCA or t-SNE if need be.",
    discussion: """
      Give a run, whose tokens are the labels, a GPT-2, or a file of numbers (.safetensors, .npy, .npz, .csv, .json) \
      with a row for each point. Of a GPT-2's tokens the 2,000 that come first in its vocabulary are drawn, about the \
      most common, or those that are asked for; ␣ stands for a space, with which most words begin.

      limn plot embedding runs/mlp -o embedding.svg
      limn plot embedding runs/mlp --neighbors e,q --k 5
      limn plot embedding runs/mlp --film -o film.svg
      limn plot embedding words.csv --group kind     # a column of words.csv
      limn plot embedding --gpt2 gpt2 --tokens "␣king,␣queen,␣man,␣woman"
      limn plot embedding --gpt2 gpt2 --neighbors ␣blue
      limn plot embedding gpt2.safetensors --tensor wte.weight --labels vocabulary.txt --projection tsne
      """)

  @Argument(help: "The folder of a run, or a file of numbers.")
  var source: String?

  @Option(
    name: .customLong("gpt2"),
    help: ArgumentHelp("The folder of a GPT-2 in Hugging Face's layout.", valueName: "folder"))
  var gpt2: String?

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "embedding.svg"

  @Option(name: .long, help: "The tensor's name. (default: the embedding of the run's tokens)")
  var tensor: String?

  @Option(
    name: .long,
    help: "A file with the label of each point, one a line, or a table whose first column they are.")
  var labels: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What colours show: a column of the table that the points or the labels are, or a file with a group or a number "
        + "a line.", valueName: "column"))
  var group: String?

  @Option(name: .long, help: "Colour by vowels, frequency or none. (default: vowels for a run of characters)")
  var colorBy: ColorName?

  @OptionGroup(title: "Projection") var projection: ProjectionOptions

  @Option(name: .long, help: "Labels of points whose neighbours to show, separated by commas.")
  var neighbors: String?

  @Option(name: .long, parsing: .unconditional, help: "How many neighbours of each. (default: 5)")
  var k: Int?

  @Option(name: .long, help: "What near means: cosine or euclidean. (default: cosine)")
  var metric: DistanceMetric?

  @Option(name: .long, help: "Draw these points only, by their labels, separated by commas.")
  var tokens: String?

  @Option(name: .long, help: "Write these labels where there is no room for all, separated by commas.")
  var label: String?

  @Option(name: .long, parsing: .unconditional, help: "The step of the checkpoint. (default: the newest)")
  var step: Int?

  @Flag(name: .long, help: "Several checkpoints side by side, aligned with the last.")
  var film = false

  @Flag(name: .long, help: "The ways that the points took over the checkpoints, in one picture.")
  var paths = false

  @Option(
    name: .long,
    help:
      "The steps for --film and --paths, separated by commas. (default: nine for --film and 60 for --paths at most)"
  )
  var steps: String?

  @Option(name: .long, help: "The title.")
  var title = "Embedding"

  @OptionGroup var picture: PictureOptions

  enum ColorName: String, ExpressibleByArgument, CaseIterable { case vowels, frequency, none }

  func validate() throws {
    try checkGPT2()
    if group != nil && colorBy != nil {
      throw ValidationError("--group and --color-by both say what colours show; leave one out.")
    }
    if film && paths { throw ValidationError("--film and --paths are two pictures; leave one out.") }
    if steps != nil && !film && !paths {
      throw ValidationError("--steps is for --film and --paths; for one checkpoint give --step.")
    }
    if step != nil && (film || paths) {
      throw ValidationError("--step takes one checkpoint; --film and --paths take --steps.")
    }
    if neighbors == nil && (k != nil || metric != nil) {
      throw ValidationError("--k and --metric are for --neighbors; say whose neighbours to show.")
    }
    if neighbors != nil && (film || paths) {
      throw ValidationError("--neighbors are shown in one checkpoint; leave --film and --paths out.")
    }
    if let k, !(1...1_000).contains(k) { throw ValidationError("--k is \(k); it has to be 1 to 1,000.") }
    for (name, list) in [("neighbors", neighbors), ("tokens", tokens), ("label", label)] {
      guard let list, Self.list(list).isEmpty else { continue }
      throw ValidationError("--\(name) is “\(list)”; it has to be labels separated by commas, such as a,b.")
    }
    _ = try Self.steps(steps)
  }

  func run() throws {
    _ = try picture.format(for: output)
    if let gpt2 { return try picture.write(drawing(ofGPT2: gpt2), to: output) }
    let source = EmbeddingSource(path: source ?? "", tensor: tensor, labels: labels, groups: group)
    let drawn: Picture
    if film || paths {
      let coloring = try coloring(of: source)
      let spaces = try source.spaces(steps: Self.steps(steps), atMost: film ? 9 : 60).map { frame in
        (step: frame.step, space: try prepared(frame.space, coloring))
      }
      let last = spaces[spaces.count - 1].space
      let result = try withProgress {
        try EmbeddingFilm(of: spaces, by: projection.projection(dimensions: last.dimensions), progress: $0)
      }
      let options = try options(last)
      drawn =
        film
        ? result.strip(options: options).picture(theme: picture.theme.theme, provenance: provenance(last))
        : result.paths(options: options).picture(theme: picture.theme.theme, provenance: provenance(last))
    } else {
      // First what is quick to find wrong.
      let coloring = try coloring(of: source)
      let space = try prepared(try source.space(step: step), coloring)
      var options = try options(space)
      if let neighbors {
        options.neighbors = try space.neighbors(
          of: space.rows(of: Self.list(neighbors)), count: k ?? 5, metric: metric ?? .cosine)
        try Output.say(space.table(of: options.neighbors), besides: output)
      }
      let map = try withProgress {
        try space.map(by: projection.projection(dimensions: space.dimensions), progress: $0)
      }
      drawn = embeddingPlot(of: space, on: map, options: options)
        .picture(theme: picture.theme.theme, provenance: provenance(space))
    }
    try picture.write(drawn, to: output)
  }

  func withProgress<Result>(_ body: ((Double) -> Void) throws -> Result) rethrows -> Result {
    var bar = ProgressBar("t-SNE")
    let result = try body { bar.update($0) }
    bar.finish()
    return result
  }

  func provenance(_ space: EmbeddingSpace) -> [Annotation.Datum] {
    [.init("source", source ?? gpt2 ?? ""), .init("dimensions", "\(space.dimensions)")]
      + (step.map { [.init("step", "\($0)")] } ?? [])
  }

  private func options(_ space: EmbeddingSpace) throws -> EmbeddingPlotOptions {
    var options = EmbeddingPlotOptions()
    options.title = title
    options.chosen = try label.map { try space.rows(of: Self.list($0)) } ?? []
    return options
  }

  private func prepared(_ space: EmbeddingSpace, _ coloring: (EmbeddingSpace) throws -> EmbeddingColoring)
    throws
    -> EmbeddingSpace
  {
    var space = space
    space.coloring = try coloring(space)
    guard let tokens else { return space }
    return space.keeping(rows: try space.rows(of: Self.list(tokens)))
  }

  /// The steps of a list; `nil` for none given.
  static func steps(_ steps: String?) throws -> [Int]? {
    guard let steps else { return nil }
    let numbers = list(steps).map { Int($0) }
    guard !numbers.isEmpty, numbers.allSatisfy({ ($0 ?? -1) >= 0 }) else {
      throw ValidationError(
        "--steps is “\(steps)”; it has to be steps separated by commas, such as 0,1000,5000.")
    }
    return numbers.compactMap { $0 }.sorted()
  }

  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { visibleLabel(String($0)) }
  }
}

extension DistanceMetric: ExpressibleByArgument {}
