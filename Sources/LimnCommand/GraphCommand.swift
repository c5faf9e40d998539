import ArgumentParser
import LimnPlatform
import Limn

/// Draws the graph of an expression.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw the computation graph of an expression, with data and gradients.",
    discussion: """
      The expression is run forward and, from its last statement, backward. Statements end with “;” and may \
      name their result. There are + - * / ** ( ) and the functions \
      \(ScalarExpression.functions.joined(separator: ", ")).

      An expression that starts with a minus sign goes last, behind “--”.

      limn graph "d = a + b; f = c * d; l = f + e" --let a=2 --let b=-3 --let c=5 --let e=10 -o chain.svg
      """)

  @Argument(help: "What to compute, such as “d = a + b; l = d * c”.")
  var expression: String

  @Option(
    name: .customLong("let"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A name's number; give one for each name.", valueName: "name=number"))
  var assignments: [String] = []

  @Option(
    name: .shortAndLong,
    help: "The file to write (.svg, .png, .pdf; .dot for Graphviz), or - for standard output.")
  var output = "graph.svg"

  @Option(name: .long, help: "Written above the graph.")
  var title = ""

  @Flag(name: .long, help: "Let edges point down instead of to the right.")
  var topDown = false

  @Flag(name: .long, help: "Leave the gradients out.")
  var noGradients = false

  @Flag(name: .long, help: "Colour the gradients by sign and size.")
  var colorGradients = false

  @Option(name: .long, help: "Digits after the point.")
  var digits = 4

  @Flag(name: .long, help: "Write DOT text for Graphviz's own programs instead of a picture.")
  var dot = false

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard (0...17).contains(digits) else {
      throw ValidationError("--digits is \(digits); it has to be 0 to 17.")
    }
    if dot && picture.format != nil {
      throw ValidationError("--dot and --format exclude each other; leave one out.")
    }
    if noGradients && colorGradients {
      throw ValidationError("--no-gradients and --color-gradients exclude each other; leave one out.")
    }
  }

  func run() throws {
    let results = try ScalarExpression(expression).evaluateStatements(try inputs())
    let root = results[results.count - 1].value
    let drawn = Set(root.history.map(\.id))
    for case (let name?, let value) in results where !drawn.contains(value.id) {
      Output.note("“\(name)” is no part of the last statement and is not drawn.")
    }
    if !noGradients { root.backward() }
    let options = ValueGraphOptions(
      direction: topDown ? .topToBottom : .leftToRight, format: .fixed(digits), showsGradients: !noGradients,
      colorsGradients: colorGradients, title: title)
    if isDOT {
      try Output.write(Data(dotSource(of: root, options: options).utf8), to: output)
    } else {
      try picture.write(drawDot(root, options: options, theme: picture.theme.theme), to: output)
    }
  }

  /// Whether DOT text is asked for, by its option or, where no format is given, by the file's extension.
  private var isDOT: Bool {
    let ending = FilePlace(output).fileExtension.lowercased()
    return dot || (picture.format == nil && ["dot", "gv"].contains(ending))
  }

  private func inputs() throws -> [String: Double] {
    var inputs: [String: Double] = [:]
    for assignment in assignments {
      let parts = assignment.split(separator: "=", maxSplits: 1).map {
        String($0).trimmed
      }
      guard parts.count == 2, !parts[0].isEmpty, let number = Double(parts[1]) else {
        throw DataError("--let \(assignment) is no name with a number; write it as in --let a=2.")
      }
      guard inputs.updateValue(number, forKey: parts[0]) == nil else {
        throw DataError("--let gives “\(parts[0])” two numbers; leave one out.")
      }
    }
    return inputs
  }
}
