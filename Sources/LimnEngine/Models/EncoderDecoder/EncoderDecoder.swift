/// A transformer that reads one sequence and makes another of it: pre-norm, with learned positions (Vaswani et al., 2017).
///
/// ```swift
/// let configuration = ModelConfiguration(.encoderDecoder, vocabularySize: 28)
/// let model = EncoderDecoder(configuration, using: &generator)
/// let run = TrainingRun(
///   model: model, optimizer: Adam(model.namedParameters), schedule: LearningRateSchedule(1e-3),
///   examples: SequencePairs(sources: words, targets: reversed, start: 26, end: 27), source: SharedGenerator(generator))
/// for report in run.steps(500) { print(report.loss) }
/// print(model.beamSearch(from: word, start: 26, end: 27)[0].tokens)
/// ```
public final class EncoderDecoder: TrainableModel {
  /// A place in space for each token of the source; the decoder's own table where both share their tokens.
  public let sourceEmbedding: EmbeddingTable
  /// A place in space for each position of the source.
  public let sourcePositionEmbedding: EmbeddingTable
  /// The encoder's blocks in order.
  public let encoderBlocks: [TransformerBlock]
  /// Normalises what the encoder made.
  public let encoderNorm: LayerNorm
  /// A place in space for each token that the decoder says.
  public let tokenEmbedding: EmbeddingTable
  /// A place in space for each position of what the decoder says.
  public let positionEmbedding: EmbeddingTable
  /// The decoder's blocks in order.
  public let decoderBlocks: [DecoderBlock]
  /// Normalises what the scores come from.
  public let decoderNorm: LayerNorm
  /// From the last block to the scores; `nil` where the decoder's embeddings serve for that too.
  public let head: Linear?
  /// Which model it is and how large.
  public let configuration: ModelConfiguration
  private let dropout: Dropout?

