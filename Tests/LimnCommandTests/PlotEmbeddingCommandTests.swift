import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot embedding")
struct PlotEmbeddingCommandTests {
  @Test("a run's embedding is drawn with its tokens, in every way")
  func run() throws {
    try withFolder { folder in
      let run = folder.appending(path: "mlp").path
      let arguments = ["train", "mlp", "--steps", "20", "--checkpoint-every", "5", "--run", run]
      #expect(try Program("limn").run(arguments).status == 0)
      let picture = folder.appending(path: "embedding.svg")
      func draw(_ arguments: [String]) throws -> (XMLTree, String) {
        let result = try Program("limn").run(["plot", "embedding", run, "-o", picture.path] + arguments)
        #expect(result.status == 0 && result.errors.isEmpty)
        return (try XMLTree(parsing: Data(contentsOf: picture)), result.text)
      }
      let (plain, _) = try draw([])
      #expect(plain.ofClass("dot").count == 27)
      #expect(plain.ofClass("dot").contains { $0.attributes["data-series"] == "start and end" })
      let (near, table) = try draw(["--neighbors", "a,q", "--k", "3", "--metric", "euclidean"])
      #expect(near.ofClass("link").count == 6)
      #expect(table.split(separator: "\n").map { $0.split(separator: " ").count } == [7, 7])
      let (some, _) = try draw(["--tokens", "a,e,i", "--color-by", "frequency", "--step", "5"])
      #expect(some.ofClass("dot").count == 3)
      #expect(
        some.ofClass("dot").allSatisfy { ($0.attributes["data-value"].flatMap { Double($0) } ?? 0) > 100 })
      let (film, _) = try draw(["--film", "--steps", "5,20", "--projection", "tsne", "--iterations", "260"])
      #expect(film.ofClass("dot").count == 54)
      let texts = film.all.filter { $0.name == "text" }.map(\.content)
      #expect(texts.contains("step 5") && texts.contains("step 20"))
      let (paths, _) = try draw(["--paths"])
      #expect(paths.ofClass("line").count == 27)
      let weights = try Program("limn").run(
        ["plot", "film", run, "--tensor", "hidden.weight", "-o", picture.path])
      #expect(weights.status == 0)
    }
  }

  @Test("whole numbers from 0 or 1 on that come again are classes, others amounts")
  func classes() throws {
    try withFolder { folder in
      func kinds(_ numbers: [String]) throws -> Set<String> {
        try Data(numbers.indices.map { "\($0),\($0 * $0 % 7)\n" }.joined().utf8).write(
          to: folder.appending(path: "points.csv"))
        try Data(numbers.map { $0 + "\n" }.joined().utf8).write(
          to: folder.appending(path: "groups.txt"))
        let result = try Program("limn").run(
          ["plot", "embedding", "points.csv", "--group", "groups.txt", "-o", "points.svg"], in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        let tree = try XMLTree(parsing: Data(contentsOf: folder.appending(path: "points.svg")))
        return Set(tree.ofClass("dot").compactMap { $0.attributes["data-series"] })
      }
      for (numbers, kind) in [
        ((0..<30).map { "\($0 % 3)" }, ["0", "1", "2"]), ((0..<30).map { "\($0 % 3 + 1)" }, ["1", "2", "3"]),
        ((0..<30).map { "\($0 % 3).5" }, []), ((0..<30).map { "\($0)" }, []),
      ] {
        let found = try kinds(numbers)
        #expect(found == Set(kind))
      }
    }
  }

  @Test("points of a table are drawn with labels and groups")
  func file() throws {
    try withFolder { folder in
      func file(_ name: String, _ text: String) throws -> String {
        let place = folder.appending(path: name)
        try Data(text.utf8).write(to: place)
        return place.path
      }
      let points = try file("points.csv", "1,2,3\n4,5,7\n7,8,8\n")
      let labels = try file("labels.txt", "one\ntwo\nthree\n")
      let groups = try file("groups.txt", "odd\neven\nodd\n")
      let numbers = try file("numbers.txt", "1\n2.5\n-3\n")
      let picture = folder.appending(path: "points.svg")
      func draw(_ arguments: [String]) throws -> XMLTree {
        let result = try Program("limn").run(["plot", "embedding", points, "-o", picture.path] + arguments)
        #expect(result.status == 0 && result.errors.isEmpty)
        return try XMLTree(parsing: Data(contentsOf: picture))
      }
      // Spaces between words stay, those at the ends are shown.
      let spaced = try draw(["--labels", try file("words.txt", "one and\n two\nthree\n")])
      let texts = spaced.all.filter { $0.name == "text" }.map(\.content)
      for text in ["one and", "␣two", "three"] { #expect(texts.contains(text), "\(text)") }
      let grouped = try draw(["--labels", labels, "--group", groups, "--projection", "plain"])
      #expect(grouped.ofClass("dot").map { $0.attributes["data-x"] } == ["1.0", "4.0", "7.0"])
      #expect(grouped.ofClass("dot").map { $0.attributes["data-series"] } == ["odd", "even", "odd"])
      #expect(grouped.ofClass("label").count == 3)
      let valued = try draw(["--group", numbers])
      #expect(
        Set(valued.ofClass("dot").compactMap { $0.attributes["data-value"] }) == ["1.0", "2.5", "-3.0"])

      for (arguments, sentence) in [
        (
          ["--neighbors", "four", "--labels", labels],
          "Error: No point is called “four”; the labels are one two three.\n"
        ),
        (
          ["--labels", try file("few.txt", "one\n")],
          "Error: \(folder.path)/few.txt holds 1 label, and there are 3 points; it should hold one for each.\n"
        ),
        (
          ["--film"],
          "Error: --film and --paths show the checkpoints of a run, and \(points) is none; give the folder that “limn "
            + "train --run” wrote.\n"
        ),
        (
          ["--color-by", "frequency"],
          "Error: --color-by frequency counts the tokens of a run's data; give numbers by --group for a file.\n"
        ),
        (
          ["--step", "3"],
          "Error: --step chooses a checkpoint of a run, and \(points) is none; leave it out.\n"
        ),
      ] {
        let missing = folder.appending(path: "missing.svg")
        let result = try Program("limn").run(["plot", "embedding", points, "-o", missing.path] + arguments)
        #expect(result.status != 0)
        #expect(result.errors == sentence)
        #expect(!FileManager.default.fileExists(atPath: missing.path))
      }
    }
  }

  @Test(
    "a column of a table of points or labels is the groups, and its absence is told with the columns there are"
  )
  func column() throws {
    try withFolder { folder in
      let limn = Program("limn")
      for (name, text) in [
        ("words.csv", "word,x,kind,y,n\nking,1,royal,2,5\nqueen,1,royal,3,6.5\ncat,3,animal,-1,7\n"),
        ("words.json", "[{\"w\": \"a\", \"kind\": \"p\"}, {\"w\": \"b\", \"kind\": \"q\"}]"),
        ("two.csv", "1,2\n3,4\n"), ("kind", "first\nsecond\n"),
      ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
      func dots(_ arguments: [String]) throws -> [[String: String]] {
        let result = try limn.run(["plot", "embedding"] + arguments, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let tree = try XMLTree(parsing: Data(contentsOf: folder.appending(path: "embedding.svg")))
        return (tree.ofClass("dot") + tree.ofClass("lettered-dot")).map(\.attributes)
      }
      let words = try dots(["words.csv", "--group", "kind", "--projection", "plain"])
      #expect(words.map { $0["data-series"] } == ["royal", "royal", "animal"])
      #expect(
        words.map { $0["data-x"] } == ["1.0", "1.0", "3.0"]
          && words.map { $0["data-y"] } == ["2.0", "3.0", "-1.0"])
      // A column of the labels comes before a file of the name.
      let labeled = try dots(["two.csv", "--labels", "words.json", "--group", "kind"])
      #expect(labeled.map { $0["data-series"] } == ["p", "q"])
      #expect(try dots(["two.csv", "--group", "kind"]).map { $0["data-series"] } == ["first", "second"])
      for (arguments, sentence) in [
        (
          ["words.csv", "--group", "colour"],
          "--group: “colour” is neither a column nor a file; words.csv has the columns word, x, kind, y, n."
        ),
        (["two.csv", "--group", "colour"], "colour: no such file; give a file with a label a line."),
        (
          ["two.csv", "--labels", "words.csv", "--group", "kind"],
          "words.csv holds 3 labels, and there are 2 points; it should hold one for each."
        ),
      ] {
        let result = try limn.run(["plot", "embedding", "-o", "no.svg"] + arguments, in: folder)
        #expect(result.status != 0 && result.errors == "Error: \(sentence)\n", "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "no.svg").path))
      }
    }
  }

  @Test(
    "options that don't belong together are refused",
    arguments: [
      (["--perplexity", "5"], "--perplexity is for --projection tsne; add that, or leave --perplexity out."),
      (["--projection", "tsne", "--perplexity", "0"], "--perplexity is 0.0; it has to be 1 to 1,000."),
      (["--k", "5"], "--k and --metric are for --neighbors; say whose neighbours to show."),
      (["--film", "--paths"], "--film and --paths are two pictures; leave one out."),
      (["--neighbors", ","], "--neighbors is “,”; it has to be labels separated by commas, such as a,b."),
      (["--steps", "5"], "--steps is for --film and --paths; for one checkpoint give --step."),
      (
        ["--film", "--steps", "5,x"],
        "--steps is “5,x”; it has to be steps separated by commas, such as 0,1000,5000."
      ),
      (
        ["--group", "a", "--color-by", "none"],
        "--group and --color-by both say what colours show; leave one out."
      ),
    ])
  func refused(arguments: [String], sentence: String) throws {
    let result = try Program("limn").run(["plot", "embedding", "x"] + arguments)
    #expect(result.status != 0)
    #expect(result.errors.contains("Error: \(sentence)\n"))
  }

  @Test("a film is of a run")
  func film() throws {
    try withFolder { folder in
      let result = try Program("limn").run(["plot", "film", folder.path])
      #expect(result.status != 0)
      #expect(
        result.errors
          == "Error: \(folder.path) holds no run; give the folder that “limn train --run” wrote.\n")
    }
  }
}
