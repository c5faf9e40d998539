import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot loss")
struct PlotLossCommandTests {
  @Test("a run that limn trained, and a log of one's own, are drawn")
  func draws() throws {
    try withFolder { folder in
      let run = folder.appending(path: "mlp").path
      #expect(try Program("limn").run(["train", "mlp", "--steps", "20", "--run", run]).status == 0)
      let log = folder.appending(path: "other.jsonl")
      let lines = """
        {"step": 1, "loss": 3.5}
        {"step": 2, "loss": 3}

        """
      try Data(lines.utf8).write(to: log)
      let picture = folder.appending(path: "loss.svg")
      let result = try Program("limn").run(["plot", "loss", run, log.path, "-o", picture.path])
      #expect(result.status == 0)
      let svg = try String(contentsOf: picture, encoding: .utf8)
      for text in ["mlp", "mlp, validation", "other", "ln 27 = 3.296"] {
        #expect(svg.contains(">\(text)<"), "\(text)")
      }
    }
  }

  @Test("what can't be drawn is told")
  func errors() throws {
    try withFolder { folder in
      let empty = folder.appending(path: "empty.jsonl")
      try Data().write(to: empty)
      let broken = folder.appending(path: "broken.jsonl")
      try Data("step,loss\n1,2\n".utf8).write(to: broken)
      for (arguments, sentence) in [
        (
          [folder.path],
          "Error: \(folder.path) holds no run; give the folder that “limn train --run” wrote.\n"
        ),
        ([empty.path], "Error: \(empty.path) holds no losses yet; train for a step at least.\n"),
        (
          [broken.path],
          "Error: \(broken.path), line 1: not a record of a run; put the line right, or take it out.\n"
        ),
      ] {
        let result = try Program("limn").run(["plot", "loss"] + arguments)
        #expect(result.status != 0)
        #expect(result.errors == sentence)
      }
      let both = try Program("limn").run(["plot", "loss", "x", "--smooth", "0.5", "--mean-of", "3"])
      #expect(
        both.errors.contains("Error: --smooth and --mean-of are two ways of the same; leave one out.\n"))
      let weight = try Program("limn").run(["plot", "loss", "x", "--smooth", "1"])
      #expect(weight.errors.contains("Error: --smooth is 1.0; it has to be 0 or more and below 1.\n"))
    }
  }
}
