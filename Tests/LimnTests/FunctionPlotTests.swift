import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Function plots")
struct FunctionPlotTests {
  /// A line as the SVG file has it.
  private struct Course {
    let series: String
    let x: [Double]
    let y: [Double]
  }

  private func courses(_ functions: [PlottedFunction], range: ClosedRange<Double> = -4...4) throws -> [Course]
  {
    let picture = functionPlot(of: functions, options: FunctionPlotOptions(range: range))
    return try XMLTree(parsing: picture.data(as: .svg)).ofClass("line").map { line in
      func numbers(_ name: String) -> [Double] {
        (line.attributes[name] ?? "").split(separator: " ").compactMap { Double($0) }
      }
      return Course(series: line.attributes["data-series"] ?? "", x: numbers("data-x"), y: numbers("data-y"))
    }
  }

  @Test("functions and derivatives are those of the formulas")
  func formulas() throws {
    func normal(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
    func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * .pi).squareRoot() }
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    let cases: [(PlottedFunction, (Double) -> Double, (Double) -> Double)] = [
      (.tanh, { tanh($0) }, { 1 / (cosh($0) * cosh($0)) }),
      (.sigmoid, sigmoid, { sigmoid($0) * sigmoid(-$0) }),
      (.gelu, { $0 * normal($0) }, { normal($0) + $0 * density($0) }),
      (
        try PlottedFunction(expression: "x * sigmoid(x)"), { $0 * sigmoid($0) },
        { sigmoid($0) + $0 * sigmoid($0) * sigmoid(-$0) }
      ),
    ]
    for (function, value, derivative) in cases {
      let courses = try courses([function])
      #expect(courses.map(\.series) == ["function", "derivative"])
      for (course, formula) in zip(courses, [value, derivative]) {
        #expect(course.x.count == 241 && course.x.first == -4 && course.x.last == 4)
        for (x, y) in zip(course.x, course.y) {
          #expect(abs(y - formula(x)) < 1e-12, "\(function.name) \(x)")
        }
      }
    }
  }

  @Test("a derivative that jumps is cut in two, with a dot and rings at the jump")
  func jumps() throws {
    let pieces = try courses([.relu]).filter { $0.series == "derivative" }
    #expect(pieces.count == 2)
    #expect(pieces[0].x.last == 0 && Set(pieces[0].y) == [0])
    #expect(pieces[1].x.first == 0 && Set(pieces[1].y) == [1])
    let leaky = try courses([.leakyReLU]).filter { $0.series == "derivative" }
    #expect(leaky.map { Set($0.y) } == [[0.01], [1]])
    // |x| has two ends and, as in PyTorch, a number of its own between them.
    let absolute = try PlottedFunction(expression: "abs(x - 1.3)")
    let picture = functionPlot(of: [absolute])
    let dots = try XMLTree(parsing: picture.data(as: .svg)).ofClass("dot").compactMap {
      $0.attributes["data-y"].flatMap { Double($0) }
    }
    #expect(dots.sorted() == [-1, 0, 1])
    let parts = try courses([absolute]).filter { $0.series == "derivative" }
    #expect(parts.map { Set($0.y) } == [[-1], [1]])
    #expect(abs((parts[0].x.last ?? 0) - 1.3) < 1e-9)
  }

  @Test("a pole and places without a number cut the courses")
  func poles() throws {
    let inverse = try courses([try PlottedFunction(expression: "1 / x")]).filter { $0.series == "function" }
    #expect(inverse.map { $0.y.allSatisfy { $0 < 0 } } == [true, false])
    // Between two samples, where no sample meets the pole.
    let beside = try courses([try PlottedFunction(expression: "1 / (x - 0.01)")]).filter {
      $0.series == "function"
    }
    #expect(beside.count == 2)
    let logarithm = try courses([try PlottedFunction(expression: "log(x)")])
    #expect(logarithm.allSatisfy { $0.x.allSatisfy { $0 > 0 } })
    let picture = functionPlot(of: [try PlottedFunction(expression: "log(x)")])
    #expect(PictureChecks(picture).texts.contains { $0.text.contains("has no number at 121 of 241 places") })
  }

  @Test("steep functions are not cut")
  func steep() throws {
    #expect(try courses([try PlottedFunction(expression: "tanh(100 * x)")]).count == 2)
  }

  @Test("expressions that are no functions of x are refused")
  func refused() {
    for (expression, message) in [
      ("2 + 3", "The function of “2 + 3” has no x; write an expression such as x * sigmoid(x)."),
      ("a * x", "The function of “a * x” has an unknown “a”; write it as an expression in x alone."),
    ] {
      let error = #expect(throws: DataError.self) { try PlottedFunction(expression: expression) }
      #expect(error.map { "\($0)" } == message)
    }
    #expect(throws: ExpressionError.self) { try PlottedFunction(expression: "x +") }
  }

  @Test("nothing overlaps, in either theme", arguments: Theme.all)
  func looks(theme: Theme) {
    let functions = PlottedFunction.activations
    #expect(PictureChecks(functionPlot(of: functions, theme: theme)).complaints == [])
    #expect(PictureChecks(functionPlot(of: [.relu], theme: theme)).complaints == [])
  }
}
