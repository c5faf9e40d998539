import ArgumentParser
import Limn

/// Counts pairs of characters, draws them and makes up names.
struct BigramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bigram",
    abstract: "Draw how often each character follows another in names, and make up new ones.",
    discussion: """
      Without a file the names bundled with Limn are taken; “limn data names” brings those of the lectures.

      limn bigram names.txt -o bigram.svg --mode log --sample 10 --seed 42
      """)

  /// More make a picture of hundreds of megabytes in which nothing can be read.
  private static let mostCharacters = 300

  @Argument(help: "A text file with one name a line.")
  var file: String?

  @Option(name: .long, help: "The same as the file argument.")
  var data: String?

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "bigram.svg"

  @Option(name: .long, help: "What colours show: counts, log or probabilities.")
  var mode: BigramHeatmapMode = .counts

  @Flag(name: .long, help: "Show each row's and column's total.")
  var totals = false

  @Option(
    name: .long,
    help: "Added to every count; without it 0 in the picture and, as in the lecture, 1 for new names.")
  var smoothing: Int?

  @Option(name: .long, help: "How many new names to make up.")
  var sample = 0

  @Option(name: .long, help: "Where chance starts: the same seed gives the same names.")
  var seed: UInt64 = 2_147_483_647

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard (0...1_000_000).contains(sample) else {
      throw ValidationError("--sample is \(sample); it has to be 0 to 1,000,000.")
    }
    guard (0...1_000_000).contains(smoothing ?? 0) else {
      throw ValidationError("--smoothing is \(smoothing ?? 0); it has to be 0 to 1,000,000.")
    }
    if file != nil && data != nil {
      throw ValidationError("Two files are given, \(file ?? "") and --data \(data ?? ""); leave one out.")
    }
  }

  func run() throws {
    let names = try (file ?? data).map { try Names(contentsOfFile: $0) } ?? .bundled
    let characters = CharacterTokenizer(of: names.names, delimiter: nil).count
    guard characters <= Self.mostCharacters else {
      throw DataError(
        "\(names.source) has \(characters) different characters; a heatmap shows at most \(Self.mostCharacters), so "
          + "give a text in one alphabet.")
    }
    let model = CountBigram(names)
    let drawing = heatmap(
      of: model, mode: mode, smoothing: smoothing ?? 0, showsTotals: totals, theme: picture.theme.theme)
    try picture.write(drawing, to: output)
    guard sample > 0 else { return }
    // Names are made with one added to every count, as in the lecture, unless told otherwise.
    var generator = Generator(seed: seed)
    var bar = ProgressBar("Making up names")
    var lines: [String] = []
    while lines.count < sample {
      lines += model.sample(min(1_000, sample - lines.count), smoothing: smoothing ?? 1, using: &generator)
      bar.update(Double(lines.count) / Double(sample))
    }
    bar.finish()
    try Output.say(lines.joined(separator: "\n"), besides: output)
  }
}

extension BigramHeatmapMode: ExpressibleByArgument {}
