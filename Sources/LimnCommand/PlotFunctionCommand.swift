import ArgumentParser
import Limn

/// Draws functions with their derivatives.
struct PlotFunctionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "function",
    abstract: "Draw functions with their derivatives: activation functions, or expressions in x.",
    discussion: """
      Names are \(known.map(\.name).joined(separator: ", ")); expressions have + - * / ** ( ) and \
      \(ScalarExpression.functions.joined(separator: ", ")). Without any, the five activation functions are drawn. \
      An expression that starts with a minus sign goes last, behind “--”.

      limn plot function tanh "x * sigmoid(x)" -o functions.svg
      """)

  private static let known: [(name: String, function: PlottedFunction)] = [
    ("tanh", .tanh), ("sigmoid", .sigmoid), ("relu", .relu), ("leakyReLU", .leakyReLU), ("gelu", .gelu),
  ]

  @Argument(help: "Names of functions, or expressions in x.")
  var functions: [String] = []

  @Option(name: .shortAndLong, help: "The file to write (.svg, .png, .pdf), or - for standard output.")
  var output = "function.svg"

  @Option(name: .long, parsing: .unconditional, help: "Where x starts.")
  var from = -4.0

  @Option(name: .long, parsing: .unconditional, help: "Where x ends.")
  var to = 4.0

  @Option(name: .long, parsing: .unconditional, help: "Where the vertical axis starts; give --y-to too.")
  var yFrom: Double?

  @Option(name: .long, parsing: .unconditional, help: "Where the vertical axis ends.")
  var yTo: Double?

  @Flag(name: .long, inversion: .prefixedNo, help: "Derivatives too.")
  var derivative = true

  @Option(name: .long, help: "The title.")
  var title: String?

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard from < to && from.isFinite && to.isFinite && (to - from).isFinite else {
      throw ValidationError(
        "--from \(from) --to \(to): x has to start below its end, such as --from -4 --to 4.")
    }
    guard (yFrom == nil) == (yTo == nil) else {
      throw ValidationError("--y-from and --y-to go together; give both, or none.")
    }
    if let yFrom, let yTo, !(yFrom < yTo && yFrom.isFinite && yTo.isFinite) {
      throw ValidationError("--y-from \(yFrom) --y-to \(yTo): the axis has to start below its end.")
    }
    guard functions.count <= 24 else {
      throw ValidationError("\(functions.count) functions are given; a picture has room for 24.")
    }
  }

  func run() throws {
    let drawn =
      try functions.isEmpty
      ? PlottedFunction.activations
      : functions.map { name in
        try Self.known.first { $0.name.lowercased() == name.lowercased() }?.function
          ?? PlottedFunction(expression: name)
      }
    var options = FunctionPlotOptions(
      range: from...to, area: drawn.count == 1 ? Size(480, 340) : Size(240, 170))
    options.showsDerivative = derivative
    if let yFrom, let yTo { options.values = yFrom...yTo }
    try picture.write(
      functionPlot(of: drawn, title: title, options: options, theme: picture.theme.theme), to: output)
  }
}
