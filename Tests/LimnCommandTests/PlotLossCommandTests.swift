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
      let result = try Program("limn").run([
        "plot", "loss", run, log.path, "-o", picture.path, "--reference", "best=1.9",
      ])
      #expect(result.status == 0)
      let svg = try String(contentsOf: picture, encoding: .utf8)
      // The counted bigrams of the bundled names, as “limn bigram” counts them.
      for text in [
        "mlp", "other", "ln 27 = 3.296", "counted bigrams = 2.560", "best = 1.900",
      ] {
        #expect(svg.contains(">\(text)<"), "\(text)")
      }
      #expect(svg.contains("data-series=\"mlp, validation\""))
    }
  }

  @Test("what can't be drawn is told")
  func errors() throws {
    try withFolder { folder in
      let empty = folder.appending(path: "empty.jsonl")
      try Data().write(to: empty)
      let broken = folder.appending(path: "broken.jsonl")
      try Data("{\"step\": 1}\n{\"step\": }\n".utf8).write(to: broken)
      let table = folder.appending(path: "table.csv")
      try Data("step,lost\n1,2\n".utf8).write(to: table)
      let nan = folder.appending(path: "nan.csv")
      try Data("step,loss\n1,nan\n2,nan\n".utf8).write(to: nan)
      for (arguments, sentence) in [
        (
          [nan.path],
          "Error: \(nan.path) holds no loss that is a number, but 2 NaN; train with a lower learning rate.\n"
        ),
        (
          [folder.path],
          "Error: \(folder.path) holds no run; give the folder that “limn train --run” wrote.\n"
        ),
        (
          ["no.csv"],
          "Error: no.csv: no such file or folder; give a run's folder, or a log (.jsonl, .csv).\n"
        ),
        ([empty.path], "Error: \(empty.path) holds no losses yet; train for a step at least.\n"),
        (
          [broken.path],
          "Error: \(broken.path), line 2: a value is missing at its byte 9; each line should be a JSON object.\n"
        ),
        (
          [table.path],
          "Error: \(table.path) has no column of losses; it should have “step” and “loss” or “validation_loss”, "
            + "and has “step”, “lost”.\n"
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
