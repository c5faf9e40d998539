/// What a model is and how large: enough to make another of its kind.
public struct ModelConfiguration: Sendable, Codable, Hashable {
  /// Which model it is.
  public var kind: ModelKind
  /// How many tokens there are.
  public var vocabularySize: Int
  /// How many tokens the model sees at once.
  public var blockSize: Int
  /// The width of a token's embedding.
  public var embeddingWidth: Int
  /// The width of hidden layers.
  public var hiddenWidth: Int
  /// How many hidden layers there are.
  public var layerCount: Int
  /// How the weights of an MLP start; `nil` for as the third lecture mends it.
  public var start: WeightStart?
  /// What a transformer is besides; `nil` for other models.
  public var transformer: TransformerConfiguration?
  /// The encoder of an encoder-decoder, all other sizes being the decoder's; `nil` for other models.
  public var encoder: EncoderConfiguration?

  /// The sizes of the makemore lectures for a kind of model.
  ///
  /// - Parameters:
  ///   - kind: Which model.
  ///   - vocabularySize: How many tokens there are.
  ///   - blockSize: How many tokens a model of sequences sees at most; models of contexts have their own.
  public init(_ kind: ModelKind, vocabularySize: Int, blockSize: Int = 16) {
    self.kind = kind
    self.vocabularySize = vocabularySize
    switch kind {
    case .bigram: (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (1, vocabularySize, 0, 0)
    case .mlp, .batchnorm: (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (3, 10, 200, 1)
    case .wavenet: (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (8, 24, 128, 3)
    case .dilated: (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (blockSize, 24, 64, 4)
    case .rnn, .gru: (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (blockSize, 64, 64, 1)
    case .gpt:
      (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (blockSize, 64, 256, 4)
      transformer = .makemore
    case .encoderDecoder:
      (self.blockSize, embeddingWidth, hiddenWidth, layerCount) = (blockSize, 64, 256, 2)
      transformer = TransformerConfiguration(hasBias: true, isTied: false, start: .pytorch)
      encoder = EncoderConfiguration(blockSize: blockSize)
    }
  }

  /// What a transformer is besides its sizes, also where nothing is said.
  var transformerOrDefault: TransformerConfiguration { transformer ?? TransformerConfiguration() }

  /// The encoder's sizes, also where nothing is said.
  var encoderOrDefault: EncoderConfiguration { encoder ?? EncoderConfiguration(blockSize: blockSize) }

  /// Says what is wrong with sizes that a model can't be made of.
  ///
  /// - Throws: ``DataError`` with the size and what it has to be.
  public func check() throws {
    func inRange(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
      guard range.contains(value) else {
        throw DataError(
          "The model's \(name) is \(value); it has to be \(range.lowerBound) to \(range.upperBound).")
      }
    }
    try inRange("vocabulary size", vocabularySize, 1...1_000_000)
    try inRange("block size", blockSize, 1...65_536)
    if kind == .bigram {
      guard blockSize == 1 else {
        throw DataError("The model's block size is \(blockSize); a bigram's is 1.")
      }
      return try checkParameterCount()
    }
    try inRange("embedding width", embeddingWidth, 1...65_536)
    try inRange("hidden width", hiddenWidth, 1...65_536)
    try inRange("number of layers", layerCount, 1...256)
    if kind == .wavenet {
      guard layerCount <= 16, blockSize == 1 << layerCount else {
        throw DataError(
          "The model's block size is \(blockSize) with \(layerCount) layers; a WaveNet joins two by two, so it has to "
            + "be 2 to the power of the number of layers.")
      }
    }
    if kind == .mlp && layerCount != 1 {
      throw DataError(
        "The model's number of layers is \(layerCount); an MLP has 1, “batchnorm” takes any number.")
    }
    if kind != .mlp, let start {
      throw DataError("The model's start is \(start.rawValue); only an MLP has a choice of it.")
    }
    if (kind == .rnn || kind == .gru) && layerCount != 1 {
      throw DataError("The model's number of layers is \(layerCount); a recurrent model has 1.")
    }
    if kind == .dilated && layerCount > 16 {
      throw DataError(
        "The model's number of layers is \(layerCount); with gaps that double, it has to be 1 to 16.")
    }
    if kind.isTransformer { try checkTransformer() }
    if kind == .encoderDecoder {
      let encoder = encoderOrDefault
      try inRange("encoder's vocabulary size", encoder.vocabularySize ?? vocabularySize, 1...1_000_000)
      try inRange("encoder's block size", encoder.blockSize, 1...65_536)
      try inRange("encoder's number of layers", encoder.layerCount, 1...256)
    }
    try checkParameterCount()
  }

  private func checkTransformer() throws {
    let transformer = transformerOrDefault
    guard transformer.headCount > 0 && embeddingWidth % transformer.headCount == 0 else {
      throw DataError(
        "The model's number of heads is \(transformer.headCount); it has to be 1 or more and divide the embedding width, "
          + "\(embeddingWidth).")
    }
    guard transformer.dropout >= 0 && transformer.dropout < 1 else {
      throw DataError("The model's dropout is \(transformer.dropout); it has to be 0 or more and below 1.")
    }
    guard transformer.epsilon > 0 && transformer.epsilon.isFinite else {
      throw DataError(
        "What the model's norms add to the variance is \(transformer.epsilon); it has to be above 0 and finite."
      )
    }
  }

  /// A new model of this configuration, whether a language model or not.
  public func makeTrainable(using generator: inout Generator) -> any TrainableModel {
    kind == .encoderDecoder ? EncoderDecoder(self, using: &generator) : makeModel(using: &generator)
  }

  /// A new language model of this configuration.
  ///
  /// - Precondition: It is one of a language model; ``makeTrainable(using:)`` makes the others too.
  public func makeModel(using generator: inout Generator) -> any LanguageModel {
    switch kind {
    case .bigram: NeuralBigram(self, using: &generator)
    case .mlp:
      BengioMLP(
        self, initialization: start?.initialization ?? .kaimingNormal(gain: Initialization.tanhGain),
        using: &generator)
    case .batchnorm: BatchNormMLP(self, using: &generator)
    case .wavenet: WaveNet(self, using: &generator)
    case .dilated: DilatedWaveNet(self, using: &generator)
    case .rnn, .gru: RecurrentModel(self, using: &generator)
    case .gpt: GPT(self, using: &generator)
    case .encoderDecoder: fatalError("makeModel: an encoder-decoder is no language model; take makeTrainable")
    }
  }
}
