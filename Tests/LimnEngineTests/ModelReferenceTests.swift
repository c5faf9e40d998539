import LimnEngine
import Testing

/// The figures are PyTorch's: make_models.py, beside the fixture, holds the models.
@Suite("PyTorch's models")
struct ModelReferenceTests {
  struct Figures: Decodable {
    struct Model: Decodable {
      let loss: Float
      let gradients: [[Float]]
    }

    struct Statistics: Decodable {
      let layers, parameters: [[Double]]
      let histogram: [Int]
    }

    let models: [String: Model]
    let statistics: Statistics
  }

  static let contexts = IndexTensor([[0, 1, 5], [3, 3, 2], [4, 0, 1], [5, 2, 2], [1, 4, 3]])
  static let answers = IndexTensor([2, 0, 5, 1, 4])
  private static let four = IndexTensor([
    [0, 1, 5, 2], [3, 3, 2, 0], [4, 0, 1, 1], [5, 2, 2, 4], [1, 4, 3, 5],
  ])
  private static let sequences = IndexTensor([[0, 1, 5, 2, 4], [0, 3, 2, 0, 0]])
  private static let follow = IndexTensor([[1, 5, 2, 4, 0], [3, 2, 0, -1, -1]])

  /// The models of make_models.py, with the same weights.
  static func model(_ kind: ModelKind) -> any LanguageModel {
    var configuration = ModelConfiguration(kind, vocabularySize: 6)
    configuration.embeddingWidth = 4
    switch kind {
    case .bigram, .encoderDecoder: break
    case .mlp: configuration.hiddenWidth = 7
    case .batchnorm: (configuration.hiddenWidth, configuration.layerCount) = (7, 2)
    case .wavenet:
      (configuration.blockSize, configuration.hiddenWidth, configuration.layerCount) = (4, 5, 2)
    case .dilated: (configuration.hiddenWidth, configuration.layerCount) = (5, 2)
    case .rnn, .gru: configuration.hiddenWidth = 5
    case .gpt:
      (configuration.blockSize, configuration.hiddenWidth, configuration.layerCount) = (8, 7, 2)
      configuration.transformer?.headCount = 2
    }
    var generator = Generator(seed: 1)
    let model = configuration.makeModel(using: &generator)
    for (index, parameter) in model.parameters.enumerated() {
      parameter.assign(ramp(parameter.shape, 1 + 7 * index))
    }
    return model
  }

  static func batch(_ kind: ModelKind) -> (inputs: IndexTensor, targets: IndexTensor) {
    switch kind {
    case .bigram: (IndexTensor([[5], [2], [1], [2], [3]]), answers)
    case .mlp, .batchnorm: (contexts, answers)
    case .wavenet: (four, answers)
    case .dilated, .rnn, .gru, .gpt, .encoderDecoder: (sequences, follow)
    }
  }

  @Test("loss and gradients of each kind", arguments: ModelKind.languageModels)
  func gradients(kind: ModelKind) throws {
    let figures = try #require(fixture("models", as: Figures.self).models[kind.rawValue])
    let model = Self.model(kind)
    let (inputs, targets) = Self.batch(kind)
    let loss = model.loss(inputs, targets)
    loss.backward()
    expectEqual([loss.item], [figures.loss], to: 1e-5, "loss")
    expectGradients(model, figures.gradients)
  }

  @Test("what comes later changes nothing before", arguments: [ModelKind.dilated, .rnn, .gru, .gpt])
  func causality(kind: ModelKind) {
    let model = Self.model(kind)
    let tokens = [0, 1, 5, 2, 4, 3, 3]
    let whole = model.logits(IndexTensor([tokens]))
    for changed in tokens.indices {
      var others = tokens
      others[changed] = (tokens[changed] + 1) % 6
      let logits = model.logits(IndexTensor([others]))
      let before = changed * 6
      #expect(logits.values.prefix(before) == whole.values.prefix(before), "token \(changed)")
      #expect(logits.values[before..<before + 6] != whole.values[before..<before + 6], "token \(changed)")
    }
    // A shorter sequence is the start of a longer one.
    expectEqual(
      model.logits(IndexTensor([Array(tokens.prefix(3))])).values, Array(whole.values.prefix(18)), to: 1e-6)
  }

  @Test("padding asks for nothing, whatever it holds", arguments: [ModelKind.dilated, .rnn, .gru, .gpt])
  func padding(kind: ModelKind) {
    let model = Self.model(kind)
    let examples = Examples(sequencesOf: [[1, 5, 2, 4], [3, 2], []], blockSize: 5)
    let others = Examples(sequencesOf: [[1, 5, 2, 4], [3, 2], []], blockSize: 5, padding: 4)
    // By hand: each row without its padding, weighed by its targets.
    let rows = [([0, 1, 5, 2, 4], [1, 5, 2, 4, 0]), ([0, 3, 2], [3, 2, 0]), ([0], [0])]
    let sum = rows.reduce(0.0) {
      $0 + Double(model.loss(IndexTensor([$1.0]), IndexTensor([$1.1])).item) * Double($1.0.count)
    }
    #expect(agree(model.evaluate(examples), sum / 9, to: 1e-6))
    #expect(model.evaluate(others) == model.evaluate(examples))
    #expect(agree(Double(model.loss(examples.inputs, examples.targets).item), sum / 9, to: 1e-6))
    #expect(model.evaluate(examples, most: 0).isNaN)
    #expect(
      agree(
        model.evaluate(examples, most: 1),
        Double(model.loss(IndexTensor([rows[0].0]), IndexTensor([rows[0].1])).item), to: 1e-6))
  }

  @Test("evaluation changes nothing: no mode, no running average, no gradient")
  func evaluation() {
    let model = Self.model(.batchnorm)
    let buffers = model.namedBuffers.map(\.tensor.values)
    let examples = Examples(inputs: Self.contexts, targets: Self.answers)
    let loss = model.evaluate(examples)
    #expect(loss == model.evaluate(examples))
    #expect(model.namedBuffers.map(\.tensor.values) == buffers)
    #expect(model.parameters.allSatisfy { $0.grad == nil })
    model.setTraining(false)
    #expect(agree(Double(model.loss(Self.contexts, Self.answers).item), loss, to: 1e-6))
  }
}
