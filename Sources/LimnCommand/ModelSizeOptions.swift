import ArgumentParser
import Limn

/// How large a model is; the lectures' sizes by default.
struct ModelSizeOptions: ParsableArguments {
  @Option(name: .long, parsing: .unconditional, help: "How many tokens the model sees at once.")
  var blockSize: Int?

  @Option(name: .long, parsing: .unconditional, help: "The width of a token's embedding.")
  var embedding: Int?

  @Option(name: .long, parsing: .unconditional, help: "The width of hidden layers.")
  var hidden: Int?

  @Option(name: .long, parsing: .unconditional, help: "How many hidden layers.")
  var layers: Int?

  @Option(
    name: .long,
    help:
      "How the weights of an MLP start: kaiming, or standard-normal as in the second lecture. (default: kaiming)"
  )
  var start: WeightStart?

  var isGiven: Bool { start != nil || blockSize != nil || embedding != nil || hidden != nil || layers != nil }

  /// The vocabulary is set when the data is read.
  func configuration(_ kind: ModelKind) throws -> ModelConfiguration {
    let widths = [("--embedding", embedding), ("--hidden", hidden), ("--layers", layers)]
    if kind == .bigram, let given = widths.first(where: { $0.1 != nil }) {
      throw DataError("\(given.0) is not for a bigram, which is one table of scores; leave it out.")
    }
    var configuration = ModelConfiguration(kind, vocabularySize: 1)
    if let embedding { configuration.embeddingWidth = embedding }
    configuration.start = start
    if let hidden { configuration.hiddenWidth = hidden }
    if let layers { configuration.layerCount = layers }
    if let blockSize { configuration.blockSize = blockSize }
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
