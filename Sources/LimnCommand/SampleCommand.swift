import ArgumentParser
import Limn

/// Makes up text with a trained model.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Make up new sequences with a model that “limn train” trained, or with a GPT-2.",
    discussion: """
      limn sample runs/mlp -n 20 --temperature 0.8 --top-k 5 --seed 1 --prompt em
      limn sample runs/encoder-decoder --prompt "E11.9 I10" --beam 8
      limn sample --gpt2 gpt2 --half --prompt "The meaning of life is"
      """)

  @OptionGroup var model: ModelOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "How many to make up. (default: 10; 1 of running text and of an encoder-decoder)")
  var count: Int?

  @OptionGroup var drawing: DrawingOptions

  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How many beginnings an encoder-decoder's search keeps; 1 takes the likeliest token each time. (default: 4)"
  )
  var beam: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help:
      "The power of the length that an encoder-decoder's search divides log-probabilities by. (default: 1)")
  var lengthPenalty: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: "The text to go on from; for an encoder-decoder the source of the target.")
  var prompt = ""

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many tokens to draw at most. (default: 200; 500 of running text by characters)")
  var length: Int?

  @Flag(
    name: .long,
    help:
      "Hold a GPT's matrices in 16 bits a number: half the memory, and a large one is nearly twice as fast.")
  var half = false

  func validate() throws {
    if (model.folder == nil) == (model.gpt2 == nil) {
      throw ValidationError("Give the folder of a run, or that of a GPT-2 with --gpt2, and not both.")
    }
    if let count, !(0...1_000_000).contains(count) {
      throw ValidationError("-n is \(count); it has to be 0 to 1,000,000.")
    }
    if let beam, !(1...1_000).contains(beam) {
      throw ValidationError("--beam is \(beam); it has to be 1 to 1,000.")
    }
    if let lengthPenalty, !(0...100).contains(lengthPenalty) {
      throw ValidationError("--length-penalty is \(lengthPenalty); it has to be 0 to 100.")
    }
    if let length, !(0...10_000_000).contains(length) {
      throw ValidationError("--length is \(length); it has to be 0 to 10,000,000.")
    }
  }

  func run() throws {
    let options = try drawing.sampling()
    if let folder = model.folder {
      let kind = try RunFolder(folder).configuration().model.kind
      guard !half || kind == .gpt else {
        throw DataError(
          "--half is for the matrices of a gpt; \(folder) is a run of the model \(kind.rawValue), so leave it out."
        )
      }
      if kind == .encoderDecoder { return try searchTargets(RunFolder(folder)) }
    }
    guard beam == nil && lengthPenalty == nil else {
      throw DataError(
        "--beam and --length-penalty are for an encoder-decoder's search; this model draws, so leave them out."
      )
    }
    let (model, tokenizer) = try predictor()
    let prompt = try checkedPrompt(tokenizer)
    var isText = tokenizer.endToken == nil
    let longest = length ?? (isText ? 500 : 200)
    if case .bytePair = tokenizer { isText = true }
    var generator = Generator(seed: drawing.seed)
    for _ in 0..<(count ?? (isText ? 1 : 10)) {
      // Running text is shown as it is made; a line when it is whole.
      if isText { try Output.stream(prompt) }
      let text = try model.makeText(
        after: prompt, tokenizer: tokenizer, longest: longest, options: options, using: &generator
      ) { if isText { try Output.stream($0) } }
      try Output.say(isText ? "" : text)
    }
  }

  /// What text is drawn from, and its tokenizer.
  private func predictor() throws -> (any TokenPredictor, StoredTokenizer) {
    if half, let gpt2 = model.gpt2 { return try ModelSource.halfPrecision(gpt2: gpt2) }
    let source = try model.source()
    guard half, let model = source.model as? GPT else { return (source.model, source.tokenizer) }
    return (try HalfPrecisionGPT(model), source.tokenizer)
  }

  /// Prints the likeliest targets of the prompt, the best first.
  private func searchTargets(_ folder: RunFolder) throws {
    guard !drawing.changesChances else {
      throw DataError(
        "--temperature, --top-k and --top-p are for models that draw; an encoder-decoder searches (--beam), so leave "
          + "them out.")
    }
    guard !prompt.isEmpty else {
      throw DataError("--prompt is missing; give the source that a target is to be made of.")
    }
    let (width, wanted) = (beam ?? max(4, count ?? 1), count ?? 1)
    guard wanted <= width && length != 0 else {
      throw DataError(
        length == 0
          ? "--length is 0; for an encoder-decoder it has to be at least 1."
          : "-n is \(wanted), the beam \(width); a search gives as many targets as its beam is wide, at most."
      )
    }
    let pairs = try folder.pairModel(step: model.checkpoint.step, best: model.checkpoint.best) {
      Output.note("\($0)")
    }.model
    let source: [Int]
    do {
      source = try pairs.encode(prompt)
    } catch let error as DataError {
      throw DataError("--prompt: \(error)")
    }
    let targets = try pairs.targets(
      of: source, beamWidth: width, lengthPenalty: lengthPenalty ?? 1, longest: length)
    for target in targets.prefix(wanted) { try Output.say(target.text) }
  }

  /// The prompt as the model will see it, or what is wrong with it.
  private func checkedPrompt(_ tokenizer: StoredTokenizer) throws -> String {
    do {
      // A code that the model never saw would be taken for “unknown”, about which it learned nothing.
      if case .delimiter(let codes) = tokenizer {
        _ = try DelimiterTokenizer(codes: codes.codes, separator: codes.separator, specialTokens: []).encode(
          prompt)
      }
      return tokenizer.decode(try tokenizer.encode(prompt))
    } catch let error as DataError {
      throw DataError("--prompt: \(error)")
    }
  }
}
