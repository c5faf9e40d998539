import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot attention")
struct PlotAttentionCommandTests {
  /// Two layers of three heads of four tokens each, causal and all alike.
  private func write(_ folder: URL, _ name: String = "weights.json", keys: Int = 4) throws -> String {
    let rows = (0..<4).map { query in
      let seen = keys == 4 ? query + 1 : keys
      return "[" + (0..<keys).map { $0 < seen ? "\(1 / Double(seen))" : "0" }.joined(separator: ",") + "]"
    }
    let map = "[\(rows.joined(separator: ","))]"
    let layer = "[\(map),\(map),\(map)]"
    let file = folder.appending(path: name)
    try Data("[\(layer),\(layer)]".utf8).write(to: file)
    return file.path
  }

  @Test("every view is drawn, and says where its weights come from")
  func draws() throws {
    try withFolder { folder in
      let file = try write(folder)
      let picture = folder.appending(path: "attention.svg")
      for (arguments, kind, count) in [
        ([], "matrix", 6), (["--view", "map", "--layer", "1", "--head", "2"], "cell", 10),
        (["--view", "mean"], "cell", 10), (["--head", "0", "2"], "matrix", 4),
        (["--layer", "0", "--head", "1"], "matrix", 1),
        (["--view", "lines", "--head", "0", "2", "--threshold", "0.3"], "link", 2 * (1 + 2 + 3)),
        (["--view", "lines", "--query", "1"], "link", 3 * 2), (["--view", "entropy"], "cell", 6),
      ] as [([String], String, Int)] {
        let result = try Program("limn").run(
          ["plot", "attention", file, "--text", "to be or not", "-o", picture.path] + arguments)
        #expect(result.status == 0 && result.errors.isEmpty, "\(arguments): \(result.errors)")
        let document = try XMLTree(parsing: Data(contentsOf: picture))
        #expect(document.ofClass(kind).count == count, "\(arguments)")
        #expect(document.first("metadata")?.text.contains("weights: weights.json") == true)
      }
    }
  }

  @Test("cross-attention has tokens of its own on either side; odd weights are noted")
  func cross() throws {
    try withFolder { folder in
      let file = try write(folder, keys: 3)
      let keys = folder.appending(path: "keys.txt")
      try Data("un\ndeux\ntrois\n".utf8).write(to: keys)
      let picture = folder.appending(path: "attention.svg")
      let result = try Program("limn").run([
        "plot", "attention", file, "--view", "map", "--text", "one two three ?", "--key-tokens", keys.path,
        "-o", picture.path,
      ])
      #expect(result.status == 0 && result.errors.isEmpty)
      let document = try XMLTree(parsing: Data(contentsOf: picture))
      #expect(
        document.ofClass("cell").prefix(3).map { $0.attributes["data-column"] } == ["un", "deux", "trois"])
      #expect(document.ofClass("cell").last?.attributes["data-row"] == "?")
      let odd = folder.appending(path: "odd.csv")
      try Data(",le,chat\nthe,0.5,0.5\ncat,0.2,0.3\n".utf8).write(to: odd)
      let noted = try Program("limn").run(["plot", "attention", odd.path, "-o", picture.path])
      #expect(noted.status == 0)
      let cells = try XMLTree(parsing: Data(contentsOf: picture)).ofClass("cell")
      #expect(cells.map { $0.attributes["data-row"] } == ["the", "the", "cat", "cat"])
      #expect(cells.map { $0.attributes["data-column"] } == ["le", "chat", "le", "chat"])
      #expect(
        noted.errors
          == "Note: 1 of 2 rows does not add up to 1, by the most layer 0, head 0, query 1: 0.5.\n")
    }
  }

  @Test("what can't be drawn is told in a sentence, and nothing is written")
  func errors() throws {
    try withFolder { folder in
      let file = try write(folder)
      let names = folder.appending(path: "names.txt")
      try Data("a\nb\n".utf8).write(to: names)
      let row = folder.appending(path: "row.json")
      try Data("[1, 2]".utf8).write(to: row)
      let picture = folder.appending(path: "attention.svg")
      for (arguments, sentence) in [
        ([file, "--layer", "2"], "--layer is 2; there are layers 0 to 1."),
        ([file, "--view", "lines", "--head", "0", "3"], "--head is 3; there are heads 0 to 2."),
        ([file, "--view", "lines", "--query", "4"], "--query is 4; there are queries 0 to 3."),
        ([file, "--head", "1", "1"], "--head has 1 twice; give each head once."),
        (
          [file, "--view", "map", "--head", "0", "1"],
          "--head has 2 numbers, and --view map shows one; give one, or take --view grid."
        ),
        (
          [file, "--view", "mean", "--head", "0"],
          "The mean is over all heads of a layer; leave --head out, or take --view map."
        ),
        (
          [file, "--text", "a b"],
          "--text has 2 words, and there are 4 queries; give one for each, with spaces between them."
        ),
        (
          [file, "--tokens", names.path],
          "\(names.path) holds 2 labels, and there are 4 queries; it should hold one for each."
        ),
        (
          [row.path],
          "\(row.path) holds an array with 1 axis; attention weights have 2 to 4: layers, heads, queries, keys."
        ),
      ] {
        let result = try Program("limn").run(["plot", "attention"] + arguments + ["-o", picture.path])
        #expect(result.status != 0)
        #expect(result.errors == "Error: \(sentence)\n")
        #expect(!FileManager.default.fileExists(atPath: picture.path))
      }
      for (arguments, sentence) in [
        (["--threshold", "2", "--view", "lines"], "--threshold is 2.0; it has to be 0 to 1, such as 0.05."),
        (["--query", "1"], "--query is for lines; add --view lines, or leave it out."),
        (["--text", "a", "--tokens", "b"], "--tokens and --text are two ways of the same; leave one out."),
      ] {
        let result = try Program("limn").run(["plot", "attention", file] + arguments)
        #expect(result.errors.contains("Error: \(sentence)\n"), "\(result.errors)")
      }
    }
  }
}
