extension AttentionWeights {
  /// A gigabyte.
  private static let mostHeld = 1 << 28

  /// What every head of a model looks at as it reads a text; the token that starts a line stands before it, if the
  /// tokenizer has one.
  ///
  /// ```swift
  /// let weights = try AttentionWeights(of: model, reading: "anna", tokenizer: tokenizer)
  /// try attentionGrid(of: weights).write(to: "attention.svg")
  /// ```
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - text: What it reads.
  ///   - tokenizer: The model's.
  ///   - layers: Whose weights are held, as a large model has many; all for `nil`.
  ///   - heads: Those of the layers that are held; all for `nil`.
  /// - Throws: ``DataError`` if the vocabulary lacks a part of the text, or the text is empty or longer than the model
  ///   reads at once, or there were more than 2^28 weights to hold, a gigabyte.
  /// - Precondition: There are such layers and heads.
  public init(
    of model: GPT, reading text: String, tokenizer: any Tokenizer, layers: [Int]? = nil, heads: [Int]? = nil
  ) throws {
    let start = [tokenizer.startToken].compactMap { $0 }
    let tokens = try start + tokenizer.encode(text)
    guard !tokens.isEmpty else {
      throw DataError("The text is empty; a model needs a token at least to attend to.")
    }
    let block = model.configuration.blockSize
    guard tokens.count <= block else {
      throw DataError(
        "The text has \(tokens.count) tokens\(start.isEmpty ? "" : " with that of the start"), and the model reads "
          + "\(block) at once; give a shorter one.")
    }
    let (layerCount, headCount) = (model.blocks.count, model.configuration.transformerOrDefault.headCount)
    let (layers, heads) = (layers ?? Array(0..<layerCount), heads ?? Array(0..<headCount))
    let count = layers.count * heads.count * tokens.count * tokens.count
    guard count <= Self.mostHeld else {
      throw DataError(
        "\(layers.count) layers of \(heads.count) heads have \(count) weights over \(tokens.count) tokens, and "
          + "\(Self.mostHeld) at most are held at once; choose fewer by --layer and --head, or give a shorter text."
      )
    }
    try self.init(
      model.attentionWeights(IndexTensor([tokens]), layers: layers, heads: heads),
      queries: tokens.map { tokenizer.vocabulary[$0] }, isCausal: true)
    place(layers: layers, of: layerCount, heads: heads, of: headCount)
  }
}
