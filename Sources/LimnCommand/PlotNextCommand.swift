import ArgumentParser
import Limn

/// Draws the chances of what comes next.
struct PlotNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract:
      "Draw the chances of the next token as bars: after a beginning, or step by step for a sample.",
    discussion: """
      limn plot next runs/mlp --prefix em
      limn plot next runs/mlp --prefix em --steps 8 --seed 1 --temperature 0.8
      limn plot next --gpt2 gpt2 --prefix "The meaning of life is"
      limn plot next --counts --steps 8
      """)

  @OptionGroup var model: ModelOptions

  @Flag(name: .long, help: "Take counted bigrams of names in place of a run.")
  var counts = false

  @Option(
    name: .long, help: "The names to count, one a line; with --counts. (default: those bundled with Limn)")
  var data: String?

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "next.svg"

  @Option(name: .long, parsing: .unconditional, help: "The beginning to go on from.")
  var prefix = ""

  @Option(
    name: .long, parsing: .unconditional,
    help: "Draw a sample and show this many of its steps at most. (default: no sample, one step)")
  var steps: Int?

  @OptionGroup var drawing: DrawingOptions

  @Option(name: .long, parsing: .unconditional, help: "How many of the likeliest to show.")
  var top = 10

  @Option(name: .long, help: "The order of the bars: probability, or vocabulary, which is the alphabet.")
  var order = NextTokenOptions.Order.probability

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard [model.folder != nil, model.gpt2 != nil, counts].count(where: { $0 }) == 1 else {
      throw ValidationError(
        model.folder == nil && model.gpt2 == nil
          ? "Give the folder of a run, that of a GPT-2 with --gpt2, or --counts for counted bigrams."
          : "A run, --gpt2 and --counts are three models; give one of them.")
    }
    if data != nil && !counts {
      throw ValidationError("--data goes with --counts; a run has its own data, so leave it out.")
    }
    for (name, isGiven) in model.checkpoint.given where isGiven && counts {
      throw ValidationError("\(name) is for runs, which have checkpoints; leave it out with --counts.")
    }
    if let steps, !(1...64).contains(steps) {
      throw ValidationError("--steps is \(steps); it has to be 1 to 64.")
    }
    guard (1...200).contains(top) else {
      throw ValidationError("--top is \(top); it has to be 1 to 200.")
    }
  }

  func run() throws {
    let options = try drawing.sampling()
    var generator = Generator(seed: drawing.seed)
    let tokens: NextTokens
    var provenance: [Annotation.Datum]
    if !counts {
      let source = try model.source()
      try check(source.tokenizer)
      tokens = try NextTokens(
        of: source.model, tokenizer: source.tokenizer, after: prefix, draws: steps != nil,
        longest: steps ?? 1, options: options, using: &generator)
      provenance = source.provenance
    } else {
      let names = try data.map { try Names(contentsOfFile: $0) } ?? .bundled
      let bigram = CountBigram(names)
      try check(bigram.alphabet)
      tokens = try NextTokens(
        of: bigram, after: prefix, draws: steps != nil, longest: steps ?? 1, options: options,
        using: &generator)
      provenance = [.init("model", "count bigram"), .init("data-sha256", names.digest)]
    }
    if steps != nil { provenance.append(.init("seed", "\(drawing.seed)")) }
    var bars = NextTokenOptions()
    bars.top = top
    bars.order = order
    try picture.write(
      nextTokenBars(of: tokens, options: bars, theme: picture.theme.theme, provenance: provenance),
      to: output)
  }

  /// Whether the model knows all of the beginning.
  private func check(_ tokenizer: any Tokenizer) throws {
    do {
      _ = try tokenizer.encode(prefix)
    } catch let error as DataError {
      throw DataError("--prefix: \(error)")
    }
  }
}

extension NextTokenOptions.Order: ExpressibleByArgument {}
