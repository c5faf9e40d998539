import ArgumentParser
import Limn

/// How large a model is; the lectures' sizes by default.
struct ModelSizeOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: "How many tokens the model sees at once; of an encoder-decoder more if a pair is longer.")
  var blockSize: Int?

  @Option(name: .long, parsing: .unconditional, help: "The width of a token's embedding.")
  var embedding: Int?

  @Option(name: .long, parsing: .unconditional, help: "The width of hidden layers.")
  var hidden: Int?

  @Option(
    name: .long, parsing: .unconditional, help: "How many hidden layers; of an encoder-decoder on each side.")
  var layers: Int?

  @Option(
    name: .long,
    help:
      "How the weights of an MLP start: kaiming, or standard-normal as in the second lecture. (default: kaiming)"
  )
  var start: WeightStart?

  @Option(name: .long, parsing: .unconditional, help: "How many heads the attention of a transformer has.")
  var heads: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "The chance of a number of a transformer to be switched off in training.")
  var dropout: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The sizes and settings of a gpt that other options change: \(RunPreset.allCases.map(\.rawValue).joined(separator: ", ")). (default: names)",
      valueName: "preset"))
  var preset: RunPreset?

  /// What a gpt's settings start from; `nil` for other models.
  func preset(of kind: ModelKind) -> RunPreset? { kind == .gpt ? preset ?? .names : nil }

  var isGiven: Bool {
    [blockSize, embedding, hidden, layers, heads].contains { $0 != nil } || dropout != nil || preset != nil
      || start != nil
  }

  /// The vocabulary is set when the data is read.
  func configuration(_ kind: ModelKind) throws -> ModelConfiguration {
    let widths = [("--embedding", embedding), ("--hidden", hidden), ("--layers", layers)]
    if kind == .bigram, let given = widths.first(where: { $0.1 != nil }) {
      throw DataError("\(given.0) is not for a bigram, which is one table of scores; leave it out.")
    }
    let transformerOnly = [("--heads", heads != nil), ("--dropout", dropout != nil)]
    if !kind.isTransformer, let given = transformerOnly.first(where: \.1) {
      throw DataError(
        "\(given.0) is for gpt and encoder-decoder; \(kind.rawValue) has none, so leave it out.")
    }
    if kind != .gpt && preset != nil {
      throw DataError("--preset is for gpt; \(kind.rawValue) has none, so leave it out.")
    }
    var configuration =
      preset(of: kind)?.model ?? ModelConfiguration(kind, vocabularySize: 1)
    if let embedding {
      configuration.embeddingWidth = embedding
      // Four times the width, as everywhere.
      if kind.isTransformer {
        configuration.hiddenWidth = embedding.multipliedReportingOverflow(by: 4).partialValue
      }
    }
    if let heads { configuration.transformer?.headCount = heads }
    if let dropout { configuration.transformer?.dropout = dropout }
    configuration.start = start
    if let hidden { configuration.hiddenWidth = hidden }
    if let layers {
      configuration.layerCount = layers
      configuration.encoder?.layerCount = layers
    }
    if let blockSize {
      configuration.blockSize = blockSize
      configuration.encoder?.blockSize = blockSize
    }
    // A WaveNet's levels and its block go together: the one that is given decides.
    if kind == .wavenet, layers == nil, let blockSize, blockSize > 0, blockSize & (blockSize - 1) == 0 {
      configuration.layerCount = blockSize.trailingZeroBitCount
    } else if kind == .wavenet, blockSize == nil, let layers, (1..<16).contains(layers) {
      configuration.blockSize = 1 << layers
    }
    return configuration
  }
}

extension WeightStart: ExpressibleByArgument {}

extension RunPreset: ExpressibleByArgument {}
