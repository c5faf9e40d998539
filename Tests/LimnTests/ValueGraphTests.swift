import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("The graph of a value")
struct ValueGraphTests {
  private func document(_ root: Value, _ options: ValueGraphOptions = .init(), theme: Theme = .light) throws
    -> XMLTree
  {
    try XMLTree(parsing: drawDot(root, options: options, theme: theme).data(as: .svg))
  }

  private func texts(_ element: XMLTree.Element) -> [String] {
    element.children.filter { $0.name == "text" }.map(\.content)
  }

  private func chain() -> Value {
    let a = Value(2, label: "a")
    let b = Value(-3, label: "b")
    let c = Value(5, label: "c")
    let e = Value(10, label: "e")
    let d = (a + b).labeled("d")
    let f = (c * d).labeled("f")
    return (f + e).labeled("l")
  }

  @Test("the seed lesson's chain: values, gradients, operations and edges are all in the file")
  func chainWithGradients() throws {
    let l = chain()
    l.backward()
    let document = try document(l)
    #expect(
      document.ofClass("value").map { texts($0) } == [
        ["c", "data 5.0000", "grad -1.0000"], ["a", "data 2.0000", "grad 5.0000"],
        ["b", "data -3.0000", "grad 5.0000"], ["d", "data -1.0000", "grad 5.0000"],
        ["f", "data -5.0000", "grad 1.0000"], ["e", "data 10.0000", "grad 1.0000"],
        ["l", "data 5.0000", "grad 1.0000"],
      ])
    #expect(
      document.ofClass("operation").map { $0.attributes["data-operation"] } == ["add", "multiply", "add"])
    #expect(document.ofClass("operation").map { texts($0) } == [["+"], ["×"], ["+"]])
    // Each edge goes from operand to operation or from operation to result.
    let edges = document.ofClass("edge").map { ($0.attributes["data-from"]!, $0.attributes["data-to"]!) }
    #expect(edges.count == 9)
    #expect(edges.allSatisfy { $0.0.hasPrefix("value") != $0.1.hasPrefix("value") })
    let identifiers = Set(document.all.compactMap { $0.attributes["id"] })
    #expect(edges.allSatisfy { identifiers.contains($0.0) && identifiers.contains($0.1) })
    let title = document.ofClass("value")[0].children.first { $0.name == "title" }
    #expect(title?.text == "c (input)\ndata 5.0\ngrad -1.0")
  }

  @Test("numbers are in the file in full, however they are written")
  func fullPrecision() throws {
    let x = Value(1.0 / 3, label: "x")
    let y = x.exp()
    y.backward()
    let document = try document(y, .init(format: .fixed(1)))
    let value = document.ofClass("value")[0]
    #expect(Double(value.attributes["data-data"]!) == x.data)
    #expect(Double(value.attributes["data-grad"]!) == x.grad)
    #expect(texts(value) == ["x", "data 0.3", "grad 1.4"])
  }

  @Test("without gradients there are none, in the picture or the file")
  func withoutGradients() throws {
    let document = try document(chain(), .init(showsGradients: false))
    #expect(
      document.ofClass("value").allSatisfy { $0.attributes["data-grad"] == nil && texts($0).count == 2 })
  }

  @Test(
    "labels come out as given",
    arguments: [
      "a|b", "{x}", "<b>&amp;</b>", "\"q\"", "back\\slash \\n", "  two  spaces", "名前 é → ж", "x′₁ 🙂", "",
    ])
  func labels(label: String) throws {
    let a = Value(1, label: label)
    let document = try document(a + a)
    let value = try #require(document.ofClass("value").first)
    #expect(value.attributes["data-label"] == label)
    #expect(texts(value).first == (label.isEmpty ? "data 1.0000" : label))
  }

  @Test("a value used twice is one node with two edges")
  func reuse() throws {
    let x = Value(3, label: "x")
    let document = try document(x * x)
    #expect(document.ofClass("value").count == 2)
    #expect(
      document.ofClass("edge").map { $0.attributes["data-from"] } == ["value-1", "value-1", "operation-2"])
  }

  @Test("NaN and infinity are drawn, and stand out", arguments: Theme.all)
  func notFinite(theme: Theme) throws {
    let zero = Value(0, label: "zero")
    let bad = 1 / zero - zero / zero
    bad.backward()
    let canvas = RecordingCanvas()
    let picture = try drawDot(bad, options: .init(colorsGradients: true), theme: theme)
    picture.paint(on: canvas)
    #expect(
      canvas.texts.contains("data ∞") && canvas.texts.contains("data NaN")
        && canvas.texts.contains("grad NaN"))
    let alerts = canvas.commands.filter {
      if case .text(let text, _, _, _, let color, _) = $0 {
        color == theme.alert && (text.contains("NaN") || text.contains("∞"))
      } else {
        false
      }
    }
    #expect(alerts.count >= 3)
    let document = try XMLTree(parsing: picture.data(as: .svg))
    #expect(document.ofClass("value").contains { $0.attributes["data-data"] == "inf" })
  }

  @Test("kinds of values are told apart, and the legend names those that are there")
  func roles() throws {
    let x = Value(1, label: "x")
    let w = Value(2, label: "w", role: .parameter)
    let canvas = RecordingCanvas()
    try drawDot(x * w + 1).paint(on: canvas)
    #expect(canvas.texts.suffix(3) == ["input", "parameter", "constant"])
    let plain = RecordingCanvas()
    try drawDot(x + x).paint(on: plain)
    #expect(!plain.texts.contains("input"))
    let document = try document(x * w + 1)
    #expect(
      document.ofClass("value").map { $0.attributes["data-role"] } == [
        "input", "parameter", "result", "constant", "result",
      ])
  }

  @Test("top-down is taller than wide, left to right wider than tall")
  func direction() throws {
    let sideways = try drawDot(chain()).size
    let down = try drawDot(chain(), options: .init(direction: .topToBottom)).size
    #expect(sideways.width > sideways.height)
    #expect(down.height > sideways.height)
  }

  @Test("the same expression gives the same bytes, in every format", arguments: PictureFormat.allCases)
  func sameBytes(format: PictureFormat) throws {
    let first = try drawDot(chain()).data(as: format)
    _ = try drawDot(chain() * 2)
    #expect(try drawDot(chain()).data(as: format) == first)
  }

  @Test("a graph that nobody could read is refused in one sentence")
  func tooLarge() throws {
    var generator = Generator(seed: 1)
    let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
    let loss = Loss.l2Regularization(model.parameters, strength: 1) + model([1, 2])[0]
    let error = #expect(throws: GraphError.self) { try drawDot(loss, options: .init(largestCount: 1_000)) }
    #expect(
      error?.description
        == "The graph has 1,655 values, more than the 1,000 that can be read; "
        + "draw the graph of a part of it, such as one neuron or one example.")
  }

  @Test("a sample through MLP(2, [16, 16, 1]) is laid out, nothing on top of anything")
  func largeGraph() throws {
    var generator = Generator(seed: 1)
    let model = MLP(inputs: 2, layers: [8, 1], using: &generator)
    let graph = try Graph(of: model([1, 2])[0])
    let layout = try graph.layout()
    let sorted = layout.nodes.sorted { $0.x < $1.x }
    for (index, node) in sorted.enumerated() {
      for other in sorted.dropFirst(index + 1).prefix(while: { $0.x < node.maxX }) {
        #expect(other.y >= node.maxY || other.maxY <= node.y)
      }
    }
  }

  @Test("DOT text has micrograd's records")
  func dot() throws {
    let source = try dotSource(of: chain())
    #expect(
      source.contains("\"value-2\" [shape=record, label=\"{ a | data&#32;2.0000 | grad&#32;0.0000 }\"]"))
    #expect(source.contains("\"operation-4\" [shape=ellipse, label=\"+\"]"))
    #expect(source.contains("\"value-2\" -> \"operation-4\""))
  }

  @Test("where order counts, the picture says which operand comes first")
  func operandOrder() throws {
    let a = Value(2, label: "a")
    let b = Value(5, label: "b")
    let canvas = RecordingCanvas()
    try drawDot((a - b) * a).paint(on: canvas)
    #expect(canvas.texts.filter { ["1", "2"].contains($0) }.sorted() == ["1", "2"])
    #expect(
      try document(a - b).ofClass("edge").map { $0.children[0].text } == [
        "a → − (1)", "b → − (2)", "− → data −3.0000",
      ])
    #expect(try dotSource(of: a / b).contains("-> \"operation-3\" [headlabel=\"2\"]"))
  }

  @Test("what is small is not written as zero, what is huge not as a row of digits")
  func extremeNumbers() throws {
    let canvas = RecordingCanvas()
    try drawDot(Value(1e-9, label: "x") * 1e300).paint(on: canvas)
    #expect(canvas.texts.contains("data 1e−09") && canvas.texts.contains("data 1e+300"))
    #expect(canvas.texts.contains("grad 0.0000"))
  }

  @Test("a value that is used hundreds of times is refused before the layout takes minutes")
  func manyUses() throws {
    let x = Value(1, label: "x")
    var y = x
    for _ in 0..<100 { y += x }
    #expect(throws: Never.self) { try Graph(of: y).layout() }
    for _ in 0..<300 { y += x }
    let error = #expect(throws: GraphError.self) { try Graph(of: y).layout() }
    #expect(
      error?.description.contains(" ranks of nodes, more than the 40,000 that can be ")
        == true)
  }

  @Test("one example through MLP(2, [16, 16, 1]) with its loss is laid out")
  func wholeNetwork() throws {
    var generator = Generator(seed: 1)
    let model = MLP(inputs: 2, layers: [16, 16, 1], using: &generator)
    let loss = Loss.maxMargin([model([1, 2])[0]], [1])
    #expect(try Graph(of: loss).layout().nodes.count > 1_500)
  }
}
