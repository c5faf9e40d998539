/// Makes a transformer's layers of parameters that somebody gives.
struct TransformerParts<Failure: Error> {
  let configuration: ModelConfiguration
  let transformer: TransformerConfiguration
  let dropout: SharedGenerator
  let give: (GPT.Parameter) throws(Failure) -> Tensor

  private func tensor(_ name: String, _ shape: [Int], _ role: GPT.Parameter.Role) throws(Failure) -> Tensor {
    let tensor = try give(GPT.Parameter(name: name, shape: shape, role: role))
    require(tensor.shape == shape, "\(name) was given the shape \(tensor.shape); it has to be \(shape)")
    return tensor
  }

  func embedding(_ name: String, _ rows: Int) throws(Failure) -> EmbeddingTable {
    EmbeddingTable(
      weight: try tensor("\(name).weight", [rows, configuration.embeddingWidth], .embedding))
  }

  func norm(_ name: String) throws(Failure) -> LayerNorm {
    let shape = [configuration.embeddingWidth]
    let weight = try tensor("\(name).weight", shape, .gain)
    let bias = transformer.hasBias ? try tensor("\(name).bias", shape, .shift) : nil
    return LayerNorm(weight: weight, bias: bias, epsilon: transformer.epsilon)
  }

  func linear(
    _ name: String, _ inputs: Int, _ outputs: Int, bias: Bool, isResidual: Bool = false
  ) throws(Failure) -> Linear {
    let weight = try tensor("\(name).weight", [outputs, inputs], .weight(isResidual: isResidual))
    return Linear(
      weight: weight, bias: bias ? try tensor("\(name).bias", [outputs], .bias(inputs: inputs)) : nil)
  }

  func makeDropout() -> Dropout? {
    transformer.dropout > 0 ? Dropout(transformer.dropout, source: dropout) : nil
  }

  func block(_ name: String, mask: AttentionMask = .causal) throws(Failure) -> TransformerBlock {
    TransformerBlock(
      attentionNorm: try norm("\(name).attentionNorm"),
      attention: try attention("\(name).attention", mask: mask),
      feedForwardNorm: try norm("\(name).feedForwardNorm"),
      feedForward: try feedForward("\(name).feedForward"),
      dropout: makeDropout())
  }

  func decoderBlock(_ name: String) throws(Failure) -> DecoderBlock {
    DecoderBlock(
      attentionNorm: try norm("\(name).attentionNorm"),
      attention: try attention("\(name).attention", mask: .causal),
      crossAttentionNorm: try norm("\(name).crossAttentionNorm"),
      crossAttention: try crossAttention("\(name).crossAttention"),
      feedForwardNorm: try norm("\(name).feedForwardNorm"),
      feedForward: try feedForward("\(name).feedForward"),
      dropout: makeDropout())
  }

  private func attention(_ name: String, mask: AttentionMask) throws(Failure) -> MultiHeadAttention {
    let (width, hasBias) = (configuration.embeddingWidth, transformer.hasBias)
    return MultiHeadAttention(
      input: try linear("\(name).input", width, 3 * width, bias: hasBias),
      output: try linear("\(name).output", width, width, bias: hasBias, isResidual: true),
      headCount: transformer.headCount, mask: mask, dropout: makeDropout())
  }

  private func crossAttention(_ name: String) throws(Failure) -> CrossAttention {
    let (width, hasBias) = (configuration.embeddingWidth, transformer.hasBias)
    return CrossAttention(
      queries: try linear("\(name).queries", width, width, bias: hasBias),
      keysAndValues: try linear("\(name).keysAndValues", width, 2 * width, bias: hasBias),
      output: try linear("\(name).output", width, width, bias: hasBias, isResidual: true),
      headCount: transformer.headCount, dropout: makeDropout())
  }

  private func feedForward(_ name: String) throws(Failure) -> FeedForward {
    let (width, hidden) = (configuration.embeddingWidth, configuration.hiddenWidth)
    return FeedForward(
      input: try linear("\(name).input", width, hidden, bias: transformer.hasBias),
      output: try linear("\(name).output", hidden, width, bias: transformer.hasBias, isResidual: true),
      activation: transformer.activation)
  }
}
