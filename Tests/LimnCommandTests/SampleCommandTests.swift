import Foundation
import LimnTestSupport
import Testing

@Suite("limn sample and limn runs")
struct SampleCommandTests {
  private let limn = Program("limn")

  /// A folder with a run on lines (`r`) and one on a text (`t`).
  private func withRuns(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      let names = ["emma", "ava", "mia", "ella", "mila", "luna", "aria", "amelia", "emilia", "lea"]
      try Data(names.joined(separator: "\n").utf8).write(to: folder.appending(path: "names.txt"))
      for (kind, run, more) in [("mlp", "r", [String]()), ("rnn", "t", ["--text", "--block-size", "4"])] {
        let result = try limn.run(
          ["train", kind, "--data", "names.txt", "--steps", "30", "--hidden", "8", "--run", run] + more,
          in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
      }
      try body(folder)
    }
  }

  @Test("seeds, prompts and counts of lines and texts")
  func samples() throws {
    try withRuns { folder in
      func text(_ arguments: String...) throws -> String {
        let result = try limn.run(["sample"] + arguments, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.text
      }
      #expect(try text("r", "--seed", "1") == text("r", "--seed", "1"))
      #expect(try text("r", "--seed", "1") != text("r", "--seed", "2"))
      #expect(try text("r").count { $0 == "\n" } == 10)
      #expect(try text("r", "-n", "0").isEmpty)
      let prompted = try text("r", "-n", "4", "--prompt", "em", "--top-k", "5", "--top-p", "0.9")
      #expect(prompted.split(separator: "\n").allSatisfy { $0.hasPrefix("em") })
      let likeliest = Set(
        try text("r", "-n", "5", "--top-k", "1", "--temperature", "0.8").split(separator: "\n"))
      #expect(likeliest.count == 1)
      #expect(try text("t", "--length", "20").count == 21)
      #expect(try text("t", "--length", "5", "--prompt", "mia").hasPrefix("mia"))
      #expect(try text("t").count == 501)
    }
  }

  @Test("wrong options are refused in one sentence")
  func errors() throws {
    try withRuns { folder in
      let usage =
        "Usage: limn sample [<options>] [<folder>]\n  See 'limn sample --help' for more information.\n"
      for (arguments, message) in [
        (["r", "-n", "-1"], "-n is -1; it has to be 0 to 1,000,000.\n\(usage)"),
        (["r", "--length", "-1"], "--length is -1; it has to be 0 to 10,000,000.\n\(usage)"),
        (["r", "--beam", "0"], "--beam is 0; it has to be 1 to 1,000.\n\(usage)"),
        (["r", "--length-penalty", "-1"], "--length-penalty is -1.0; it has to be 0 to 100.\n\(usage)"),
        (
          ["r", "--temperature", "0"],
          "The temperature is 0.0; it has to be above 0 and finite; top-k 1 draws the likeliest.\n"
        ),
        (["r", "--top-k", "0"], "Top-k is 0; it has to be at least 1.\n"),
        (["r", "--top-p", "0"], "Top-p is 0.0; it has to be above 0 and at most 1.\n"),
        (["r", "--top-p", "2"], "Top-p is 2.0; it has to be above 0 and at most 1.\n"),
        (
          ["r", "--prompt", "Em"], "--prompt: “Em” holds “E”, which is not in the alphabet of 9 characters.\n"
        ),
        (
          ["t", "--prompt", "E"], "--prompt: “E” holds “E”, which is not in the alphabet of 10 characters.\n"
        ),
        (
          ["r", "--step", "7"],
          "r holds no checkpoint of step 7; there are those of 0, 3, 6, 9, 12, 15, 18, 21, 24, 27 and 30.\n"
        ),
        (["no"], "no: no such folder; give the one that “limn train --run” wrote.\n"),
      ] {
        let result = try limn.run(["sample"] + arguments, in: folder)
        #expect(result.errors == "Error: " + message)
        #expect(result.status != 0 && result.output.isEmpty)
      }
    }
  }

  @Test("runs stand side by side with what their logs say")
  func runs() throws {
    try withFolder { folder in
      func run(_ arguments: String...) throws -> Program.Result {
        try limn.run(["runs"] + arguments, in: folder)
      }
      #expect(
        try run().errors
          == "Error: runs: no such folder; give one that holds runs, such as the one “limn train” made.\n")
      #expect(try run(".").errors == "Error: . holds no runs; “limn train mlp” begins one.\n")
      let log = """
        {"learningRate":0.1,"loss":3.25,"seconds":0.5,"step":1000}
        {"step":1000,"trainLoss":2.25,"validationLoss":2.1875}
        {"learningRate":0.1,"loss":2.5,"seconds":0.25,"step":2000}
        {"step":2000,"trainLoss":2.125,"validationLoss":2.25}

        """
      for (name, kind, log) in [
        ("b", "mlp", log), ("a", "bigram", ""),
        ("long-name", "gru", "{\"learningRate\":1,\"seconds\":2,\"step\":1}\n"),
        ("x", "bigram", "nothing\n"),
      ] {
        let begun = try limn.run(["train", kind, "--steps", "0", "--run", "runs/\(name)"], in: folder)
        #expect(begun.status == 0)
        try Data(log.utf8).write(to: folder.appending(path: "runs/\(name)/log.jsonl"))
      }
      try FileManager.default.removeItem(at: folder.appending(path: "runs/a/log.jsonl"))
      let result = try run("runs/")
      #expect(
        result.text == """
          run              model    parameters        steps     loss    train   validation              best          time
          runs/a           bigram          729       0 of 0        –        –            –                 –         0.0 s
          runs/b           mlp          11,897   2,000 of 0   2.5000   2.1250       2.2500   2.1875 at 1,000   12 min 30 s
          runs/long-name   gru          28,315       1 of 0      nan        –            –                 –         2.0 s

          """)
      #expect(
        result.errors
          == "Note: runs/x/log.jsonl, line 1: not a record of a run; put the line right, or take it out.\n")
      #expect(result.status == 0)
      #expect(try run().text == result.text)
      #expect(try run("runs/a").text.split(separator: "\n").count == 2)
    }
  }
}
