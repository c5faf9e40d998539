import ArgumentParser
import LimnPlatform
import Limn

/// Draws any array of numbers as coloured cells.
struct PlotHeatmapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heatmap",
    abstract: "Draw an array from a file or a run as coloured cells.",
    discussion: """
      Give .npy, .npz, .safetensors, .json (nested arrays), .csv or .tsv (with or without a header and a column of \
      labels), or a run's folder, whose newest checkpoint is taken. More axes than two become a grid of matrices.

      limn plot heatmap weights.npz --tensor layer1 -o weights.svg
      limn plot heatmap runs/mlp --tensor embedding.weight
      limn plot heatmap runs/bigram --compare        # beside the counts of its data
      limn plot heatmap digits.safetensors --tensor fc1.weight --each 28x28
      """)

  @Argument(help: "A file with arrays, or a run's folder.")
  var file: String

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "heatmap.svg"

  @Option(name: .long, help: "Which array of the file, by its name.")
  var tensor: String?

  @Option(name: .long, help: "Names of the rows: a file with one a line, or .json.")
  var labels: String?

  @Option(name: .long, help: "Names of the columns, as --labels.")
  var columnLabels: String?

  @Option(name: .long, help: "Some rows alone, such as 0..<20.")
  var rows: PlaceRange?

  @Option(name: .long, help: "Some columns alone, such as 0..<20.")
  var columns: PlaceRange?

  @Option(name: .long, help: "Each row as a small heatmap of so many rows and columns, such as 28x28.")
  var each: MatrixShape?

  @Flag(name: .long, help: "A run's model beside the counted bigrams of its names, and their difference.")
  var compare = false

  @Option(name: .long, help: "With --compare: the names, if the run's file is not where it was.")
  var data: String?

  @Option(name: .long, help: "The title.")
  var title: String?

  @Option(name: .long, help: "The colours: automatic, blues, viridis, cividis or diverging.")
  var colorMap: HeatmapOptions.Colors = .automatic

  @Option(
    name: .long, parsing: .unconditional, help: "The numbers at the ends of the colours, such as -1...1.")
  var range: NumberRange?

  @Flag(name: .long, inversion: .prefixedNo, help: "Numbers in the cells, where they can be read.")
  var values = true

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    let others = [tensor, labels, columnLabels, title].contains { $0 != nil }
    if compare && (others || rows != nil || columns != nil || each != nil || range != nil) {
      throw ValidationError(
        "--compare draws all pairs of a run's model; leave out what picks a part of a file.")
    }
    if data != nil && !compare { throw ValidationError("--data goes with --compare.") }
    if each != nil && columnLabels != nil {
      throw ValidationError("--each has no columns to name; leave out --column-labels.")
    }
  }

  func run() throws {
    let theme = picture.theme.theme
    if compare { return try picture.write(comparison(theme: theme), to: output) }
    let array = try ArrayFile(contentsOfFile: file).read(tensor)
    let shown = try ShownArray(
      array, path: file, labels: labels, columnLabels: columnLabels, rows: rows?.range,
      columns: columns?.range)
    var options = HeatmapOptions()
    options.colors = colorMap
    options.domain = range?.range
    options.showsValues = values
    if let note = array.note {
      options.caption = note + "."
      Output.note(options.caption)
    }
    let provenance = [
      Annotation.Datum("data", URL(fileURLWithPath: file).lastPathComponent),
      .init("tensor", shown.tensor.label), .init("shape", "\(shown.tensor.shape)"),
    ]
    if let each {
      try shown.checkFills(each, path: file)
      return try picture.write(
        weightsGrid(
          of: shown.tensor, each: (each.rows, each.columns), labels: shown.rowLabels, title: title,
          options: options, theme: theme, provenance: provenance), to: output)
    }
    try picture.write(
      heatmap(
        of: shown.tensor, rowLabels: shown.rowLabels, columnLabels: shown.columnLabels, title: title,
        options: options, theme: theme, provenance: provenance), to: output)
  }

  private func comparison(theme: Theme) throws -> Picture {
    let folder = RunFolder(file)
    let trained = try folder.model { Output.note($0.description) }
    let corpus = trained.configuration.data
    guard corpus.kind == .lines, !corpus.hasCodes else {
      throw DataError("\(file) learned no names; --compare counts the characters of names, one a line.")
    }
    let names = try (data ?? corpus.path).map { try Names(contentsOfFile: $0) } ?? .bundled
    let counts = CountBigram(names)
    guard counts.alphabet.characters.map(String.init) == trained.tokenizer.vocabulary else {
      throw DataError(
        "\(names.source) has other characters than \(file); give the file that the run learned with --data.")
    }
    return try bigramComparison(
      counts: counts, model: trained.model, name: trained.configuration.model.kind.rawValue, theme: theme,
      provenance: [
        .init("run", URL(fileURLWithPath: file).lastPathComponent), .init("step", "\(trained.step)"),
      ])
  }
}

extension HeatmapOptions.Colors: ExpressibleByArgument {}
