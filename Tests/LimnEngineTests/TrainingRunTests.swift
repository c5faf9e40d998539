import LimnEngine
import Synchronization
import Testing

@Suite("Training")
struct TrainingRunTests {
  private static let codes = (0..<40).map { row in (0..<1 + row % 5).map { (row * 3 + $0) % 5 + 1 } }

  private func examples(_ kind: ModelKind) -> Examples {
    kind.readsContexts
      ? Examples(contextsOf: Self.codes, blockSize: kind == .bigram ? 1 : kind == .wavenet ? 4 : 3)
      : Examples(sequencesOf: Self.codes, blockSize: 6)
  }

  private func run(
    _ kind: ModelKind, batchSize: Int = 8, accumulation: Int = 1, largestNorm: Float? = nil,
    adam: Bool = false, rate: Double = 0.1
  ) -> TrainingRun {
    let model = ModelReferenceTests.model(kind)
    let parameters = model.namedParameters
    return TrainingRun(
      model: model, optimizer: adam ? Adam(parameters) : SGD(parameters, momentum: 0.9),
      schedule: LearningRateSchedule(rate), examples: examples(kind), batchSize: batchSize,
      accumulation: accumulation, largestNorm: largestNorm, source: SharedGenerator(Generator(seed: 6)))
  }

  @Test("steps are counted from 1 and taken when they are asked for")
  func steps() {
    let run = run(.mlp)
    let steps = run.steps(5)
    #expect(run.step == 0)
    for report in steps where report.step == 3 { break }
    #expect(run.step == 3)
    let report = run.takeStep()
    #expect(report.step == 4 && run.optimizer.stepCount == 4)
    #expect(report.learningRate == 0.1 && report.loss.isFinite && report.gradientNorm > 0)
    #expect(report.tokensPerSecond > 0 && report.statistics == nil)
    #expect(Array(run.steps(3)).map(\.step) == [5, 6, 7])
  }

  @Test(
    "several small batches are one large one",
    arguments: ModelKind.languageModels.filter { $0 != .batchnorm && $0 != .wavenet })
  func accumulation(kind: ModelKind) {
    let (small, large) = (run(kind, batchSize: 4, accumulation: 8), run(kind, batchSize: 32))
    for _ in 0..<3 {
      let (one, other) = (small.takeStep(), large.takeStep())
      #expect(agree(one.loss, other.loss, to: 1e-6))
      #expect(agree(one.gradientNorm, other.gradientNorm, to: 1e-5))
    }
    for (one, other) in zip(small.model.namedParameters, large.model.namedParameters) {
      expectEqual(one.tensor.values, other.tensor.values, to: 1e-5, one.name)
    }
    #expect(small.source.generator == large.source.generator)
  }

  /// What was made and read, in order.
  private final class Events: Sendable {
    let all = Mutex<[String]>([])

    func note(_ event: String, _ tokens: IndexTensor) {
      all.withLock { $0.append("\(event) \(tokens.values)") }
    }
  }

  /// Notes the batches that are made.
  private struct Making: ExampleSource {
    let examples: Examples
    let events: Events

    var count: Int { examples.count }
    var blockSize: Int { examples.blockSize }

    func batch(at positions: [Int]) -> Batch {
      let batch = examples.batch(at: positions)
      events.note("made", batch.inputs)
      return batch
    }
  }

  /// Notes the batches that are read.
  private final class Reading: LanguageModel {
    let model: any LanguageModel
    let events: Events

    init(_ model: any LanguageModel, _ events: Events) { (self.model, self.events) = (model, events) }

    var configuration: ModelConfiguration { model.configuration }
    var members: [ModuleMember] { model.members }

    func logits(_ tokens: IndexTensor) -> Tensor {
      events.note("read", tokens)
      return model.logits(tokens)
    }
  }

