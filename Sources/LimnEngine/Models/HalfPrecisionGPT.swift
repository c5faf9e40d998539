/// A ``GPT`` that only generates, with its matrices in half precision: they take half the memory, and so half the time
/// where each token has to read them all.
///
/// Products are summed in single precision; biases, norms and the embeddings of positions stay as they are. Rounding
/// changes a weight by a part in 2048 at most.
///
/// ```swift
/// let model = try GPT2Folder("gpt2").halfPrecisionModel()
/// print(try model.makeText(after: "The meaning of life is", tokenizer: tokenizer, using: &generator))
/// ```
public final class HalfPrecisionGPT: TokenPredictor {
  /// Which model it is and how large.
  public let configuration: ModelConfiguration
  private let tokenEmbedding: HalfPrecisionMatrix
  private let positionEmbedding: Tensor
  private let blocks: [Block]
  private let norm: LayerNorm
  private let head: HalfPrecisionMatrix

  /// x Wᵀ + b.
  private struct Layer {
    let weight: HalfPrecisionMatrix
    let bias: Tensor?

    func callAsFunction(_ x: Tensor) -> Tensor { weight.linear(x, bias) }
  }

  /// The parts of a ``TransformerBlock``.
  private struct Block {
    let attentionNorm, feedForwardNorm: LayerNorm
    let attentionInput, attentionOutput, feedForwardInput, feedForwardOutput: Layer
  }

  /// The model of a GPT, which is left as it is.
  ///
  /// - Throws: ``DataError`` if a weight is no number or beyond half precision, 65504.
  public convenience init(_ model: GPT) throws {
    let tensors = Dictionary(uniqueKeysWithValues: model.namedParameters.map { ($0.name, $0.tensor) })
    try self.init(model.configuration) { parameter in
      guard let tensor = tensors[parameter.name] else { fatalError("HalfPrecisionGPT: no \(parameter.name)") }
      return tensor
    }
  }

  /// A model of numbers that come from elsewhere, such as a file.
  ///
  /// - Parameters:
  ///   - configuration: Its sizes.
  ///   - give: Called for each parameter in order; its numbers, of its shape. They are copied before the next ones are
  ///     asked for.
  /// - Throws: What `give` throws, and ``DataError`` if a weight is no number or beyond half precision, 65504.
  public init(_ configuration: ModelConfiguration, _ give: (GPT.Parameter) throws -> Tensor) throws {
    var matrices: [String: HalfPrecisionMatrix] = [:]
    var tensors: [String: Tensor] = [:]
    for parameter in GPT.parameters(configuration) {
      let tensor = try give(parameter)
      require(
        tensor.shape == parameter.shape,
        "\(parameter.name) was given the shape \(tensor.shape); it has to be \(parameter.shape)")
      if parameter.shape.count == 2 && parameter.name != "positionEmbedding.weight" {
        matrices[parameter.name] = try HalfPrecisionMatrix(tensor, name: parameter.name)
      } else {
        tensors[parameter.name] = tensor.detach().copy()
      }
    }
    let transformer = configuration.transformerOrDefault
    func norm(_ name: String) -> LayerNorm {
      LayerNorm(
        weight: tensors["\(name).weight"]!, bias: tensors["\(name).bias"], epsilon: transformer.epsilon)
    }
    func layer(_ name: String) -> Layer {
      Layer(weight: matrices["\(name).weight"]!, bias: tensors["\(name).bias"])
    }
    self.configuration = configuration
    tokenEmbedding = matrices["tokenEmbedding.weight"]!
    positionEmbedding = tensors["positionEmbedding.weight"]!
    blocks = (0..<configuration.layerCount).map { index in
      let name = "blocks.\(index)"
      return Block(
        attentionNorm: norm("\(name).attentionNorm"), feedForwardNorm: norm("\(name).feedForwardNorm"),
        attentionInput: layer("\(name).attention.input"), attentionOutput: layer("\(name).attention.output"),
        feedForwardInput: layer("\(name).feedForward.input"),
        feedForwardOutput: layer("\(name).feedForward.output"))
    }
    self.norm = norm("norm")
    head = matrices["head.weight"] ?? tokenEmbedding
  }

  /// The scores of what follows the last of some tokens, [batch, vocabulary], as ``GPT/nextLogits(_:cache:)`` but for
  /// what rounding the weights changes.
  ///
  /// - Parameters:
  ///   - tokens: [batch, time].
  ///   - cache: What was read before, to which the tokens are added.
  public func nextLogits(_ tokens: IndexTensor, cache: KeyValueCache) -> Tensor {
    let first = cache.count
    require(
      tokens.shape.count == 2 && tokens.shape[1] > 0 && first + tokens.shape[1] <= configuration.blockSize,
      "HalfPrecisionGPT: tokens of shape \(tokens.shape) after \(first) have to be [batch, time], a time of 1 to "
        + "\(configuration.blockSize) in all")
    let transformer = configuration.transformerOrDefault
    return withoutGradients {
      var x = tokenEmbedding.embedding(tokens) + positionEmbedding[first..<first + tokens.shape[1]]
      for (block, layer) in zip(blocks, cache.layers) {
        let (queries, keys, values) = layer.append(block.attentionInput(block.attentionNorm(x)))
        x =
          x
          + block.attentionOutput(
            Tensor.attention(queries, keys, values, heads: transformer.headCount, mask: .causal))
        let hidden = transformer.activation(block.feedForwardInput(block.feedForwardNorm(x)))
        x = x + block.feedForwardOutput(hidden)
      }
      cache.advance(by: tokens.shape[1])
      let last = x.slice(axis: 1, tokens.shape[1] - 1..<tokens.shape[1])
      return head.linear(norm(last.reshaped([tokens.shape[0], configuration.embeddingWidth])), nil)
    }
  }

  /// A cache with room for a block.
  public func makeCache() -> KeyValueCache {
    KeyValueCache(layers: configuration.layerCount, capacity: configuration.blockSize)
  }

  /// By an empty cache.
  public func nextLogits(after tokens: [Int], start: Int?) -> [Float] {
    nextLogits(IndexTensor([window(after: tokens, start: start)]), cache: makeCache()).values
  }

  /// A reader with a cache of keys and values.
  public func makeReader() -> (any TokenReader)? { CachedReader(makeCache(), nextLogits) }
}