  /// A new model.
  ///
  /// - Precondition: The configuration is one of an encoder-decoder, and right by ``ModelConfiguration/check()``.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    let (encoder, transformer) = (configuration.encoderOrDefault, configuration.transformerOrDefault)
    require(
      configuration.kind == .encoderDecoder,
      "EncoderDecoder: the configuration is one of the kind \(configuration.kind.rawValue)")
    let source = SharedGenerator(generator)
    let parts = TransformerParts(
      configuration: configuration, transformer: transformer, dropout: SharedGenerator(Generator(seed: 0))
    ) { parameter in
      // An encoder's block adds to the stream twice, a decoder's three times.
      let additions =
        parameter.name.hasPrefix("encoder.") ? 2 * encoder.layerCount : 3 * configuration.layerCount
      return GPT.start(parameter, transformer.start, additions: additions, using: &source.generator)
    }
    let shared =
      encoder.vocabularySize == nil
      ? parts.embedding("tokenEmbedding", configuration.vocabularySize) : nil
    sourceEmbedding = shared ?? parts.embedding("encoder.tokenEmbedding", encoder.vocabularySize ?? 1)
    sourcePositionEmbedding = parts.embedding("encoder.positionEmbedding", encoder.blockSize)
    encoderBlocks = (0..<encoder.layerCount).map { parts.block("encoder.blocks.\($0)", mask: .full) }
    encoderNorm = parts.norm("encoder.norm")
    tokenEmbedding = shared ?? parts.embedding("decoder.tokenEmbedding", configuration.vocabularySize)
    positionEmbedding = parts.embedding("decoder.positionEmbedding", configuration.blockSize)
    decoderBlocks = (0..<configuration.layerCount).map { parts.decoderBlock("decoder.blocks.\($0)") }
    decoderNorm = parts.norm("decoder.norm")
    head =
      transformer.isTied
      ? nil
      : parts.linear("head", configuration.embeddingWidth, configuration.vocabularySize, bias: false)
    dropout = parts.makeDropout()
    self.configuration = configuration
    generator = source.generator
  }

  /// The parts in order.
  public var members: [ModuleMember] {
    let isShared = sourceEmbedding === tokenEmbedding
    return [
      .module(isShared ? "tokenEmbedding" : "encoder.tokenEmbedding", sourceEmbedding),
      .module("encoder.positionEmbedding", sourcePositionEmbedding),
    ] + encoderBlocks.enumerated().map { .module("encoder.blocks.\($0)", $1) }
      + [.module("encoder.norm", encoderNorm)]
      + (isShared ? [] : [.module("decoder.tokenEmbedding", tokenEmbedding)])
      + [.module("decoder.positionEmbedding", positionEmbedding)]
      + decoderBlocks.enumerated().map { .module("decoder.blocks.\($0)", $1) }
      + [.module("decoder.norm", decoderNorm)] + (head.map { [.module("head", $0)] } ?? [])
      + (dropout.map { [.module("dropout", $0)] } ?? [])
  }

  /// The scores of what follows each token of the targets so far.
  ///
  /// - Parameters:
  ///   - sources: What is read.
  ///   - tokens: What is said so far, from the start on, [batch, time].
  /// - Returns: [batch, time, vocabulary].
  public func logits(_ sources: PaddedSequences, _ tokens: IndexTensor) -> Tensor {
    decode(tokens, memory: encode(sources), mask: sources.mask)
  }

  /// The loss over a batch with ``Batch/sources``.
  public func loss(_ batch: Batch) -> Tensor {
    guard let sources = batch.sources else {
      fatalError("EncoderDecoder: the batch has no sources; take it from SequencePairs")
    }
    return logits(sources, batch.inputs).crossEntropy(batch.targets)
  }

  /// What the decoder reads of the sources.
  ///
  /// - Returns: [batch, time, width]; what stands at padding is not to be looked at.
  public func encode(_ sources: PaddedSequences) -> Tensor {
    require(
      sources.width <= sourcePositionEmbedding.weight.shape[0],
      "EncoderDecoder: a source of \(sources.width) tokens is too long; it may have "
        + "\(sourcePositionEmbedding.weight.shape[0])")
    var x = embed("encoder", sources.tokens, sourceEmbedding, sourcePositionEmbedding)
    for (index, block) in encoderBlocks.enumerated() {
      x = withScope("encoder.blocks.\(index)") { block(x, cache: nil, mask: sources.mask) }
    }
    return withScope("encoder.norm") { encoderNorm(x) }
  }

  /// The scores of what follows each token, of what the encoder made.
  ///
  /// - Parameters:
  ///   - tokens: What is said so far, from the start on, [batch, time].
  ///   - memory: The result of ``encode(_:)``.
  ///   - mask: Which positions of the memory count.
  /// - Returns: [batch, time, vocabulary].
  public func decode(_ tokens: IndexTensor, memory: Tensor, mask: AttentionMask = .full) -> Tensor {
    scores(features(tokens, memory: memory, mask: mask))
  }

  /// What the decoder's blocks make of the tokens, [batch, time, width].
  private func features(_ tokens: IndexTensor, memory: Tensor, mask: AttentionMask) -> Tensor {
    require(
      tokens.shape.count == 2 && tokens.shape[1] > 0 && tokens.shape[1] <= configuration.blockSize
        && tokens.shape[0] == memory.shape[0],
      "EncoderDecoder: tokens of shape \(tokens.shape) have to be [batch, time], a batch of \(memory.shape[0]) and a "
        + "time of 1 to \(configuration.blockSize)")
    var x = embed("decoder", tokens, tokenEmbedding, positionEmbedding)
    for (index, block) in decoderBlocks.enumerated() {
      x = withScope("decoder.blocks.\(index)") { block(x, memory: memory, mask: mask) }
    }
    return x
  }

  /// The scores of what follows a token of each sequence, [batch, vocabulary], after those that the cache holds, to which
  /// it is added; the same numbers but for rounding as the last of ``decode(_:memory:mask:)``.
  func nextLogits(_ tokens: [Int], cache: DecoderCache) -> Tensor {
    evaluating {
      var x = embed(
        "decoder", IndexTensor(tokens.map { [$0] }), tokenEmbedding, positionEmbedding, first: cache.count)
      for (index, (block, layer)) in zip(decoderBlocks, cache.layers).enumerated() {
        x = withScope("decoder.blocks.\(index)") { block(x, cache: layer) }
      }
      cache.advance()
      return scores(x.reshaped([tokens.count, configuration.embeddingWidth]))
    }
  }

  /// The scores from what the blocks made.
  private func scores(_ x: Tensor) -> Tensor {
    let normed = withScope("decoder.norm") { decoderNorm(x) }
    return withScope("head") { head?(normed) ?? normed.linear(tokenEmbedding.weight) }
  }

  private func embed(
    _ side: String, _ tokens: IndexTensor, _ table: EmbeddingTable, _ positions: EmbeddingTable,
    first: Int = 0
  ) -> Tensor {
    let words = withScope("\(side).tokenEmbedding") { table(tokens) }
    let places = withScope("\(side).positionEmbedding") { positions.weight[first..<first + tokens.shape[1]] }
    let x = words + places
    return dropout.map { dropout in withScope("\(side).dropout") { dropout(x) } } ?? x
  }
}
