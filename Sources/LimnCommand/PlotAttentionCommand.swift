import ArgumentParser
import LimnPlatform
import Limn

/// Draws attention weights: those of a model that reads a text, or those of a file.
struct PlotAttentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attention",
    abstract: "Draw what attention heads look at: maps, a grid of heads, lines between tokens, entropies.",
    discussion: """
      A run of a gpt, or a GPT-2, reads a text. A file (.npy, .npz, .safetensors, .json, .csv) holds weights of the \
      shape [layers, heads, queries, keys]; without layers, or without layers and heads, there is one. Its tokens \
      stand one a line, or in a JSON array; a table (.csv) may have them in its first row and column.

      limn plot attention runs/gpt --text anna --view lines
      limn plot attention --gpt2 gpt2 --text "The cat sat on the mat" --layer 4 --head 0 3
      limn plot attention weights.npy --tokens tokens.txt -o attention.svg
      """)

  @Argument(help: "The folder of a run of a gpt, or a file with weights.")
  var source: String?

  @Option(
    name: .customLong("gpt2"),
    help: ArgumentHelp("The folder of a GPT-2 in Hugging Face's layout.", valueName: "folder"))
  var gpt2: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The text that the model reads; for a file, the tokens that attend with spaces between them. (default for a "
        + "run: a line that it makes up, or the start of its data)"))
  var text: String?

  @OptionGroup var checkpoint: CheckpointOptions

  @Option(name: .long, help: "The array's name, where the file holds several.")
  var tensor: String?

  @Option(name: .long, help: "A file with the tokens that attend, the queries.")
  var tokens: String?

  @Option(name: .long, help: "A file with the tokens that are attended to, the keys. (default: the queries)")
  var keyTokens: String?

  @Option(name: .long, help: "The tokens that are attended to, with spaces between them.")
  var keyText: String?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Whether queries see only keys up to their own place. (default: if all weights beyond are 0)")
  var causal: Bool?

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "attention.svg"

  @OptionGroup var options: AttentionOptions

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard (source == nil) != (gpt2 == nil) else {
      throw ValidationError(
        "Give the folder of a run or a file with weights, or the folder of a GPT-2 with --gpt2, and not both."
      )
    }
    for (first, second, names) in [
      (tokens, text, "--tokens and --text"), (keyTokens, keyText, "--key-tokens and --key-text"),
    ] where first != nil && second != nil {
      throw ValidationError("\(names) are two ways of the same; leave one out.")
    }
  }

  func run() throws {
    _ = try picture.format(for: output)
    let (attention, provenance) = try isModel ? ofModel() : ofFile(source ?? "")
    for note in attention.notes { Output.note(note + ".") }
    try picture.write(
      options.picture(of: attention, theme: picture.theme.theme, provenance: provenance), to: output)
  }

  private func ofFile(_ file: String) throws -> (AttentionWeights, [Annotation.Datum]) {
    for (name, isGiven) in checkpoint.given where isGiven {
      throw DataError("\(name) chooses a checkpoint of a run, and \(file) is none; leave it out.")
    }
    let array = try ArrayFile(contentsOfFile: file).read(tensor)
    if let note = array.note { Output.note(note + ".") }
    let weights = array.tensor
    let sizes = weights.shape.suffix(2)
    guard sizes.count == 2, let queryCount = sizes.first, let keyCount = sizes.last else {
      throw DataError(
        "\(file) holds an array with \(weights.shape.count) ax\(weights.shape.count == 1 ? "is" : "es"); attention "
          + "weights have 2 to 4: layers, heads, queries, keys.")
    }
    let attention = try AttentionWeights(
      weights,
      queries: Self.names(tokens, text, "--text", count: queryCount, "queries") ?? array.rowLabels,
      keys: Self.names(keyTokens, keyText, "--key-text", count: keyCount, "keys") ?? array.columnLabels,
      isCausal: causal)
    let name = URL(fileURLWithPath: file).lastPathComponent
    return (attention, [.init("weights", tensor.map { "\(name), \($0)" } ?? name)])
  }

  private static func names(
    _ path: String?, _ text: String?, _ option: String, count: Int, _ what: String
  ) throws -> [String]? {
    if let path { return try LabelFile.read(path, count: count, of: what) }
    guard let names = text?.split(whereSeparator: \.isWhitespace).map(String.init) else { return nil }
    guard names.count == count else {
      throw DataError(
        "\(option) has \(names.count) word\(names.count == 1 ? "" : "s"), and there are \(count) \(what); give one "
          + "for each, with spaces between them.")
    }
    return names
  }
}
