/// A transformer that predicts a token after each position from those before: GPT-2, nanoGPT and makemore's transformer,
/// by its configuration (Radford et al., 2019).
public final class GPT: LanguageModel {
  /// A place in space for each token.
  public let tokenEmbedding: EmbeddingTable
  /// A place in space for each position.
  public let positionEmbedding: EmbeddingTable
  /// The blocks in order.
  public let blocks: [TransformerBlock]
  /// Normalises what the scores come from.
  public let norm: LayerNorm
  /// From the last position to the scores; `nil` where the embeddings serve for that too.
  public let head: Linear?
  /// Which model it is and how large.
  public let configuration: ModelConfiguration
  private let dropout: Dropout?

  /// A new model.
  public convenience init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    // The stream is added to twice a block.
    self.init(configuration) {
      GPT.start(
        $0, configuration.transformerOrDefault.start, additions: 2 * configuration.layerCount,
        using: &generator)
    }
  }

  /// A model of numbers that come from elsewhere, such as a file.
  ///
  /// - Parameters:
  ///   - configuration: Its sizes.
  ///   - give: Called for each parameter in order; its numbers, of its shape. They are not copied, so that a view of a
  ///     file, or one of [inputs, outputs] read across, does too if the model is not to be trained.
  /// - Throws: What `give` throws.
  public init(_ configuration: ModelConfiguration, _ give: (Parameter) throws -> Tensor) rethrows {
    let (width, transformer) = (configuration.embeddingWidth, configuration.transformerOrDefault)
    require(
      transformer.headCount > 0 && width % transformer.headCount == 0,
      "GPT: \(transformer.headCount) heads don't divide the width \(width)")
    self.configuration = configuration
    (tokenEmbedding, positionEmbedding, blocks, norm, head, dropout) = try withoutActuallyEscaping(give) {
      let parts = TransformerParts(
        configuration: configuration, transformer: transformer,
        dropout: SharedGenerator(Generator(seed: 0)), give: $0)
      return (
        try parts.embedding("tokenEmbedding", configuration.vocabularySize),
        try parts.embedding("positionEmbedding", configuration.blockSize),
        try (0..<configuration.layerCount).map { try parts.block("blocks.\($0)") }, try parts.norm("norm"),
        transformer.isTied
          ? nil : try parts.linear("head", width, configuration.vocabularySize, bias: false),
        parts.makeDropout()
      )
    }
  }

  /// The parts in order.
  public var members: [ModuleMember] {
    [.module("tokenEmbedding", tokenEmbedding), .module("positionEmbedding", positionEmbedding)]
      + (dropout.map { [.module("dropout", $0)] } ?? [])
      + blocks.enumerated().map { .module("blocks.\($0)", $1) } + [.module("norm", norm)]
      + (head.map { [.module("head", $0)] } ?? [])
  }

  /// [batch, time] to [batch, time, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor { scores(features(tokens, cache: nil)) }

  /// The scores of what follows the last of some tokens, [batch, vocabulary], after those that the cache holds.
  ///
  /// The same numbers but for rounding as the last of ``logits(_:)`` of all tokens so far. Not recorded.
  ///
  /// - Parameters:
  ///   - tokens: [batch, time].
  ///   - cache: What was read before, to which the tokens are added.
  public func nextLogits(_ tokens: IndexTensor, cache: KeyValueCache) -> Tensor {
    evaluating {
      let x = features(tokens, cache: cache)
      cache.advance(by: tokens.shape[1])
      let last = x.slice(axis: 1, tokens.shape[1] - 1..<tokens.shape[1])
      return scores(last.reshaped([tokens.shape[0], configuration.embeddingWidth]))
    }
  }

  /// A cache with room for a block.
  public func makeCache() -> KeyValueCache {
    KeyValueCache(layers: configuration.layerCount, capacity: configuration.blockSize)
  }

  private func features(_ tokens: IndexTensor, cache: KeyValueCache?) -> Tensor {
    let first = cache?.count ?? 0
    require(
      tokens.shape.count == 2 && tokens.shape[1] > 0 && first + tokens.shape[1] <= configuration.blockSize,
      "GPT: tokens of shape \(tokens.shape)\(first > 0 ? " after \(first)" : "") have to be [batch, time], a time of 1 "
        + "to \(configuration.blockSize) in all")
    let words = withScope("tokenEmbedding") { tokenEmbedding(tokens) }
    let places = withScope("positionEmbedding") { positionEmbedding.weight[first..<first + tokens.shape[1]] }
    var x = words + places
    if let dropout { x = withScope("dropout") { dropout(x) } }
    for (index, block) in blocks.enumerated() {
      x = withScope("blocks.\(index)") { block(x, cache: cache?.layers[index]) }
    }
    return x
  }

  private func scores(_ x: Tensor) -> Tensor {
    let normed = withScope("norm") { norm(x) }
    return withScope("head") { head?(normed) ?? normed.linear(tokenEmbedding.weight) }
  }
}
