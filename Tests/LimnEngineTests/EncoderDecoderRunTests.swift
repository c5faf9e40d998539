import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Runs of an encoder-decoder")
struct EncoderDecoderRunTests {
  /// What is billed for diagnoses, made up for this test: codes in order, none twice, and one more for a pair of two.
  private static let billing = [
    "E11.9": ["83036"], "E11.65": ["82947", "83036"], "I10": ["93000"], "Z79.4": ["82947"],
    "J45.909": ["94010"], "N18.3": ["80069"], "E78.5": ["80061"], "M54.5": ["72100"],
  ]

  private static func bill(_ diagnoses: [String]) -> [String] {
    var codes = Set(diagnoses.flatMap { billing[$0] ?? [] })
    if diagnoses.contains("N18.3") && (diagnoses.contains("E11.9") || diagnoses.contains("E11.65")) {
      codes.insert("82043")
    }
    return codes.sorted()
  }

  /// Lines of one to four diagnoses in any order, a tab and what is billed, each one once.
  private func writePairs(_ count: Int, to file: URL) throws {
    var generator = Generator(seed: 7)
    let all = Self.billing.keys.sorted()
    var lines: Set<String> = []
    var text = ""
    while lines.count < count {
      let chosen = generator.randperm(all.count).prefix(generator.randint(1, 5, 1)[0]).map { all[$0] }
      let line = "\(chosen.joined(separator: " "))\t\(Self.bill(chosen).joined(separator: " "))\n"
      if lines.insert(line).inserted { text += line }
    }
    try Data(text.utf8).write(to: file)
  }

  private func run(
    _ count: Int, steps: Int, in folder: URL, _ change: (inout RunConfiguration) -> Void = { _ in }
  ) throws -> RunConfiguration {
    let file = folder.appending(path: "pairs.tsv")
    try writePairs(count, to: file)
    var model = ModelConfiguration(.encoderDecoder, vocabularySize: 1, blockSize: 2)
    (model.embeddingWidth, model.hiddenWidth, model.layerCount) = (32, 64, 1)
    model.encoder?.layerCount = 1
    var run = RunPreset.names.configuration(model, steps: steps, learningRate: 3e-3)
    run.data = RunConfiguration.Data(path: file.path, hasCodes: true)
    run.evaluationInterval = max(steps, 1)
    run.checkpointInterval = max(steps, 1)
    change(&run)
    return run
  }

