extension EncoderDecoder {
  /// The weights of attention of every layer and head; each row of keys adds up to 1.
  public struct AttentionTensors {
    /// The encoder's to the source: [layers, batch, heads, source, source]; 0 on padding.
    public let encoder: Tensor
    /// The decoder's to what it said: [layers, batch, heads, time, time]; 0 after the query's place.
    public let decoder: Tensor
    /// The decoder's to the source: [layers, batch, heads, time, source]; 0 on padding.
    public let cross: Tensor
  }

  /// The weights of attention for some sources and what was said of them.
  ///
  /// - Parameters:
  ///   - sources: What is read.
  ///   - tokens: What is said, from the start on, [batch, time].
  public func attentionWeights(_ sources: PaddedSequences, _ tokens: IndexTensor) -> AttentionTensors {
    let capture = ActivationCapture()
    capture.record { _ = evaluating { logits(sources, tokens) } }
    return AttentionTensors(
      encoder: capture.stackedWeights(encoderBlocks.indices.map { "encoder.blocks.\($0).attention" }),
      decoder: capture.stackedWeights(decoderBlocks.indices.map { "decoder.blocks.\($0).attention" }),
      cross: capture.stackedWeights(decoderBlocks.indices.map { "decoder.blocks.\($0).crossAttention" }))
  }
}
