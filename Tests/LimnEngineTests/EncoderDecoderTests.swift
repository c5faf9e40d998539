import Testing

@testable import LimnEngine

@Suite("Encoder and decoder")
struct EncoderDecoderTests {
  private static let names = ["separate", "shared"]

  @Test("as PyTorch's layers with norms before: scores, loss, gradients, weights", arguments: names)
  func reference(name: String) throws {
    let figures = try #require(
      fixture("encoder-decoder", as: [String: EncoderDecoderFigures].self)[name])
    let model = smallEncoderDecoder(name)
    let sources = try #require(smallPairs.sources)
    #expect(model.namedParameters.map(\.name) == figures.names)
    #expect(model.configuration.parameterCount == model.parameterCount)
    expectEqual(model.logits(sources, smallPairs.inputs).values, figures.logits, to: 1e-5, "logits")
    let loss = model.loss(smallPairs)
    expectEqual([loss.item], [figures.loss], to: 1e-6, "loss")
    loss.backward()
    expectGradients(model, figures.gradients)
    let weights = model.attentionWeights(sources, smallPairs.inputs)
    let configuration = model.configuration
    let (encoders, decoders) = (configuration.encoderOrDefault.layerCount, configuration.layerCount)
    #expect(weights.encoder.shape == [encoders, 2, 2, 5, 5])
    #expect(weights.decoder.shape == [decoders, 2, 2, 4, 4])
    #expect(weights.cross.shape == [decoders, 2, 2, 4, 5])
    expectEqual(weights.decoder.values, figures.weights.decoder, to: 1e-5, "decoder")
    expectEqual(weights.cross.values, figures.weights.cross, to: 1e-5, "cross")
    expectEqual(weights.encoder.values, figures.weights.encoder, to: 1e-5, "encoder")
  }

  @Test("padding says nothing: each pair by itself gives the same", arguments: names)
  func padding(name: String) throws {
    let model = smallEncoderDecoder(name)
    let pairs = SequencePairs(
      sources: [[1, 4, 2, 8, 5], [7, 1, 3], [2]], targets: [[3, 5, 2], [6], []], start: 0, end: 1)
    #expect(pairs.count == 3 && pairs.blockSize == 4)
    let batch = pairs.batch(at: [1, 2, 0])
    #expect(batch.inputs == IndexTensor([[0, 6, 1, 1], [0, 1, 1, 1], [0, 3, 5, 2]]))
    #expect(batch.targets == IndexTensor([[6, 1, -1, -1], [1, -1, -1, -1], [3, 5, 2, 1]]))
    #expect(batch.sources?.lengths == [3, 1, 5] && batch.sources?.width == 5)
    // By hand: the losses of the three, weighed by how many targets count.
    let apart = [0, 1, 2].map { Double(model.loss(pairs.batch(at: [$0])).item) }
    let mean = (4 * apart[0] + 2 * apart[1] + apart[2]) / 7
    #expect(agree(Double(model.loss(batch).item), mean, to: 1e-6))
    #expect(agree(model.evaluate(pairs), mean, to: 1e-6))
  }

  @Test("what is said later changes nothing before; every token of the source does")
  func reach() {
    let model = smallEncoderDecoder("separate")
    let (source, tokens) = ([1, 4, 2, 8, 5], [0, 3, 5, 2, 1])
    func scores(_ source: [Int], _ tokens: [Int]) -> [Float] {
      model.logits(PaddedSequences([source]), IndexTensor([tokens])).values
    }
    let whole = scores(source, tokens)
    for changed in tokens.indices {
      var others = tokens
      others[changed] = 6
      let before = changed * 7
      let changedScores = scores(source, others)
      #expect(changedScores.prefix(before) == whole.prefix(before))
      #expect(changedScores[before..<before + 7] != whole[before..<before + 7])
    }
    for changed in source.indices {
      var others = source
      others[changed] = 3
      #expect(scores(others, tokens).prefix(7) != whole.prefix(7))
    }
  }

  @Test("every part is captured by its name, at no change of the numbers")
  func capture() throws {
    let model = smallEncoderDecoder("separate")
    let sources = try #require(smallPairs.sources)
    let plain = withoutGradients { model.logits(sources, smallPairs.inputs) }
    let capture = ActivationCapture()
    let captured = capture.record { model.logits(sources, smallPairs.inputs) }
    #expect(captured.values == plain.values)
    for path in [
      "encoder.tokenEmbedding", "encoder.blocks.1.attention.weights", "encoder.norm",
      "decoder.positionEmbedding", "decoder.blocks.0.attention.weights",
      "decoder.blocks.0.crossAttention.weights", "decoder.blocks.0.feedForward.activation", "decoder.norm",
      "head",
    ] {
      #expect(capture.paths.contains(path), "\(path)")
    }
  }

  @Test("GPT-2's start scales what is added to the stream by how often it is: twice, or three times a block")
  func start() throws {
    var configuration = ModelConfiguration(.encoderDecoder, vocabularySize: 20)
    configuration.transformer?.start = .gpt2
    configuration.encoder?.layerCount = 4
    configuration.layerCount = 3
    var generator = Generator(seed: 3)
    let model = EncoderDecoder(configuration, using: &generator)
    func deviation(_ name: String) throws -> Double {
      let values = try #require(model.namedParameters.first { $0.name == name }).tensor.values
      return (values.reduce(0) { $0 + Double($1) * Double($1) } / Double(values.count)).squareRoot()
    }
    // Of 4,096 numbers and more the deviation is right to some percent.
    for (name, expected) in [
      ("encoder.blocks.3.attention.output.weight", 0.02 / 8.0.squareRoot()),
      ("decoder.blocks.0.crossAttention.output.weight", 0.02 / 3),
      ("decoder.blocks.2.feedForward.output.weight", 0.02 / 3),
      ("decoder.blocks.2.crossAttention.queries.weight", 0.02),
    ] {
      #expect(abs(try deviation(name) / expected - 1) < 0.05, "\(name)")
    }
  }
}
