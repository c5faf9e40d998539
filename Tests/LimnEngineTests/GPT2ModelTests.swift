import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("GPT-2 as a model")
struct GPT2ModelTests {
  private func reference(_ folder: GPT2Folder) throws -> ReferenceFile {
    try ReferenceFile(contentsOfFile: "\(TinyGPT2.folder)/expected.json", for: folder.configuration)
  }

  @Test("logits, loss, attention and greedy tokens are those of transformers", arguments: [false, true])
  func agrees(isTrained: Bool) throws {
    let folder = try GPT2Folder(TinyGPT2.folder)
    let model = try folder.model(forTraining: isTrained)
    #expect(model.parameterCount == folder.configuration.parameterCount)
    let check = try reference(folder).check(model)
    #expect(check.comparisons.map(\.name) == ["logits", "loss", "attentions"])
    #expect(check.comparisons.map(\.count) == [2304, 1, 1728])
    for comparison in check.comparisons { #expect(comparison.size < 1e-4) }
    let greedy = try #require(check.greedy)
    #expect(greedy.found == greedy.expected && greedy.expected.count == 22)
    #expect(check.passes(1e-4) && !check.passes(0))
    #expect(try !reference(folder).check(try changed(folder)).passes(1e-4))
  }

  /// The model with one number of its last norm changed.
  private func changed(_ folder: GPT2Folder) throws -> GPT {
    let model = try folder.model()
    model.norm.weight[value: 3] += 0.01
    return model
  }

  @Test("weights are used where they lie, and are copied for training")
  func mapping() throws {
    let folder = try GPT2Folder(TinyGPT2.folder)
    let (mapped, copied) = (try folder.model(), try folder.model(forTraining: true))
    #expect(!mapped.blocks[0].attention.input.weight.isContiguous)
    for (first, second) in zip(mapped.namedParameters, copied.namedParameters) {
      #expect(second.tensor.isContiguous && first.name == second.name)
      #expect(first.tensor.values == second.tensor.values)
    }
    // Training goes on from the weights, as in any model.
    let tokens = IndexTensor(try TinyGPT2.expected().tokens)
    let optimizer = SGD(copied.namedParameters)
    var losses: [Float] = []
    for _ in 0..<3 {
      let loss = copied.loss(tokens, tokens)
      losses.append(loss.item)
      copied.zeroGrad()
      loss.backward()
      optimizer.step(learningRate: 0.05)
    }
    #expect(losses[1] < losses[0] && losses[2] < losses[1])
    #expect(mapped.norm.weight.values == (try folder.weights.tensor("ln_f.weight").values))
  }

  @Test("what a model is written as gives the same model, without biases too")
  func writes() throws {
    try withFolder { place in
      let folder = try GPT2Folder(TinyGPT2.folder)
      try GPT2Folder.write(try folder.model(), to: place.path)
      let copy = try GPT2Folder(place.path)
      var expected = folder.configuration
      expected.startToken = nil
      #expect(copy.configuration == expected)
      for name in folder.weights.names {
        #expect(try copy.weights.tensor(name).values == folder.weights.tensor(name).values)
      }
      var sizes = ModelConfiguration(.gpt, vocabularySize: 601, blockSize: 8)
      (sizes.embeddingWidth, sizes.hiddenWidth, sizes.layerCount) = (8, 20, 2)
      sizes.transformer = TransformerConfiguration(
        headCount: 2, hasBias: false, isTied: false, activation: .relu)
      var generator = Generator(seed: 2)
      let plain = GPT(sizes, using: &generator)
      let tokenizer = try BytePairs.tokenizer()
      try GPT2Folder.write(plain, tokenizer: tokenizer, to: place.path)
      let read = try GPT2Folder(place.path)
      #expect(try read.tokenizer() == tokenizer)
      #expect(read.configuration.endToken == 600 && !read.configuration.tiesHead)
      let tokens = IndexTensor([[1, 2, 600], [4, 5, 6]])
      let (found, wanted) = (try read.model().logits(tokens).values, plain.logits(tokens).values)
      #expect(zip(found, wanted).allSatisfy { agree(Double($0), Double($1), to: 1e-6) })
    }
  }

  @Test(
    "transformers reads what is written",
    .enabled(
      if: ProcessInfo.processInfo.environment["LIMN_PYTHON"] != nil,
      "LIMN_PYTHON names no Python with torch and transformers"))
  func transformers() throws {
    let python = try #require(ProcessInfo.processInfo.environment["LIMN_PYTHON"])
    try withFolder { place in
      var sizes = GPT2Configuration(
        vocabularySize: 601, blockSize: 16, width: 12, layerCount: 2, headCount: 3)
      sizes.activation = .gelu
      var generator = Generator(seed: 1)
      let model = GPT(sizes.model, using: &generator)
      // Larger than GPT-2's start, so that mistakes show.
      for parameter in model.namedParameters {
        parameter.tensor.assign(.randn(parameter.tensor.shape, using: &generator))
      }
      let tokenizer = try BytePairs.tokenizer()
      try GPT2Folder.write(model, tokenizer: tokenizer, to: place.path)
      let (text, tokens) = ("That's naïve 🙂\n\n", [[1, 2, 3, 600], [5, 6, 7, 8]])
      let logits = model.evaluating { model.logits(IndexTensor(tokens)).values }
      try JSONSerialization.data(withJSONObject: [
        "tokens": tokens, "logits": logits.map { Double($0) }, "text_tokens": try tokenizer.encode(text),
      ]).write(to: place.appending(path: "logits.json"))
      let script = Bundle.module.bundleURL.appending(path: "Fixtures/compare_gpt2.py").path
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [script, place.path, text]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
  }

  @Test(
    "files of another program's numbers that are damaged are refused",
    arguments: [
      ("[]", "is wrong at its byte 0: the file is an array; it should be an object with tokens and logits."),
      ("{}", "holds no “tokens”; it should hold what the model was given, an array a row."),
      (#"{"tokens": [1, 2]}"#, "is wrong at its byte 11: “tokens” should be numbers in arrays 2 deep."),
      (
        #"{"tokens": [[1, 2], [3]]}"#,
        "is wrong at its byte 20: the array holds 1 elements, those before it 2."
      ),
      (#"{"tokens": [[1, 96]]}"#, ": “tokens” holds 96.0; the model's tokens are 0 to 95."),
      (#"{"tokens": [[1, 0.5]]}"#, ": “tokens” holds 0.5; the model's tokens are 0 to 95."),
      (
        #"{"tokens": [[1, 2]]}"#,
        "holds nothing to compare; it should hold one of “logits”, “loss”, “attentions” and “greedy”."
      ),
      (#"{"tokens": [[1, 2]], "loss": "x"}"#, "is wrong at its byte 29: “loss” should be a number."),
      (
        #"{"tokens": [[1]], "loss": 1}"#,
        ": “tokens” are 1 a row, which has no next one for a loss; give 2 at least."
      ),
      (
        #"{"tokens": [[1]], "logits": [[[1, 2]]]}"#,
        ": “logits” have the shape [1, 1, 2]; this model's have [1, 1, 96]."
      ),
      (
        #"{"tokens": [[1, 2]], "greedy": [1, 3]}"#,
        ": “greedy” doesn't begin with the first row of “tokens”, which it should continue."
      ),
    ])
  func references(text: String, message: String) throws {
    let sizes = try GPT2Folder(TinyGPT2.folder).configuration
    try withFile(Array(text.utf8), name: "expected.json") { file in
      let error = #expect(throws: DataError.self) { try ReferenceFile(contentsOfFile: file.path, for: sizes) }
      let separator = message.hasPrefix(":") ? "" : " "
      #expect(error?.description == file.path + separator + message)
    }
  }

  @Test("the largest differences come first, and what is no number is the largest")
  func differences() {
    let comparison = ReferenceComparison(
      "x", shape: [2, 3], found: [1, 2, .nan, 4, 5.5, 6], expected: [1, 2.25, 3, 4, 5, 7], keeping: 3)
    #expect(comparison.largest.map(\.position) == [[0, 2], [1, 2], [1, 1]])
    #expect(comparison.largest.map(\.size) == [.infinity, 1, 0.5])
    #expect(comparison.size == .infinity && comparison.count == 6)
  }
}
