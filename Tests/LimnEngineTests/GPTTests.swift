import LimnEngine
import Testing

@Suite("GPT")
struct GPTTests {
  private let tokens = IndexTensor([[3, 17, 8, 0, 28, 5, 5, 11], [1, 2, 3, 4, 5, 6, 7, 8]])

  /// The batches, rates and settings of `steps` in make_transformers.py.
  @Test("50 training steps as in PyTorch", arguments: ["nanogpt", "makemore"])
  func training(name: String) throws {
    let figures = try #require(try fixture("transformers", as: TransformerFigures.self).steps[name])
    let model = smallGPT(name)
    let optimizer = Adam(
      model.namedParameters, betas: (0.9, 0.99), weightDecay: 0.1, decoupled: true, decaysMatricesOnly: true)
    let schedule = LearningRateSchedule(1e-2, warmUp: 10, .cosine(final: 1e-3, end: 50))
    for step in 0..<50 {
      let rows = (0..<4).map { row in
        (0..<17).map { column -> Int in
          let base = (17 * row + column) * (step % 5 + 3) + row * 5 + step
          return base * base % 29
        }
      }
      let loss = model.loss(
        IndexTensor(rows.map { Array($0.dropLast()) }), IndexTensor(rows.map { Array($0.dropFirst()) }))
      optimizer.zeroGrad()
      loss.backward()
      let norm = GradientClipping.clip(model.parameters, norm: 1)
      optimizer.step(learningRate: Float(schedule.rate(at: step)))
      // The issue allows 1e-3; rounding alone brings far less.
      #expect(agree(Double(loss.item), figures.losses[step], to: 1e-4), "step \(step): \(loss.item)")
      #expect(agree(Double(norm), figures.norms[step], to: 1e-3), "norm at step \(step): \(norm)")
    }
  }

  @Test(
    "captured, a model gives the same numbers, and every activation by name",
    arguments: ["nanogpt", "makemore"])
  func capture(name: String) throws {
    let model = smallGPT(name)
    let capture = ActivationCapture()
    let captured = capture.record { model.logits(tokens) }
    #expect(captured.values == model.logits(tokens).values)
    let block = [
      "attentionNorm", "attention.input", "attention.weights", "attention.output", "attention",
      "feedForwardNorm", "feedForward.input", "feedForward.activation", "feedForward.output", "feedForward",
    ]
    let blocks = (0..<2).flatMap { index -> [String] in
      block.map { "blocks.\(index).\($0)" } + ["blocks.\(index)"]
    }
    let paths: [String] = ["tokenEmbedding", "positionEmbedding"] + blocks + ["norm", "head"]
    #expect(capture.paths == paths)
    let weights = try #require(capture["blocks.1.attention.weights"])
    #expect(weights.shape == [2, name == "nanogpt" ? 3 : 4, 8, 8])
    for (place, weight) in weights.values.enumerated() where place % 8 > place / 8 % 8 {
      #expect(weight == 0)
    }
    expectEqual(weights.sum(axes: [3]).values, .init(repeating: 1, count: weights.count / 8), to: 1e-6)
    // With gradients too, whichever way they are computed.
    func gradients(_ body: () -> Tensor) -> [[Float]] {
      model.zeroGrad()
      body().sum().backward()
      return model.parameters.map { $0.grad?.values ?? [] }
    }
    let other = ActivationCapture()
    let (first, second) = (
      gradients { (model.logits(tokens) * ramp([2, 8, 29], 5)) },
      gradients { other.record { model.logits(tokens) * ramp([2, 8, 29], 5) } }
    )
    for (a, b) in zip(first, second) { expectEqual(a, b, to: 1e-5) }
  }

  @Test(
    "with a cache the scores are the same, token by token and in pieces", arguments: ["nanogpt", "makemore"])
  func cache(name: String) {
    let model = smallGPT(name)
    let whole = model.evaluating { model.logits(tokens) }
    for pieces in [[1, 1, 1, 1, 1, 1, 1, 1], [3, 1, 4], [8], [7, 1]] {
      let cache = model.makeCache()
      var read = 0
      for piece in pieces {
        let rows = (0..<2).map { row in (read..<read + piece).map { tokens[row, $0] } }
        let scores = model.nextLogits(IndexTensor(rows), cache: cache)
        read += piece
        expectEqual(
          scores.values, whole.slice(axis: 1, read - 1..<read).values, to: 1e-5, "\(pieces) at \(read)")
        #expect(cache.count == read)
      }
      cache.clear()
      #expect(cache.count == 0)
    }
  }

