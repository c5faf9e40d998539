import LimnPlatform

/// A run with everything it needs: corpus, tokenizer, examples, model and optimiser.
public struct PreparedRun {
  /// What was asked for.
  public let configuration: RunConfiguration
  /// What turns text into tokens.
  public let tokenizer: StoredTokenizer
  /// What turns the sources of an encoder-decoder into tokens, while ``tokenizer`` is that of its targets; `nil` for
  /// other models.
  public let sourceTokenizer: StoredTokenizer?
  /// The training itself.
  public let run: TrainingRun
  /// Examples that settings are chosen by.
  public let validation: any ExampleSource
  /// Examples that the finished model is judged by.
  public let test: any ExampleSource
  /// What the user should know about the data, in sentences: parts that are missing, lines that are cut.
  public let notes: [String]

  /// Reads the corpus and makes the model.
  ///
  /// The corpus is split 8 : 1 : 1 by the seed, or with fewer lines held out if that is asked for; then the weights and
  /// after them the batches are drawn from it.
  ///
  /// - Parameters:
  ///   - configuration: What is asked for; the model's vocabulary is set from the data.
  ///   - tokenizer: That of an earlier run; made from the corpus for `nil`.
  ///   - sourceTokenizer: The same for the sources of an encoder-decoder.
  /// - Throws: ``DataError`` if the data or the settings can't be used, or the data changed since the run began.
  public init(
    _ configuration: RunConfiguration, tokenizer: StoredTokenizer? = nil,
    sourceTokenizer: StoredTokenizer? = nil
  ) throws {
    var configuration = configuration
    let corpus = try Self.corpus(configuration.data)
    guard configuration.data.digest.isEmpty || configuration.data.digest == corpus.digest else {
      throw DataError(
        "\(corpus.source) is not the file that the run began with; put that one back, or start a new run.")
    }
    configuration.data.digest = corpus.digest
    // The whole path, so that the run goes on from any folder.
    configuration.data.path = configuration.data.path.map { URL(fileURLWithPath: $0).path }
    var generator = Generator(seed: configuration.seed)
    let parts: RunExamples
    if configuration.model.kind == .encoderDecoder {
      let pairs = try PairCorpus(corpus)
      var tokenizers = try PairTokenizers(pairs, configuration.data)
      tokenizers = PairTokenizers(
        source: sourceTokenizer ?? tokenizers.source, target: tokenizer ?? tokenizers.target)
      configuration.model.fit(try tokenizers.pairs(pairs), tokenizers)
      try configuration.check()
      parts = try RunExamples(
        pairsOf: corpus, heldOut: configuration.data.heldOut, tokenizers, using: &generator)
      (self.tokenizer, self.sourceTokenizer) = (tokenizers.target, tokenizers.source)
    } else {
      let tokenizer = try tokenizer ?? Self.tokenizer(corpus, configuration.data)
      configuration.model.vocabularySize = tokenizer.count
      try configuration.check()
      parts = try RunExamples(
        corpus, heldOut: configuration.data.heldOut, tokenizer: tokenizer, model: configuration.model,
        using: &generator)
      (self.tokenizer, self.sourceTokenizer) = (tokenizer, nil)
    }
    (validation, test, notes) = (parts.validation, parts.test, parts.notes)
    let model = configuration.model.makeTrainable(using: &generator)
    run = TrainingRun(
      model: model, optimizer: Self.optimizer(configuration, model), schedule: configuration.schedule,
      examples: parts.train, batchSize: configuration.batchSize, accumulation: configuration.accumulation,
      largestNorm: configuration.largestNorm, source: SharedGenerator(generator))
    run.statisticsInterval = configuration.statisticsInterval
    self.configuration = configuration
  }

  /// The model as one that predicts a sequence from its own start.
  ///
  /// - Throws: ``DataError`` if it is an encoder-decoder.
  public func languageModel() throws -> any LanguageModel {
    guard let model = run.model as? any LanguageModel else {
      throw configuration.model.kind.notALanguageModel("The run")
    }
    return model
  }

  static func corpus(_ data: RunConfiguration.Data) throws -> Corpus {
    guard let path = data.path else { return .bundledNames }
    return try Corpus(contentsOfFile: path, as: data.kind)
  }

  private static func tokenizer(_ corpus: Corpus, _ data: RunConfiguration.Data) throws -> StoredTokenizer {
    if data.hasCodes {
      // A running text has no lines to start and end; tokens that never come would only be learned as noise.
      let special = corpus.kind == .text ? [] : SpecialToken.all
      return .delimiter(try DelimiterTokenizer(corpus, separator: data.separator, specialTokens: special))
    }
    let delimiter = CharacterTokenizer.nameDelimiter
    if corpus.kind == .lines, let index = corpus.texts.firstIndex(where: { $0.contains(delimiter) }) {
      let place = corpus.lineNumbers.map { ", line \($0[index])" } ?? ""
      throw DataError(
        "\(corpus.source)\(place) holds a “\(delimiter)”, which marks where lines start and end; take the tokens "
          + "for codes (--codes), or the file for one text (--text).")
    }
    return .character(CharacterTokenizer(corpus))
  }

  private static func optimizer(_ configuration: RunConfiguration, _ model: any TrainableModel)
    -> any Optimizer
  {
    let parameters = model.namedParameters
    guard configuration.optimizer != .sgd else {
      return SGD(parameters, momentum: configuration.momentum, weightDecay: configuration.weightDecay)
    }
    return Adam(
      parameters, betas: (0.9, configuration.secondBeta ?? 0.999), weightDecay: configuration.weightDecay,
      decoupled: configuration.optimizer == .adamw,
      decaysMatricesOnly: configuration.decaysMatricesOnly ?? false)
  }
}

extension ModelConfiguration {
  /// Sets the vocabularies of an encoder-decoder, and makes its blocks as long as the longest pair at least.
  fileprivate mutating func fit(_ pairs: SequencePairs, _ tokenizers: PairTokenizers) {
    var encoder = encoderOrDefault
    vocabularySize = tokenizers.target.count
    encoder.vocabularySize = tokenizers.source.count
    blockSize = max(blockSize, pairs.blockSize)
    encoder.blockSize = max(encoder.blockSize, pairs.sources.lazy.map(\.count).max() ?? 1)
    self.encoder = encoder
  }
}
