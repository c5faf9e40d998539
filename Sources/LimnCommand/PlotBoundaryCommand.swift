import ArgumentParser
import LimnPlatform
import Limn

/// Trains a small network to tell points apart and draws its decision boundary.
struct PlotBoundaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundary",
    abstract:
      "Train micrograd's network on two moons, or on your own points, and draw its decision boundary.",
    discussion: """
      A file holds x,y,label a line; labels are 1 and 0 (or -1).

      limn plot boundary --hidden 8,8 --steps 50 --noise 0.2
      limn plot boundary --data points.csv -o points.svg
      """)

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "boundary.svg"

  @Option(name: .long, help: "How many neurons each hidden layer has.")
  var hidden = "16,16"

  @Option(name: .long, parsing: .unconditional, help: "How many steps to take.")
  var steps = 100

  @Option(
    name: .long, parsing: .unconditional, help: "Where chance starts: the same seed gives the same picture.")
  var seed: UInt64 = 1337

  @Option(name: .long, help: "A file of your own points in place of the moons.")
  var data: String?

  @Option(name: .long, parsing: .unconditional, help: "The deviation of the moons' noise. (default: 0.1)")
  var noise: Double?

  @Option(name: .long, parsing: .unconditional, help: "How many points the moons have. (default: 100)")
  var points: Int?

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    _ = try sizes()
    guard (0...100_000).contains(steps) else {
      throw ValidationError("--steps is \(steps); it has to be 0 to 100,000.")
    }
    if let noise, !(noise >= 0 && noise <= 10) {
      throw ValidationError("--noise is \(noise); it has to be 0 to 10.")
    }
    if let points, !(2...10_000).contains(points) {
      throw ValidationError("--points is \(points); it has to be 2 to 10,000.")
    }
    if data != nil, noise != nil || points != nil {
      throw ValidationError("--noise and --points are for the moons; leave them out, or --data.")
    }
  }

  private func sizes() throws -> [Int] {
    let fields = hidden.split(separator: ",", omittingEmptySubsequences: false)
    let sizes = fields.compactMap { Int(String($0).trimmed) }
    guard sizes.count == fields.count, sizes.count <= 10, sizes.allSatisfy({ (1...1_000).contains($0) })
    else {
      throw ValidationError(
        "--hidden is “\(hidden)”; it has to be sizes from 1 to 1,000 with commas between, ten at most, such as 16,16."
      )
    }
    return sizes
  }

  func run() throws {
    _ = try picture.format(for: output)
    let layers = try sizes() + [1]
    var generator = Generator(seed: seed)
    let moons =
      try data.map { try Moons(contentsOfFile: $0) }
      ?? Moons(count: points ?? 100, noise: noise ?? 0.1, using: &generator)
    let model = MLP(inputs: 2, layers: layers, using: &generator)
    let demo = MoonsDemo(model: model, data: moons)
    var bar = ProgressBar("Training")
    for report in demo.steps(steps) {
      bar.update(
        Double(report.step + 1) / Double(steps), note: "loss \(TrainCommand.digits(report.loss, 4))")
    }
    bar.finish()
    let (loss, accuracy) = demo.loss()
    guard loss.data.isFinite else {
      throw DataError(
        "The loss is no number after \(steps) steps; bring the points' numbers to about -2 to 2, or take fewer steps."
      )
    }
    let result =
      "Loss \(TrainCommand.digits(loss.data, 4)), accuracy \(NumberFormat.significant(4).string(accuracy * 100)) % "
      + "after \(TrainCommand.grouped(steps)) steps"
    let network = "MLP(2, [\(layers.map(String.init).joined(separator: ", "))])"
    let name = data.map { URL(fileURLWithPath: $0).lastPathComponent }
    try picture.write(
      decisionBoundary(
        of: model, data: moons, title: "\(name ?? "Two moons") told apart by \(network)", subtitle: result,
        theme: picture.theme.theme,
        provenance: [
          .init("model", network), .init("seed", "\(seed)"), .init("steps", "\(steps)"),
          .init("data", name ?? "moons"),
        ]), to: output)
    try Output.say(result + ".", besides: output)
  }
}