  @Test(
    "diagnosis codes to billing codes: learned, read back from the folder, and right for pairs never seen")
  func billing() throws {
    try withFolder { folder in
      let recorded = try RecordedRun(
        run(1_200, steps: 500, in: folder) { $0.sampleCount = 2 },
        in: RunFolder(folder.appending(path: "r").path))
      let model = recorded.prepared.configuration.model
      // Four diagnoses at most, six codes for them and the end: the blocks grew to the longest.
      #expect(model.encoder?.vocabularySize == 8 && model.encoder?.blockSize == 4)
      #expect(model.vocabularySize == 10 && model.blockSize > 4)
      var samples: [String] = []
      while let progress = try recorded.advance() { samples = progress.samples }
      let pairs = try recorded.folder.pairModel().model
      let test = try #require(recorded.prepared.test as? SequencePairs)
      let exact = try pairs.exactCount(test)
      #expect(exact.of == 120 && Double(exact.right) >= 0.99 * Double(exact.of), "\(exact)")
      for sample in samples {
        let sides = sample.components(separatedBy: " → ")
        #expect(Self.bill(sides[0].components(separatedBy: " ")).joined(separator: " ") == sides[1])
      }
      #expect(samples.count == 2)
      let found = try pairs.targets(of: "N18.3 E11.9 I10")
      #expect(found[0].text == "80069 82043 83036 93000" && found[0].hypothesis.isComplete)
      #expect(try pairs.targets(of: "I10", beamWidth: 2).map(\.text).first == "93000")
      #expect(
        try #require(throws: DataError.self) { try pairs.targets(of: "I10 I10 I10 I10 I10") }.description
          == "The source has 5 tokens; it has to have 1 to 4.")
      #expect(
        try #require(throws: DataError.self) { try pairs.targets(of: "A00") }.description
          == "“A00” is not in the vocabulary of 8 codes.")
    }
  }

  @Test("stopped and resumed, it ends in the same bytes, dropout and the best state included")
  func resuming() throws {
    try withFolder { folder in
      let configuration = try run(60, steps: 12, in: folder) {
        $0.model.transformer?.dropout = 0.1
        $0.batchSize = 4
        $0.checkpointInterval = 4
        $0.evaluationInterval = 6
        $0.sampleCount = 1
      }
      let whole = try finish(configuration, in: folder.appending(path: "whole").path)
      let stopped = RunFolder(folder.appending(path: "stopped").path)
      try advance(RecordedRun(configuration, in: stopped), 7)
      #expect(try resume(stopped).isEmpty)
      try expectSame(whole, stopped)
      // Killed while it began, before its tokenizers were written.
      let begun = RunFolder(folder.appending(path: "begun").path)
      try advance(RecordedRun(configuration, in: begun), 0)
      for name in ["tokenizer.json", "source-tokenizer.json", "checkpoints"] {
        try FileManager.default.removeItem(atPath: "\(begun.path)/\(name)")
      }
      try resume(begun)
      try expectSame(whole, begun)
    }
  }

  @Test("lines that are no pairs are refused with their numbers")
  func refusals() throws {
    func refusal(_ text: String) throws -> String {
      try withFile(Array(text.utf8), name: "pairs.tsv") { file in
        try #require(throws: DataError.self) {
          try PairCorpus(Corpus(contentsOfFile: file.path, as: .lines))
        }.description
      }
    }
    let right = "a pair is a source, one tab and its target."
    #expect(try refusal("a\tb\n\nab\n") == "pairs.tsv, line 3 holds no tab; \(right)")
    #expect(try refusal("\ta\n") == "pairs.tsv, line 1 holds no tab; \(right)")
    #expect(try refusal("a\tb\tc\n") == "pairs.tsv, line 1 holds 2 tabs; \(right)")
    let pairs = try PairCorpus(Corpus(lines: [" a b \t c"], source: "here"))
    #expect(pairs.sources.texts == ["a b"] && pairs.targets.texts == ["c"])
    #expect(
      try #require(throws: DataError.self) { try PairCorpus(Corpus(lines: ["x"], source: "here")) }
        .description
        == "here holds no tab; \(right)")
  }

  @Test("sizes that can't be are refused; a language model is asked for where one is needed")
  func sizes() throws {
    func refusal(_ change: (inout ModelConfiguration) -> Void) throws -> String {
      var configuration = ModelConfiguration(.encoderDecoder, vocabularySize: 9)
      change(&configuration)
      return try #require(throws: DataError.self) { try configuration.check() }.description
    }
    #expect(
      try refusal { $0.encoder?.blockSize = 0 }
        == "The model's encoder's block size is 0; it has to be 1 to 65536.")
    #expect(
      try refusal { $0.encoder?.layerCount = 257 }
        == "The model's encoder's number of layers is 257; it has to be 1 to 256.")
    #expect(
      try refusal { $0.transformer?.headCount = 3 }
        == "The model's number of heads is 3; it has to be 1 or more and divide the embedding width, 64.")
    try withFolder { folder in
      let configuration = try run(20, steps: 0, in: folder)
      let made = try finish(configuration, in: folder.appending(path: "r").path)
      #expect(
        try #require(throws: DataError.self) { try made.model() }.description
          == "\(made.path): the run is of an encoder-decoder, which makes one sequence of another; this needs a "
          + "language model, such as a gpt.")
      // The embedding that is drawn with the targets' names is that of the targets, and so are the counts.
      let table = try made.matrix(nil, in: made.checkpoint().path)
      #expect(table.name == "decoder.tokenEmbedding.weight")
      #expect(try made.tokenCounts().count == made.tokenizer().count)
    }
  }
}