  @Test("each batch is made when its turn comes, and is the one whose targets were counted")
  func turns() {
    func events(accumulation: Int) -> [String] {
      let events = Events()
      let model = Reading(ModelReferenceTests.model(.mlp), events)
      TrainingRun(
        model: model, optimizer: SGD(model.namedParameters), schedule: LearningRateSchedule(0.1),
        examples: Making(examples: examples(.mlp), events: events), batchSize: 4, accumulation: accumulation,
        source: SharedGenerator(Generator(seed: 6))
      ).takeStep()
      return events.all.withLock { $0 }
    }
    var generator = Generator(seed: 6)
    let batches = (0..<3).map { _ in
      examples(.mlp).randomBatch(4, using: &generator).inputs.values.description
    }
    #expect(events(accumulation: 1) == ["made \(batches[0])", "read \(batches[0])"])
    #expect(
      events(accumulation: 3)
        == batches.map { "made \($0)" } + batches.flatMap { ["made \($0)", "read \($0)"] })
  }

  @Test("clipping bounds the step, the report has the norm before")
  func clipping() {
    let (free, bound) = (run(.mlp), run(.mlp, largestNorm: 0.01))
    let reports = (free.takeStep(), bound.takeStep())
    #expect(reports.0.gradientNorm == reports.1.gradientNorm)
    // What the step would have been with the gradients scaled in place.
    let start = run(.mlp).model.parameters
    let parameters = bound.model.parameters
    #expect(GradientClipping.clip(parameters, norm: 0.01) == Float(reports.1.gradientNorm))
    let clipped = GradientClipping.norm(parameters)
    #expect(agree(Double(clipped), 0.01, to: 1e-4) && clipped <= 0.01)
    for (before, after) in zip(start, parameters) {
      guard let gradient = after.grad else { continue }
      let expected = withoutGradients { before + gradient * Float(-reports.1.learningRate) }
      expectEqual(after.values, expected.values, to: 1e-6)
    }
  }

  @Test("two runs are the same to the bit", arguments: ModelKind.languageModels)
  func determinism(kind: ModelKind) {
    func result() -> [[Float]] {
      let run = run(kind, adam: true, rate: 0.01)
      let losses = run.steps(10).map { Float($0.loss) }
      return [losses] + run.model.parameters.map(\.values)
    }
    #expect(result() == result())
  }

  @Test("two runs on several cores are the same to the bit, also side by side")
  func parallelDeterminism() async {
    @Sendable func result() -> [[Float]] {
      var generator = Generator(seed: 8)
      var configuration = ModelConfiguration(.wavenet, vocabularySize: 27)
      configuration.hiddenWidth = 96
      let model = configuration.makeModel(using: &generator)
      let examples = Examples(
        inputs: IndexTensor(generator.randint(0, 27, 8 * 500)).reshaped([500, 8]),
        targets: IndexTensor(generator.randint(0, 27, 500)))
      let run = TrainingRun(
        model: model, optimizer: Adam(model.namedParameters), schedule: LearningRateSchedule(0.01),
        examples: examples, batchSize: 256, source: SharedGenerator(generator))
      let losses = run.steps(5).map { Float($0.loss) }
      return [losses, [Float(model.evaluate(examples))]] + model.parameters.map(\.values)
    }
    let first = result()
    #expect(result() == first)
    await withTaskGroup(of: [[Float]].self) { group in
      for _ in 0..<3 { group.addTask { result() } }
      for await other in group { #expect(other == first) }
    }
  }

  @Test("each kind learns what follows what", arguments: ModelKind.languageModels)
  func learning(kind: ModelKind) {
    let run = run(kind, batchSize: 32, adam: true, rate: 0.02)
    let before = run.model.evaluate(run.examples)
    for _ in run.steps(150) {}
    #expect(run.model.evaluate(run.examples) < before * 0.75)
    // Nothing in a model is out of the reach of its loss.
    #expect(run.model.parameters.allSatisfy { $0.grad != nil })
  }

  /// A model that holds what it gave as weakly as can be.
  private final class Watched: LanguageModel {
    let model: any LanguageModel
    private(set) weak var last: Tensor?

    init(_ model: any LanguageModel) { self.model = model }

    var configuration: ModelConfiguration { model.configuration }
    var members: [ModuleMember] { model.members }

    func logits(_ tokens: IndexTensor) -> Tensor {
      let logits = model.logits(tokens)
      last = logits
      return logits
    }
  }

  @Test("a step leaves nothing behind, statistics included", arguments: ModelKind.languageModels)
  func memory(kind: ModelKind) {
    let watched = Watched(ModelReferenceTests.model(kind))
    let run = TrainingRun(
      model: watched, optimizer: Adam(watched.namedParameters), schedule: LearningRateSchedule(0.1),
      examples: examples(kind), accumulation: 2, source: SharedGenerator(Generator(seed: 1)))
    run.statisticsInterval = 2
    for report in run.steps(4) {
      #expect(watched.last == nil)
      #expect((report.statistics != nil) == (report.step % 2 == 1))
    }
    _ = watched.evaluate(run.examples)
    #expect(watched.last == nil)
    let kept = watched.parameters + watched.parameters.compactMap(\.grad) + run.optimizer.state.map(\.tensor)
    #expect((kept + watched.namedBuffers.map(\.tensor)).allSatisfy { $0.history.count == 1 })
  }

  @Test("statistics are numpy's of the same numbers")
  func statistics() throws {
    let figures = try fixture("models", as: ModelReferenceTests.Figures.self).statistics
    let model = ModelReferenceTests.model(.mlp)
    /// Gives the same batch whatever is drawn.
    struct Fixed: ExampleSource {
      let count = 5
      let blockSize = 3
      func batch(at positions: [Int]) -> Batch {
        Batch(inputs: ModelReferenceTests.contexts, targets: ModelReferenceTests.answers)
      }
    }
    let run = TrainingRun(
      model: model, optimizer: SGD(model.namedParameters), schedule: LearningRateSchedule(0.5),
      examples: Fixed(), batchSize: 5, source: SharedGenerator(Generator(seed: 1)))
    run.statisticsInterval = 3
    let statistics = try #require(run.takeStep().statistics)
    #expect(run.steps(4).map { $0.statistics != nil } == [false, false, true, false])
    #expect(statistics.layers.map(\.name) == ["embedding", "hidden", "output"])
    for (layer, expected) in zip(statistics.layers, figures.layers) {
      let numbers = [
        layer.mean, layer.deviation, layer.saturation, layer.gradientMean, layer.gradientDeviation,
      ]
      for (number, value) in zip(numbers, expected) { #expect(abs(number - value) < 1e-6, "\(layer.name)") }
    }
    #expect(statistics.layers[1].histogram.counts == figures.histogram)
    #expect(statistics.parameters.map(\.name) == model.namedParameters.map(\.name))
    for (parameter, expected) in zip(statistics.parameters, figures.parameters) {
      let numbers = [
        parameter.deviation, parameter.gradientMean, parameter.gradientDeviation, parameter.updateRatio,
      ]
      for (number, value) in zip(numbers, expected) {
        #expect(abs(number - value) < 1e-6, "\(parameter.name)")
      }
    }
    let deeper = self.run(.batchnorm)
    deeper.statisticsInterval = 1
    let names = try #require(deeper.takeStep().statistics).layers.map(\.name)
    #expect(names == ["embedding"] + (0...6).map { "layers.\($0)" })
  }

  @Test("statistics are of all positions and all batches of a step", arguments: [ModelKind.mlp, .rnn, .gru])
  func statisticsOfAll(kind: ModelKind) throws {
    let runs = (run(kind, batchSize: 4, accumulation: 8), run(kind, batchSize: 32))
    (runs.0.statisticsInterval, runs.1.statisticsInterval) = (1, 1)
    let (small, large) = (
      try #require(runs.0.takeStep().statistics), try #require(runs.1.takeStep().statistics)
    )
    #expect(small.layers.map(\.name) == large.layers.map(\.name))
    for (one, other) in zip(small.layers, large.layers) {
      #expect(agree(one.deviation, other.deviation, to: 1e-5), "\(one.name)")
      #expect(agree(one.gradientDeviation, other.gradientDeviation, to: 1e-5), "\(one.name)")
      #expect(one.gradientDeviation > 0 && one.saturation == other.saturation)
    }
    let hidden = try #require(small.layers.first { $0.name == (kind == .mlp ? "hidden" : "cell") })
    let width = runs.0.model.configuration.hiddenWidth
    #expect(hidden.histogram.counts.reduce(0, +) == 32 * width * (kind == .mlp ? 1 : 6))
  }
}
