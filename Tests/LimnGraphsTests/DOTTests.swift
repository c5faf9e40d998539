import Foundation
import LimnGraphs
import LimnTestSupport
import Testing

private let dot = ["/usr/bin/dot", "/opt/homebrew/bin/dot", "/usr/local/bin/dot"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite("DOT text")
struct DOTTests {
  @Test("the whole text")
  func text() {
    var graph = Graph(direction: .topToBottom)
    graph.title = "T"
    graph.nodes = [.init("a", cells: [.init("a"), .init("data 2")]), .init("+", text: "+", shape: .ellipse)]
    graph.edges = [.init(from: "a", to: "+", label: "x")]
    graph.clusters = [.init("C", nodes: ["a"])]
    #expect(
      graph.dotSource == """
        digraph {
          graph [rankdir=TB, label="T", labelloc=t]
          node [fontname="DejaVu Sans", fontsize=12]
          edge [fontname="DejaVu Sans", fontsize=11]
          "a" [shape=record, label="a | data&#32;2"]
          "+" [shape=ellipse, label="+"]
          subgraph cluster_0 {
            label="C"
            "a"
          }
          "a" -> "+" [label="x"]
        }

        """)
  }

  @Test(
    "Graphviz's own dot reads any label and shows it as given",
    .enabled(if: dot != nil, "the program dot is not installed"),
    arguments: ["plain", "a|b{c}d<e>f", "\"quoted\" \\n back\\slash", "&amp; é → 名前  two spaces", "‘ж’"])
  func graphviz(label: String) throws {
    var graph = Graph()
    graph.nodes = [
      .init("one", cells: [.init(label), .init("data")]), .init("two", text: label), .init(label, text: "id"),
    ]
    graph.edges = [.init(from: "one", to: label, label: label)]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(dot))
    process.arguments = ["-Tsvg"]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(graph.dotSource.utf8))
    try input.fileHandleForWriting.close()
    let result = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(!complaints.contains("rror"), "\(complaints)")
    // Graphviz writes spaces as ones that do not break.
    let texts = try XMLTree(parsing: result).all.filter { $0.name == "text" }
      .map { $0.text.replacing("\u{a0}", with: " ") }
    // A cell, a node and an edge have the label.
    #expect(texts.count { $0 == label } == 3, "\(texts)")
  }
}