  @Test("GPT-2's start: deviation 0.02, less for what goes into the residual stream")
  func start() {
    var configuration = ModelConfiguration(.gpt, vocabularySize: 65, blockSize: 64)
    (configuration.embeddingWidth, configuration.hiddenWidth, configuration.layerCount) = (128, 512, 4)
    configuration.transformer = .gpt2(headCount: 4)
    var generator = Generator(seed: 3)
    let model = GPT(configuration, using: &generator)
    for parameter in model.namedParameters {
      let values = parameter.tensor.values.map(Double.init)
      let name = parameter.name
      if parameter.tensor.shape.count == 1 {
        #expect(values.allSatisfy { $0 == (name.contains("orm.weight") ? 1 : 0) }, "\(name)")
      } else {
        let deviation = (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        // 0.02 / √(2 × 4 layers)
        let isResidual =
          name.hasSuffix("attention.output.weight") || name.hasSuffix("feedForward.output.weight")
        #expect(abs(deviation / (isResidual ? 0.02 / 8.0.squareRoot() : 0.02) - 1) < 0.03, "\(name)")
      }
    }
    #expect(configuration.parameterCount == model.parameterCount)
    #expect(GPT.parameters(configuration).map(\.name) == model.namedParameters.map(\.name))
    #expect(GPT.parameters(configuration).map(\.shape) == model.parameters.map(\.shape))
  }

  @Test("GPT-2's sizes have as many parameters as published")
  func sizes() {
    // 124M and 1.5B as Hugging Face counts gpt2 and gpt2-xl.
    for (layers, heads, width, count) in [(12, 12, 768, 124_439_808), (48, 25, 1_600, 1_557_611_200)] {
      var configuration = ModelConfiguration(.gpt, vocabularySize: 50_257, blockSize: 1_024)
      (configuration.embeddingWidth, configuration.hiddenWidth) = (width, 4 * width)
      configuration.layerCount = layers
      configuration.transformer = .gpt2(headCount: heads)
      #expect(configuration.parameterCount == count)
      #expect(GPT.parameters(configuration).reduce(0) { $0 + $1.shape.reduce(1, *) } == count)
    }
  }

  @Test("dropout draws from the run's generator, and only while it trains")
  func dropout() {
    var configuration = smallGPT("nanogpt").configuration
    configuration.transformer?.dropout = 0.3
    var generator = Generator(seed: 1)
    let model = GPT(configuration, using: &generator)
    let source = SharedGenerator(Generator(seed: 5))
    let examples = Examples(inputs: tokens, targets: tokens)
    _ = TrainingRun(
      model: model, optimizer: SGD(model.namedParameters), schedule: LearningRateSchedule(0.1),
      examples: examples, source: source)
    let first = model.logits(tokens).values
    #expect(model.logits(tokens).values != first)
    source.generator = Generator(seed: 5)
    #expect(model.logits(tokens).values == first)
    let calm = model.evaluating { model.logits(tokens).values }
    #expect(calm == model.evaluating { model.logits(tokens).values } && calm != first)
  }

  @Test("a sequence longer than the block is the same with a reader and without")
  func reader() throws {
    let model = smallGPT("makemore")
    let reader = try #require(model.makeReader())
    var tokens = [3]
    for _ in 0..<40 {
      let window = Array(tokens.suffix(16))
      let (fast, slow) = (reader.nextLogits(after: window), model.nextLogits(after: tokens, start: nil))
      expectEqual(fast, slow, to: 1e-5, "\(tokens.count) tokens")
      tokens.append((tokens.count * 7 + Int(tokens.last!) * 3) % 29)
    }
    // Another sequence, and a shorter one: nothing of the last is left.
    for other in [[5, 6], [5], [5, 7, 8]] {
      expectEqual(reader.nextLogits(after: other), model.nextLogits(after: other, start: nil), to: 1e-5)
    }
  }

  @Test("a matrix and a vector: one row goes another way than several, to the same numbers")
  func vector() {
    for (inputs, outputs) in [(1, 1), (5, 3), (16, 4), (37, 21), (130, 67), (768, 300)] {
      let x = ramp([1, inputs], 3, scale: 2)
      let (weight, bias) = (ramp([outputs, inputs], 5), ramp([outputs], 7))
      let expected = Tensor.concatenate([x, x], axis: 0).linear(weight, bias)[0].values
      expectEqual(x.linear(weight, bias).values, [Float](expected), to: 1e-5)
      // Stored across, as GPT-2's files have it.
      let across = weight.transposed().copy().transposed()
      expectEqual(x.linear(across, bias).values, [Float](expected), to: 1e-5)
    }
  }
}
