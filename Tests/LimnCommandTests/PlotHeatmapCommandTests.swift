import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot heatmap")
struct PlotHeatmapCommandTests {
  private let limn = Program("limn")

  private func values(_ url: URL) throws -> [String?] {
    try XMLTree(parsing: Data(contentsOf: url)).ofClass("cell").map { $0.attributes["data-value"] }
  }

  @Test("files of several formats, a part of one, and a grid of weights")
  func files() throws {
    try withFolder { folder in
      try Data("{\"w\": [[1, 2, 3, 4], [5, 6, 7, 8]], \"b\": [0]}".utf8).write(
        to: folder.appending(path: "a.json"))
      try Data(",x,y\nr,1,2\ns,3,4\n".utf8).write(to: folder.appending(path: "m.csv"))
      try Data("first\nsecond\n".utf8).write(to: folder.appending(path: "l.txt"))
      for (arguments, numbers) in [
        (["m.csv", "--range", "-5...5", "--color-map", "diverging"], "1.0 2.0 3.0 4.0"),
        (["a.json", "--tensor", "w", "--rows", "1...1", "--columns", "1..<3"], "6.0 7.0"),
        (
          ["a.json", "--tensor", "w", "--each", "2x2", "--labels", "l.txt"], "1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0"
        ),
      ] {
        let result = try limn.run(["plot", "heatmap"] + arguments, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let found = try values(folder.appending(path: "heatmap.svg")).map { $0 ?? "" }
        #expect(found.joined(separator: " ") == numbers)
      }
    }
  }

  @Test("numbers beyond single precision are told, and drawn as infinite")
  func beyondSingle() throws {
    try withFolder { folder in
      try Data("[[1, 2], [1e300, 0]]".utf8).write(to: folder.appending(path: "m.json"))
      let result = try limn.run(["plot", "heatmap", "m.json"], in: folder)
      let sentence = "1 number is beyond single precision, which ends at 3.4 × 10³⁸, and taken as infinite."
      #expect(result.status == 0 && result.errors == "Note: \(sentence)\n")
      let picture = folder.appending(path: "heatmap.svg")
      #expect(try values(picture) == ["1.0", "2.0", "inf", "0.0"])
      #expect(try String(contentsOf: picture, encoding: .utf8).contains("1 number is beyond"))
    }
  }

  @Test("a run's parameters, and its model beside the counts")
  func runs() throws {
    try withFolder { folder in
      #expect(
        try limn.run(["train", "bigram", "--steps", "2", "--run", "runs/b"], in: folder).status == 0)
      let picture = folder.appending(path: "heatmap.svg")
      #expect(try limn.run(["plot", "heatmap", "runs/b"], in: folder).status == 0)
      #expect(try values(picture).count == 729)
      #expect(try String(contentsOf: picture, encoding: .utf8).contains("data-row=\"z\""))
      #expect(try limn.run(["plot", "heatmap", "runs/b", "--compare"], in: folder).status == 0)
      #expect(try values(picture).count == 3 * 729)
      try Data("ann\n".utf8).write(to: folder.appending(path: "few.txt"))
      let other = try limn.run(
        ["plot", "heatmap", "runs/b", "--compare", "--data", "few.txt"], in: folder)
      #expect(
        other.errors
          == "Error: few.txt has other characters than runs/b; give the file that the run learned with --data.\n"
      )
    }
  }

  @Test("what can't be drawn is told in a sentence, and nothing is written")
  func errors() throws {
    try withFolder { folder in
      try Data("[[1, 2], [3, 4]]".utf8).write(to: folder.appending(path: "m.json"))
      try Data("{\"a\": [1], \"b\": [2]}".utf8).write(to: folder.appending(path: "two.json"))
      try Data("[[], []]".utf8).write(to: folder.appending(path: "none.json"))
      try Data("a\n".utf8).write(to: folder.appending(path: "l.txt"))
      for (arguments, sentence) in [
        (["no.npy"], "no.npy: no such file; give the path of a file that is there."),
        (
          ["two.json"],
          "two.json holds 2 arrays; say which (on the command line with --tensor): “a” [1], “b” [1]."
        ),
        (["none.json"], "none.json: “none” of shape [2, 0] holds no numbers to draw."),
        (
          ["m.json", "--labels", "l.txt"],
          "l.txt holds 1 label, and there are 2 rows; it should hold one for each."
        ),
        (["m.json", "--rows", "1..<3"], "m.json: “m” has 2 rows; --rows should lie within 0..<2."),
        (
          ["m.json", "--each", "3x1"],
          "m.json: the rows of “m” hold 2 numbers, which --each 3x1 doesn't fit."
        ),
        (["m.json", "--compare"], "m.json holds no run; give the folder that “limn train --run” wrote."),
      ] {
        let result = try limn.run(["plot", "heatmap"] + arguments, in: folder)
        #expect(result.status != 0 && result.errors == "Error: \(sentence)\n", "\(result.errors)")
      }
      let mixed = try limn.run(["plot", "heatmap", "m.json", "--compare", "--title", "x"], in: folder)
      #expect(
        mixed.errors.hasPrefix(
          "Error: --compare draws all pairs of a run's model; leave out what picks a part of a file.\n"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "heatmap.svg").path))
    }
  }
}
