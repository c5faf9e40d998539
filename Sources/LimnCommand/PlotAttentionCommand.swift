import ArgumentParser
import Foundation
import Limn

/// Draws attention weights from a file.
struct PlotAttentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attention",
    abstract: "Draw what attention heads look at: maps, a grid of heads, lines between tokens, entropies.",
    discussion: """
      The file (.npy, .npz, .safetensors, .json, .csv) holds weights of the shape [layers, heads, queries, keys]; \
      without layers, or without layers and heads, there is one. Tokens stand one a line, or in a JSON array; a table \
      (.csv) may have them in its first row and column.

      limn plot attention weights.npy --tokens tokens.txt -o attention.svg
      limn plot attention weights.npy --text "the cat sat" --view lines --layer 2 --head 0 3
      """)

  @Argument(help: "The file with the weights.")
  var file: String

  @Option(name: .long, help: "The array's name, where the file holds several.")
  var tensor: String?

  @Option(name: .long, help: "A file with the tokens that attend, the queries.")
  var tokens: String?

  @Option(name: .long, help: "The tokens that attend, with spaces between them.")
  var text: String?

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
    for (first, second, names) in [
      (tokens, text, "--tokens and --text"), (keyTokens, keyText, "--key-tokens and --key-text"),
    ] where first != nil && second != nil {
      throw ValidationError("\(names) are two ways of the same; leave one out.")
    }
  }

  func run() throws {
    let array = try ArrayFile(contentsOfFile: file).read(tensor)
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
    for note in attention.notes { Output.note(note + ".") }
    let name = URL(fileURLWithPath: file).lastPathComponent
    let source = [Annotation.Datum("weights", tensor.map { "\(name), \($0)" } ?? name)]
    try picture.write(
      options.picture(of: attention, theme: picture.theme.theme, provenance: source), to: output)
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
