import LimnPlatform
import Limn

/// The stops of the tour where networks learn the bundled names.
extension Tour {
  static func learning(_ theme: Theme) -> [Stop] {
    let training = TourTraining()
    return [
      Stop(
        name: "10-next",
        explanation:
          "How a name is made up from the counts: the chances of the next character, and the one drawn.",
        draw: {
          var generator = Generator(seed: 29)
          let tokens = try NextTokens(of: CountBigram(.bundled), using: &generator)
          return (nextTokenBars(of: tokens, theme: theme, provenance: [.init("seed", "29")]), [])
        }),
      Stop(
        name: "11-learned-bigram",
        explanation:
          "The same model learned by gradient descent instead of counted: the longer it learns, the paler the difference.",
        draw: { try Self.learnedBigram(theme) }),
      Stop(
        name: "12-functions",
        explanation: "What makes a network more than sums, with the derivatives that learning goes through.",
        draw: {
          (functionPlot(of: PlottedFunction.activations, title: "Activation functions", theme: theme), [])
        }),
      Stop(
        name: "13-range-test",
        explanation: "How fast to learn: the rate rises step by step until the loss no longer falls.",
        draw: { try Self.rangeTest(theme) }),
      Stop(
        name: "14-training",
        explanation:
          "An MLP that sees three characters learns to guess the fourth, in the end better than counted pairs.",
        draw: { try Self.curves(training, theme) }),
      Stop(
        name: "15-embedding",
        explanation:
          "The two numbers that it keeps for each character, step by step: vowels come to lie together.",
        draw: { try Self.embedding(training, theme) }),
      Stop(
        name: "16-activations",
        explanation: "What the hidden layer gives, step by step; where tanh is flat, nothing is learned.",
        draw: { try Self.activations(training, theme) }),
      Stop(
        name: "17-updates",
        explanation: "How far each step moves the weights; a thousandth of their size is about right.",
        draw: { (updateRatios(of: try training.trained().result.records, theme: theme), []) }),
      Stop(
        name: "18-weights",
        explanation: "The weights of the hidden layer: six inputs, two for each of three characters.",
        draw: { try Self.weights(training, theme) }),
    ] + Self.transformer(training, theme)
  }

  private static func learnedBigram(_ theme: Theme) throws -> (Picture, [String]) {
    let counts = CountBigram(.bundled)
    var generator = Generator(seed: TourTraining.seed)
    let model = NeuralBigram(
      ModelConfiguration(.bigram, vocabularySize: counts.alphabet.count), using: &generator)
    let pairs = Tensor(
      shape: [counts.alphabet.count, counts.alphabet.count], values: counts.counts.map { Float($0) })
    var loss = Float.nan
    for _ in 0..<100 {
      let step = model.loss(counts: pairs)
      model.zeroGrad()
      step.backward()
      model.weight.add(model.weight.grad!, scale: -50)
      loss = step.item
    }
    let counted = NumberFormat.fixed(4).string(counts.negativeLogLikelihood())
    return (
      try bigramComparison(
        counts: counts, model: model, name: "learned in 100 steps", theme: theme,
        provenance: [.init("seed", "\(TourTraining.seed)")]),
      ["Loss \(NumberFormat.fixed(4).string(Double(loss))) after 100 steps; counting gives \(counted)."]
    )
  }

  private static func rangeTest(_ theme: Theme) throws -> (Picture, [String]) {
    let prepared = try PreparedRun(
      RunConfiguration(model: ModelConfiguration(.mlp, vocabularySize: 27), steps: 600))
    var bar = ProgressBar("Range test")
    var generator = prepared.run.source.generator
    let test = LearningRateRangeTest(
      model: prepared.run.model, examples: prepared.run.examples, rates: 1e-3...1, steps: 600, batchSize: 32,
      using: &generator
    ) { done, _ in bar.update(Double(done) / 600) }
    bar.finish()
    let rate = test.suggestedRate().map { NumberFormat.significant(2).string($0) } ?? "none"
    return (rangeTestPlot(of: test, theme: theme), ["Suggested learning rate: \(rate)."])
  }

  private static func curves(_ training: TourTraining, _ theme: Theme) throws -> (Picture, [String]) {
    let (prepared, result) = try training.trained()
    var options = TrainingCurveOptions()
    options.references = [
      .init("ln 27", log(27)), .init("counted bigrams", CountBigram(.bundled).negativeLogLikelihood()),
    ]
    var generator = Generator(seed: 42)
    let model = try prepared.languageModel()
    let names = try (0..<8).map { _ in
      try model.makeText(tokenizer: prepared.tokenizer, using: &generator)
    }
    return (
      trainingCurves(
        of: [TrainingCurve("MLP", result.records)], title: "An MLP learns the names", options: options,
        theme: theme),
      [
        "Validation loss \(NumberFormat.fixed(4).string(result.validationLoss)).",
        "Eight names drawn with seed 42: \(names.joined(separator: ", ")).",
      ]
    )
  }

  private static func embedding(_ training: TourTraining, _ theme: Theme) throws -> (Picture, [String]) {
    let (prepared, result) = try training.trained()
    let vocabulary = prepared.tokenizer.vocabulary
    let coloring = EmbeddingColoring.vowels(of: vocabulary, boundary: prepared.tokenizer.startToken)
    let film = try EmbeddingFilm(
      of: result.tables.map {
        (step: $0.step, space: EmbeddingSpace($0.table, labels: vocabulary, coloring: coloring))
      }, by: .plain)
    let options = EmbeddingPlotOptions(title: "What the network learns of the characters")
    return (film.strip(options: options).picture(theme: theme), [])
  }

  private static func activations(_ training: TourTraining, _ theme: Theme) throws -> (Picture, [String]) {
    let records = try training.trained().result.records.filter { $0.statistics != nil }
    let hidden = [records[0], records[records.count / 4], records[records.count - 1]].compactMap { record in
      LayerDistribution.activations(of: record.statistics!).first { $0.name == "hidden" }?
        .renamed("step \(NumberFormat.grouped.string(Double(record.step)))")
    }
    return (
      layerHistograms(
        of: hidden, title: "Activations of the hidden layer", subtitle: "100 neurons with tanh, step by step",
        theme: theme), []
    )
  }

  private static func weights(_ training: TourTraining, _ theme: Theme) throws -> (Picture, [String]) {
    let model = try training.trained().prepared.run.model
    let weight = model.namedParameters.first { $0.name == "hidden.weight" }!.tensor
    let inputs = ["third last", "second last", "last"].flatMap { name in [1, 2].map { "\(name), \($0)" } }
    return (
      heatmap(
        of: weight.transposed(0, 1), rowLabels: inputs, title: "Weights of the hidden layer", theme: theme),
      []
    )
  }
}
