import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("What a run is asked for")
struct RunConfigurationTests {
  private func refusal(_ kind: ModelKind = .mlp, _ change: (inout RunConfiguration) -> Void) throws -> String
  {
    var configuration = RunConfiguration(model: ModelConfiguration(kind, vocabularySize: 27), steps: 10)
    change(&configuration)
    return try #require(throws: DataError.self) { try configuration.check() }.description
  }

  @Test("settings that can't be are refused with what they have to be")
  func refusals() throws {
    #expect(try refusal { $0.steps = -1 } == "The number of steps is -1; it has to be 0 to 1000000000.")
    #expect(
      try refusal { $0.accumulation = 0 } == "The number of batches a step is 0; it has to be 1 to 1000000.")
    #expect(
      try refusal { ($0.batchSize, $0.accumulation) = (1_000_000, 101) }
        == "A step would take 101 batches of 1000000 examples; it may take 100000000 examples at most.")
    #expect(
      try refusal { ($0.batchSize, $0.accumulation) = (.max, .max) }
        == "The batch size is \(Int.max); it has to be 1 to 1000000.")
    #expect(try refusal { $0.sampleCount = -1 } == "The number of samples is -1; it has to be 0 to 1000.")
    #expect(
      try refusal { $0.statisticsInterval = 0 }
        == "The statistics interval is 0; it has to be 1 to 1000000000.")
    for rate in [0, -1, 1e-60, 1e60, .infinity] {
      #expect(
        try refusal { $0.schedule = LearningRateSchedule(rate) }
          == "The learning rate is \(rate); it has to be above 0 and finite.")
    }
    #expect(
      try refusal { $0.schedule = LearningRateSchedule(0.1, warmUp: .max) }
        == "The warm-up is \(Int.max); it has to be 0 to 1000000000.")
    #expect(try refusal { $0.momentum = 1 } == "The momentum is 1.0; it has to be 0 or more and below 1.")
    #expect(
      try refusal { $0.weightDecay = .nan } == "The weight decay is nan; it has to be 0 or more and finite.")
    #expect(
      try refusal { $0.largestNorm = 0 }
        == "The largest gradient norm is 0.0; it has to be above 0 and finite.")
    #expect(
      try refusal(.wavenet) { $0.batchSize = 1 }
        == "The batch size is 1; batch norm compares examples, so it has to be at least 2.")
    #expect(
      try refusal { $0.data.separator = "\n" }
        == "The separator is empty or holds a line end; it has to be a text such as “|”.")
    #expect(
      try refusal { $0.data.heldOut = 0 } == "The number held out is 0; it has to be 1 to 1000000000.")
    #expect(
      try refusal(.rnn) { $0.model.layerCount = 2 }
        == "The model's number of layers is 2; a recurrent model has 1.")
    #expect(
      try refusal {
        ($0.model.hiddenWidth, $0.model.blockSize, $0.model.embeddingWidth) = (65_536, 65_536, 65_536)
      }
        == "The model would have 281474980315163 parameters; it may have 1073741824 at most, so choose smaller sizes."
    )
    // A number of steps that is refused must not overflow before.
    #expect(RunConfiguration(model: ModelConfiguration(.mlp, vocabularySize: 2), steps: .max).steps == .max)
  }

  @Test("a schedule's numbers are checked, whatever its shape")
  func schedules() throws {
    func sentence(_ shape: LearningRateSchedule.Shape) throws -> String {
      try refusal { $0.schedule = LearningRateSchedule(0.1, shape) }
    }
    #expect(
      try sentence(.steps(at: [3, -2], factor: 0.1))
        == "The learning rate changes at step -2; it has to be 0 or more.")
    for factor in [0, -0.1, .nan, .infinity] {
      #expect(
        try sentence(.steps(at: [3], factor: factor))
          == "The learning rate's factor is \(factor); it has to be above 0 and finite.")
    }
    for final in [-0.1, .nan, .infinity, 1e60] {
      for shape in [
        LearningRateSchedule.Shape.cosine(final: final, end: 9), .exponential(final: final, end: 9),
      ] {
        #expect(
          try sentence(shape) == "The final learning rate is \(final); it has to be 0 or more and finite.")
      }
    }
    for shape in [
      LearningRateSchedule.Shape.cosine(final: 0, end: -1), .exponential(final: 0.1, end: .min),
    ] {
      #expect(try sentence(shape).hasPrefix("The learning rate's last change is at step -"))
      #expect(try sentence(shape).hasSuffix("; it has to be 0 or more."))
    }
    var configuration = RunConfiguration(model: ModelConfiguration(.mlp, vocabularySize: 27), steps: 10)
    for shape: LearningRateSchedule.Shape in [
      .constant, .steps(at: [], factor: 2), .steps(at: [0], factor: 0.1), .cosine(final: 0, end: 0),
    ] {
      configuration.schedule = LearningRateSchedule(0.1, shape)
      try configuration.check()
    }
  }

  @Test("parameters are counted as the model has them", arguments: ModelKind.allCases)
  func parameterCount(kind: ModelKind) {
    var generator = Generator(seed: 1)
    var configuration = ModelConfiguration(kind, vocabularySize: 27)
    #expect(configuration.parameterCount == configuration.makeTrainable(using: &generator).parameterCount)
    if kind != .bigram {
      // Heads divide the width.
      (configuration.embeddingWidth, configuration.hiddenWidth) = (kind.isTransformer ? 8 : 5, 7)
    }
    if kind == .batchnorm || kind == .dilated { configuration.layerCount = 3 }
    #expect(configuration.parameterCount == configuration.makeTrainable(using: &generator).parameterCount)
  }

  @Test("contexts of a running text are each token with those before it")
  func contexts() throws {
    let contexts = TextContexts([1, 2, 3, 4, 5], blockSize: 2)
    #expect(contexts.count == 3 && contexts.blockSize == 2)
    let batch = contexts.batch(at: [2, 0])
    #expect(batch.inputs == IndexTensor(shape: [2, 2], values: [3, 4, 1, 2]))
    #expect(batch.targets == IndexTensor(shape: [2], values: [5, 3]))
    let short = #expect(throws: DataError.self) {
      let corpus = Corpus(text: "ab", source: "t")
      _ = try TextContexts(corpus, tokenizer: CharacterTokenizer(corpus), blockSize: 2)
    }
    #expect(short?.description == "t has 2 tokens; a block size of 2 needs at least 3.")
  }

  @Test("corpora of a few lines or words are learned, and what stands in is said")
  func fewLines() throws {
    try withFolder { root in
      func prepare(_ kind: ModelKind, _ text: String, _ change: (inout RunConfiguration) -> Void = { _ in })
        throws
        -> PreparedRun
      {
        let path = root.appending(path: "a.txt")
        try Data(text.utf8).write(to: path)
        return try PreparedRun(
          smallRun(kind, in: root) {
            $0.data.path = path.path
            change(&$0)
          })
      }
      let one = try prepare(.mlp, "emma")
      #expect(one.run.examples.count == 5 && one.validation.count == 5 && one.test.count == 5)
      #expect(
        one.notes == ["a.txt is too short to keep a part to validate and test; what is learned stands in."])
      #expect(
        try prepare(.mlp, "a\nb\nc").notes
          == ["a.txt is too short to keep a part to validate; what is learned stands in."])
      #expect(try prepare(.mlp, fewNames.joined(separator: "\n")).notes.isEmpty)
      // Empty columns are not learned; lines beyond the block are said.
      #expect(try prepare(.gru, "emma\nava\nmia") { $0.model.blockSize = 64 }.run.examples.blockSize <= 5)
      #expect(
        try prepare(.gru, fewNames.joined(separator: "\n")).notes
          == ["Lines of 8 tokens or more are cut, 3 of 20; a block size of 10 takes them whole."])
      let text = try prepare(.gru, String(repeating: "ab ", count: 100)) { $0.data.kind = .text }
      #expect(text.run.examples.count == 232 && text.validation.count == 3 && text.test.count == 3)
      // Of 300 characters 30 would be a tenth.
      func held(_ count: Int) throws -> PreparedRun {
        try prepare(.gru, String(repeating: "ab ", count: 100)) {
          ($0.data.kind, $0.data.heldOut) = (.text, count)
        }
      }
      let few = try held(17)
      #expect(few.run.examples.count == 258 && few.validation.count == 2 && few.test.count == 2)
      #expect(try held(30).run.examples.count == 232)
      let tooFew = #expect(throws: DataError.self) { _ = try held(8) }
      #expect(
        tooFew?.description
          == "The held-out parts would have 8 tokens each; a block size of 8 needs at least 9.")
      let short = #expect(throws: DataError.self) {
        _ = try prepare(.gru, "abcdefghij") { $0.data.kind = .text }
      }
      #expect(short?.description == "a.txt has 8 tokens to learn from; a block size of 8 needs at least 9.")
      let dots = #expect(throws: DataError.self) { _ = try prepare(.mlp, "ab\nE11.9 I10") }
      #expect(
        dots?.description
          == "a.txt, line 2 holds a “.”, which marks where lines start and end; take the tokens for codes "
          + "(--codes), or the file for one text (--text).")
      let huge = #expect(throws: DataError.self) {
        _ = try prepare(.mlp, String(repeating: "abc\n", count: 20_000)) {
          ($0.model.blockSize, $0.model.hiddenWidth) = (65_536, 1)
        }
      }
      #expect(
        huge?.description
          == "a.txt (train) has 64000 examples of 65536 tokens, more than fit into memory; choose a smaller block size."
      )
    }
  }

  @Test("a loss that is no number ends the run in one sentence, is logged, and leaves good checkpoints")
  func divergence() throws {
    try withFolder { root in
      let folder = RunFolder(root.path + "/run")
      let configuration = try smallRun(.mlp, in: root) {
        $0.schedule = LearningRateSchedule(1e36)
        $0.checkpointInterval = 1
      }
      let error = #expect(throws: DataError.self) { _ = try finish(configuration, in: folder.path) }
      let step = try #require(timelessLog(folder).last).step
      #expect(
        error?.description
          == "The loss is no longer a number at step \(step); start anew with a learning rate below 1e+36.")
      #expect(try folder.model().step < step)
      // The same again, from the checkpoint before.
      let again = #expect(throws: DataError.self) { try resume(folder) }
      #expect(again == error)
    }
  }

  @Test("a step too far is refused before anything is made up or saved of it", arguments: [0, 1])
  func lastStep(sampleCount: Int) throws {
    try withFolder { root in
      let folder = RunFolder(root.path + "/run")
      let configuration = try smallRun(.mlp, in: root, steps: 1) {
        $0.schedule = LearningRateSchedule(1e37)
        $0.sampleCount = sampleCount
      }
      let run = try RecordedRun(configuration, in: folder)
      let error = #expect(throws: DataError.self) { _ = try run.advance() }
      #expect(
        error?.description
          == "The loss is no longer a number at step 1; start anew with a learning rate below 1e+37.")
      // The weights are numbers still, only their scores are none.
      #expect(run.prepared.run.hasFiniteState)
      #expect(folder.checkpoints.map(\.step) == [0])
    }
  }

  @Test("running statistics and the optimiser's averages that are beyond all numbers are not saved")
  func infiniteState() throws {
    try withFolder { root in
      for (kind, optimizer) in [(ModelKind.wavenet, RunConfiguration.OptimizerKind.sgd), (.mlp, .adam)] {
        let folder = RunFolder("\(root.path)/\(kind)")
        let run = try RecordedRun(smallRun(kind, in: root) { $0.optimizer = optimizer }, in: folder)
        try advance(run, 1)
        let stored = Checkpoint.tensors(of: run.prepared.run)
        let name = optimizer == .adam ? "optimizer.hidden.weight.exp_avg_sq" : "running_var"
        let tensor = try #require(stored.first { $0.name.hasSuffix(name) }).tensor
        tensor.assign(Tensor(shape: tensor.shape, values: [Float](repeating: .infinity, count: tensor.count)))
        let error = #expect(throws: DataError.self) { try run.save() }
        #expect(
          error?.description
            == "The loss is no longer a number at step 1; start anew with a learning rate below 0.1.")
        #expect(folder.checkpoints.map(\.step) == [0])
      }
    }
  }
}
