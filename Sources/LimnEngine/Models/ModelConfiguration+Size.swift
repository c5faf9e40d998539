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
    case .gpt:
      // By hand and not by GPT.parameters, as a file may ask for any number of layers.
      let (transformer, inner) = (transformerOrDefault, embeddingWidth)
      let norm = transformer.hasBias ? 2 * inner : inner
      let attention =
        linear(inner, 3 * inner, bias: transformer.hasBias) + linear(inner, inner, bias: transformer.hasBias)
      let feedForward =
        linear(inner, width, bias: transformer.hasBias) + linear(width, inner, bias: transformer.hasBias)
      return (transformer.isTied ? 1 : 2) * embedding + blockSize * inner
        + layerCount * (2 * norm + attention + feedForward) + norm
    }
  }

  func checkParameterCount() throws {
    guard parameterCount <= Self.mostParameters else {
      throw DataError(
        "The model would have \(parameterCount) parameters; it may have \(Self.mostParameters) at most, so choose "
          + "smaller sizes.")
    }
  }
}
