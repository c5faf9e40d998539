import Limn

/// The stops of the tour where a transformer learns the bundled names.
extension Tour {
  static func transformer(_ training: TourTraining, _ theme: Theme) -> [Stop] {
    let transformer = TourTransformer()
    return [
      Stop(
        name: "19-transformer",
        explanation:
          "A transformer sees the whole name so far, and guesses better than the MLP in a fraction of its steps.",
        draw: { try Self.curves(transformer, training, theme) }),
      Stop(
        name: "20-attention",
        explanation:
          "What its heads look at as it reads a name that it made up: each character takes from those before it.",
        draw: {
          let (weights, name) = try Self.attention(transformer)
          let picture = attentionGrid(
            of: weights, title: "What 2 × 4 heads look at in “\(name)”", theme: theme,
            provenance: [.init("text", name)])
          return (picture, [])
        }),
      Stop(
        name: "21-attention-lines",
        explanation:
          "The two heads of the last layer that choose the most, as lines from each character to those it takes from.",
        draw: {
          let (weights, name) = try Self.attention(transformer)
          let layer = weights.layerCount - 1
          let heads = (0..<weights.headCount).sorted {
            weights.entropy(layer: layer, head: $0) < weights.entropy(layer: layer, head: $1)
          }
          let picture = attentionLines(
            of: weights, layer: layer, heads: heads.prefix(2).sorted(), threshold: 0.1,
            title: "Two heads in “\(name)”", theme: theme, provenance: [.init("text", name)]
          )
          return (picture, [])
        }),
      Stop(
        name: "22-transformer-embedding",
        explanation:
          "The 32 numbers that it keeps for each character, as PCA sees them: vowels apart from consonants.",
        draw: { (try Self.embedding(transformer, theme), []) }),
    ]
  }

  private static func curves(_ transformer: TourTransformer, _ training: TourTraining, _ theme: Theme) throws
    -> (Picture, [String])
  {
    let result = try transformer.trained()
    var options = TrainingCurveOptions()
    // Of so few steps a longer average would lag behind.
    options.smoothing = .exponential(weight: 0.9)
    options.references = [
      .init("counted bigrams", CountBigram(.bundled).negativeLogLikelihood()),
      .init("MLP", try training.trained().result.validationLoss),
    ]
    return (
      trainingCurves(
        of: [TrainingCurve("transformer", result.records)], title: "A transformer learns the names",
        options: options, theme: theme),
      [
        "Validation loss \(NumberFormat.fixed(4).string(result.validationLoss)).",
        "Eight names drawn with seed 42: \(result.names.joined(separator: ", ")).",
      ]
    )
  }

  /// What is looked at in the longest of the names that were made up.
  private static func attention(_ transformer: TourTransformer) throws -> (AttentionWeights, String) {
    let result = try transformer.trained()
    let name = result.names.max { $0.count < $1.count } ?? ""
    return (try AttentionWeights(of: result.model, reading: name, tokenizer: result.tokenizer), name)
  }

  private static func embedding(_ transformer: TourTransformer, _ theme: Theme) throws -> Picture {
    let result = try transformer.trained()
    let vocabulary = result.tokenizer.vocabulary
    let space = EmbeddingSpace(
      result.model.tokenEmbedding.weight.detach(), labels: vocabulary,
      coloring: .vowels(of: vocabulary, boundary: result.tokenizer.startToken))
    let options = EmbeddingPlotOptions(title: "What the transformer learns of the characters")
    return try embeddingPlot(of: space, by: .pca, options: options).picture(theme: theme)
  }
}
