import LimnEngine
import Testing

@Suite("Modules")
struct ModuleTests {
  private func model(_ kind: ModelKind) -> any LanguageModel {
    var generator = Generator(seed: 1)
    return ModelConfiguration(kind, vocabularySize: 27).makeModel(using: &generator)
  }

  @Test(
    "the lectures' numbers of parameters",
    arguments: [
      (.bigram, 729), (.mlp, 11_897), (.batchnorm, 12_097), (.wavenet, 76_579),
      // 27 × 24; 24 × 64 + 64; 4 × (2 × (64 × 64 × 2 + 64) + 64 × 64 + 64) + 3 × 4,160; 4,160; 64 × 27 + 27
      (.dilated, 103_331),
      // 64 + 27 × 64; 128 × 64 + 64; 64 × 27 + 27, with three such cells for the second
      (.rnn, 11_803), (.gru, 28_315),
    ] as [(ModelKind, Int)])
  func counts(kind: ModelKind, count: Int) {
    let model = model(kind)
    #expect(model.parameterCount == count)
    #expect(Set(model.namedParameters.map(\.name)).count == model.parameters.count)
    #expect(model.configuration.kind == kind)
    // makemore lecture 2 counts 3,481 with its first sizes.
    var small = ModelConfiguration(.mlp, vocabularySize: 27)
    (small.embeddingWidth, small.hiddenWidth) = (2, 100)
    var generator = Generator(seed: 1)
    #expect(small.makeModel(using: &generator).parameterCount == 3_481)
  }

  @Test("parameters are named as in PyTorch, by path")
  func names() {
    func names(_ kind: ModelKind) -> String {
      model(kind).namedParameters.map(\.name).joined(separator: " ")
    }
    #expect(names(.bigram) == "weight")
    #expect(names(.mlp) == "embedding.weight hidden.weight hidden.bias output.weight output.bias")
    #expect(
      names(.batchnorm)
        == "embedding.weight layers.0.weight layers.1.weight layers.1.bias layers.3.weight layers.3.bias")
    #expect(
      model(.batchnorm).namedBuffers.map(\.name) == ["layers.1.running_mean", "layers.1.running_var"])
    #expect(
      names(.rnn) == "start wte.weight cell.xh_to_h.weight cell.xh_to_h.bias lm_head.weight lm_head.bias")
    #expect(
      names(.gru)
        == "start wte.weight cell.xh_to_z.weight cell.xh_to_z.bias cell.xh_to_r.weight cell.xh_to_r.bias "
        + "cell.xh_to_hbar.weight cell.xh_to_hbar.bias lm_head.weight lm_head.bias")
    #expect(
      names(.dilated).hasSuffix(
        "blocks.2.residual.weight blocks.2.residual.bias blocks.2.skip.weight blocks.2.skip.bias "
          + "blocks.3.filter.weight blocks.3.filter.bias blocks.3.gate.weight blocks.3.gate.bias "
          + "blocks.3.skip.weight blocks.3.skip.bias hidden.weight hidden.bias output.weight output.bias"))
  }

  @Test("modules within, by path")
  func modules() {
    #expect(
      model(.batchnorm).namedModules.map(\.name)
        == ["", "embedding", "layers", "layers.0", "layers.1", "layers.2", "layers.3"])
    #expect(
      model(.gru).namedModules.map(\.name)
        == ["", "wte", "cell", "cell.xh_to_z", "cell.xh_to_r", "cell.xh_to_hbar", "lm_head"])
  }

  @Test("the summary is a table")
  func summary() {
    let table = """
      part       what             parameters               numbers
      embedding  EmbeddingTable   weight 27×10                 270
      hidden     Linear(30, 200)  weight 200×30, bias 200     6200
      output     Linear(200, 27)  weight 27×200, bias 27      5427
      in all                                                 11897
      """
    #expect(model(.mlp).summary == table)
    #expect(
      model(.batchnorm).summary.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        == [
          "part what parameters numbers", "embedding EmbeddingTable weight 27×10 270",
          "layers.0 Linear(30, 200, no bias) weight 200×30 6000",
          "layers.1 BatchNorm(200) weight 200, bias 200 400", "layers.2 tanh",
          "layers.3 Linear(200, 27) weight 27×200, bias 27 5427", "in all 12097",
        ])
  }

  @Test("evaluating turns training off and each layer back as it was, also after an error")
  func evaluating() throws {
    let source = SharedGenerator(Generator(seed: 1))
    let (norm, dropout) = (BatchNorm(3), Dropout(0.5, source: source))
    let layers = Sequential([norm, Sequential([dropout]), ActivationLayer(.relu)])
    #expect(norm.isTraining && dropout.isTraining)
    layers.setTraining(false)
    #expect(!norm.isTraining && !dropout.isTraining)
    dropout.isTraining = true
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try layers.evaluating {
        #expect(!norm.isTraining && !dropout.isTraining)
        let x = Tensor.ones([2, 3]).requiringGrad()
        #expect(layers(x).operation == nil)
        throw Stop()
      }
    }
    #expect(!norm.isTraining && dropout.isTraining)
  }

  @Test("activations are noted by path, and only while they are asked for")
  func activations() {
    var generator = Generator(seed: 2)
    func paths(_ kind: ModelKind) -> [String] {
      let model = model(kind)
      let tokens = generator.randint(0, 27, 2 * model.configuration.blockSize)
      let capture = ActivationCapture()
      let inputs = IndexTensor([tokens]).reshaped([2, model.configuration.blockSize])
      let logits = capture.record { model.logits(inputs) }
      #expect(capture[capture.paths.last ?? ""] === logits)
      _ = model.logits(inputs)
      #expect(capture[capture.paths.last ?? ""] === logits)
      #expect(capture["none"] == nil)
      return capture.paths
    }
    #expect(paths(.mlp) == ["embedding", "hidden", "output"])
    #expect(paths(.batchnorm) == ["embedding", "layers.0", "layers.1", "layers.2", "layers.3", "layers"])
    #expect(paths(.wavenet) == ["embedding"] + (0...12).map { "layers.\($0)" } + ["layers"])
    #expect(
      paths(.dilated)
        == ["embedding", "input", "blocks.0", "blocks.1", "blocks.2", "blocks.3", "hidden", "output"])
    #expect(paths(.gru) == ["wte", "cell", "lm_head"])
  }
}
