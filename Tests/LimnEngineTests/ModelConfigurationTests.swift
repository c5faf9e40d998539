import LimnEngine
import Testing

@Suite("Model configurations")
struct ModelConfigurationTests {
  private func problem(_ kind: ModelKind, _ change: (inout ModelConfiguration) -> Void = { _ in }) -> String?
  {
    var configuration = ModelConfiguration(kind, vocabularySize: 27)
    change(&configuration)
    do {
      try configuration.check()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("the lectures' sizes are right", arguments: ModelKind.allCases)
  func defaults(kind: ModelKind) { #expect(problem(kind) == nil) }

  @Test("sizes out of range")
  func ranges() {
    #expect(
      problem(.mlp) { $0.vocabularySize = 0 }
        == "The model's vocabulary size is 0; it has to be 1 to 1000000.")
    #expect(
      problem(.mlp) { $0.blockSize = 70_000 } == "The model's block size is 70000; it has to be 1 to 65536.")
    #expect(
      problem(.gru) { $0.embeddingWidth = 0 } == "The model's embedding width is 0; it has to be 1 to 65536.")
    #expect(
      problem(.rnn) { $0.hiddenWidth = -3 } == "The model's hidden width is -3; it has to be 1 to 65536.")
    #expect(
      problem(.batchnorm) { $0.layerCount = 257 }
        == "The model's number of layers is 257; it has to be 1 to 256.")
    #expect(problem(.batchnorm) { $0.layerCount = 256 } == nil)
  }

  @Test("what only some models can be")
  func kinds() {
    #expect(problem(.bigram) { $0.blockSize = 2 } == "The model's block size is 2; a bigram's is 1.")
    #expect(
      problem(.mlp) { $0.layerCount = 2 }
        == "The model's number of layers is 2; an MLP has 1, “batchnorm” takes any number.")
    for kind in [ModelKind.rnn, .gru] {
      #expect(
        problem(kind) { $0.layerCount = 2 } == "The model's number of layers is 2; a recurrent model has 1.")
    }
    #expect(
      problem(.dilated) { $0.layerCount = 17 }
        == "The model's number of layers is 17; with gaps that double, it has to be 1 to 16.")
    #expect(problem(.dilated) { $0.layerCount = 16 } == nil)
    #expect(
      problem(.wavenet) { $0.blockSize = 9 }
        == "The model's block size is 9 with 3 layers; a WaveNet joins two by two, so it has to be 2 to the power of "
        + "the number of layers.")
    #expect(problem(.wavenet) { ($0.blockSize, $0.layerCount) = (65_536, 16) } == nil)
    #expect(problem(.wavenet) { ($0.blockSize, $0.layerCount) = (65_536, 256) } != nil)
  }

  @Test("the same seed makes the same model", arguments: ModelKind.languageModels)
  func seeds(kind: ModelKind) {
    func weights(_ seed: UInt64) -> [[Float]] {
      var generator = Generator(seed: seed)
      return ModelConfiguration(kind, vocabularySize: 27).makeModel(using: &generator).parameters.map(
        \.values)
    }
    #expect(weights(7) == weights(7))
    #expect(weights(7) != weights(8))
  }
}
