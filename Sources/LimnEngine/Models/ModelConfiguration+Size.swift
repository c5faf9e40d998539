extension ModelConfiguration {
  /// More than this doesn't fit into the memory of most machines: with gradients and Adam's averages 16 GB.
  static let mostParameters = 1 << 30

  /// How many numbers a model of this configuration learns, counted without making it.
  public var parameterCount: Int {
    let (tokens, width) = (vocabularySize, hiddenWidth)
    func linear(_ inputs: Int, _ outputs: Int, bias: Bool = true) -> Int {
      inputs * outputs + (bias ? outputs : 0)
    }
    let embedding = tokens * embeddingWidth
    // Linear without bias, then gain and shift of batch norm.
    func normed(_ inputs: Int) -> Int { linear(inputs, width, bias: false) + 2 * width }
    let output = linear(width, tokens)
    switch kind {
    case .bigram:
      return tokens * tokens
    case .mlp:
      return embedding + linear(blockSize * embeddingWidth, width) + output
    case .batchnorm:
      return embedding + normed(blockSize * embeddingWidth) + (layerCount - 1) * normed(width) + output
    case .wavenet:
      return embedding + normed(2 * embeddingWidth) + (layerCount - 1) * normed(2 * width) + output
    case .dilated:
      // Two convolutions of two taps, and what a block hands out and, but for the last one, on.
      let block = 2 * linear(2 * width, width) + linear(width, width)
      let handedOn = (layerCount - 1) * linear(width, width)
      return embedding + linear(embeddingWidth, width) + layerCount * block + handedOn + linear(width, width)
        + output
    case .rnn, .gru:
      let gates = kind == .gru ? 3 : 1
      return width + embedding + gates * linear(embeddingWidth + width, width) + output
    case .encoderDecoder: return encoderDecoderParameterCount
    case .gpt:
      let transformer = transformerOrDefault
      return (transformer.isTied ? 1 : 2) * embedding + blockSize * embeddingWidth
        + blockStack(layers: layerCount, attentions: 1)
    }
  }

  /// Blocks with one or two layers of attention, and the norm after the last; by hand and not by making them, as a file may
  /// ask for any number of layers.
  private func blockStack(layers: Int, attentions: Int) -> Int {
    let (width, hasBias) = (embeddingWidth, transformerOrDefault.hasBias)
    func linear(_ inputs: Int, _ outputs: Int) -> Int { (inputs + (hasBias ? 1 : 0)) * outputs }
    let norm = hasBias ? 2 * width : width
    // To queries, keys and values together, and to the layer's result.
    let attention = linear(width, 3 * width) + linear(width, width)
    let feedForward = linear(width, hiddenWidth) + linear(hiddenWidth, width)
    return layers * (attentions * (norm + attention) + norm + feedForward) + norm
  }

  private var encoderDecoderParameterCount: Int {
    let (encoder, transformer) = (encoderOrDefault, transformerOrDefault)
    let tables = vocabularySize * (transformer.isTied ? 1 : 2) + (encoder.vocabularySize ?? 0)
    return (tables + blockSize + encoder.blockSize) * embeddingWidth
      + blockStack(layers: encoder.layerCount, attentions: 1) + blockStack(layers: layerCount, attentions: 2)
  }

  func checkParameterCount() throws {
    guard parameterCount <= Self.mostParameters else {
      throw DataError(
        "The model would have \(parameterCount) parameters; it may have \(Self.mostParameters) at most, so choose "
          + "smaller sizes.")
    }
  }
}
