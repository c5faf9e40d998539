extension AttentionWeights {
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
  /// - Throws: ``DataError`` if the vocabulary lacks a part of the text, or the text is empty or longer than the model
  ///   reads at once.
  public init(of model: GPT, reading text: String, tokenizer: any Tokenizer) throws {
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
    try self.init(
      model.attentionWeights(IndexTensor([tokens])), queries: tokens.map { tokenizer.vocabulary[$0] },
      isCausal: true)
  }
}
