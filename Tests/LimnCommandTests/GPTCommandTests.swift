import Foundation
import LimnTestSupport
import Testing

@Suite("limn train gpt")
struct GPTCommandTests {
  private let limn = Program("limn")
  private let small = ["--embedding", "8", "--heads", "2", "--layers", "1", "--batch", "4"]

  private func withText(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      let lines = (0..<60).map { "to be or not to be, that is \($0 % 7)" }
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "text.txt"))
      try body(folder)
    }
  }

  @Test("a preset's settings, those that options change, and the best state")
  func preset() throws {
    try withText { folder in
      let result = try limn.run(
        [
          "train", "gpt", "--preset", "shakespeare-cpu", "--data", "text.txt", "--block-size", "16",
          "--steps",
          "20", "--evaluate-every", "5", "--accumulate", "2", "--run", "r",
        ] + small, in: folder)
      #expect(result.status == 0 && result.errors.isEmpty)
      // 20 characters × 8, 16 positions × 8, a block of 8 × 24 + 8 × 8 + 2 × 8 × 32 and two norms, the last norm.
      #expect(result.text.hasPrefix("gpt: 1,080 parameters, 20 tokens, block of 16\n"))
      #expect(result.text.contains("r: 20 steps of 8 examples\n"))
      let configuration = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "r/configuration.json")))
      let settings = try #require(configuration as? [String: Any])
      #expect(settings["optimizer"] as? String == "adamw" && settings["keepsBest"] as? Bool == true)
      #expect(settings["weightDecay"] as? Double == 0.1 || settings["weightDecay"] as? Float == 0.1)
      let model = try #require(settings["model"] as? [String: Any])
      let transformer = try #require(model["transformer"] as? [String: Any])
      #expect(transformer["headCount"] as? Int == 2 && transformer["hasBias"] as? Bool == false)
      let checkpoints = folder.appending(path: "r/checkpoints")
      #expect(FileManager.default.fileExists(atPath: checkpoints.appending(path: "best.safetensors").path))
      func sample(_ more: String...) throws -> String {
        let result = try limn.run(["sample", "r", "--length", "40"] + more, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.text
      }
      // Longer than the block, so that the window slides; a line end after it.
      #expect(try sample("--prompt", "to be").count == 46)
      #expect(try sample("--prompt", "to be").hasPrefix("to be"))
      #expect(try sample("--best") == sample("--best"))
      // The loss falls all the way in so few steps: the last state is the best one.
      #expect(try sample("--best") == sample("--step", "20"))
    }
  }

  @Test("so many lines are held out as are asked for, a tenth at most, and a resumed run has the same")
  func heldOut() throws {
    try withFolder { folder in
      let names = (0..<40).map { "a\($0)" }.joined(separator: "\n")
      try Data(names.utf8).write(to: folder.appending(path: "names.txt"))
      for (asked, recorded, counts) in [
        ([], 1_000, "32 examples to train on, 4 to validate, 4 to test"),
        (["--held-out", "3"], 3, "34 examples to train on, 3 to validate, 3 to test"),
      ] {
        let run = "run-\(recorded)"
        let result = try limn.run(
          ["train", "gpt", "--data", "names.txt", "--steps", "1", "--run", run] + asked + small, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.text.contains("/names.txt: \(counts)\n"))
        let settings = try JSONSerialization.jsonObject(
          with: Data(contentsOf: folder.appending(path: "\(run)/configuration.json")))
        let all = try #require(settings as? [String: Any])
        #expect((all["data"] as? [String: Any])?["heldOut"] as? Int == recorded)
        let model = try #require(all["model"] as? [String: Any])
        #expect((model["transformer"] as? [String: Any])?["dropout"] as? Double == 0.1)
        let more = try limn.run(["train", "--resume", run, "--steps", "2"], in: folder)
        #expect(more.status == 0 && more.text.contains("/names.txt: \(counts)\n"))
      }
    }
  }

  @Test("the test loss is that of the best state and of the last, and more steps can be given")
  func best() throws {
    try withText { folder in
      let arguments = [
        "train", "gpt", "--data", "text.txt", "--text", "--block-size", "16", "--steps", "60",
        "--learning-rate", "0.05",
        "--schedule", "constant", "--evaluate-every", "10", "--run", "r",
      ]
      let first = try limn.run(arguments + small, in: folder)
      #expect(first.status == 0 && first.errors.isEmpty)
      let more = try limn.run(["train", "--resume", "r", "--steps", "80"], in: folder)
      #expect(
        more.status == 0 && more.errors.isEmpty
          && more.text.contains("r: from step 60, 80 steps of 4 examples\n"))
      let log = try String(contentsOf: folder.appending(path: "r/log.jsonl"), encoding: .utf8)
      let losses = log.matches(of: #/"step":(\d+),.*"validationLoss":([0-9.]+)/#).map {
        (Int($0.1)!, Double($0.2)!)
      }
      #expect(losses.map(\.0) == [10, 20, 30, 40, 50, 60, 70, 80])
      let best = losses.min { $0.1 < $1.1 }!.0
      let line = try #require(more.text.split(separator: "\n").last)
      if best == 80 {
        #expect(line.contains(#/^test \d\.\d{4} after 80 steps, .*; “limn sample r” makes up more$/#))
      } else {
        #expect(
          line.contains(
            #/^test \d\.\d{4} in the best state, of step \d+; \d\.\d{4} in the last, after 80 steps, .*; “limn sample r --best” makes up more$/#
          ))
        #expect(line.contains("of step \(best);"))
      }
    }
  }

  @Test("exported as a GPT-2, a run goes on to the same text, from characters of ASCII")
  func export() throws {
    try withText { folder in
      #expect(
        try limn.run(
          [
            "train", "gpt", "--data", "text.txt", "--text", "--block-size", "16", "--steps", "20",
            "--dropout", "0.25", "--run", "r",
          ] + small,
          in: folder
        ).status == 0)
      let result = try limn.run(["export", "gpt2", "r", "out", "--step", "20"], in: folder)
      #expect(
        result.text
          == "out: 1,336 parameters of step 20; in Python, GPT2LMHeadModel.from_pretrained(\"out\") reads them\n"
      )
      #expect(result.status == 0 && result.errors.isEmpty)
      let settings = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "out/config.json")))
      let rates = try #require(settings as? [String: Any])
      #expect(["attn_pdrop", "embd_pdrop", "resid_pdrop"].allSatisfy { rates[$0] as? Double == 0.25 })
      let text = ["--prompt", "to be", "--length", "40", "--top-k", "1"]
      let (run, exported) = (
        try limn.run(["sample", "r"] + text, in: folder),
        try limn.run(["sample", "--gpt2", "out"] + text, in: folder)
      )
      #expect(exported.text == run.text && exported.status == 0 && run.text.count == 46)
      try Data("é\nea\né\n\nab\nae\nbé\nea\nab\nba\nea\nbb".utf8).write(
        to: folder.appending(path: "lines.txt"))
      #expect(
        try limn.run(
          ["train", "gpt", "--data", "lines.txt", "--steps", "1", "--run", "l"] + small, in: folder
        ).status == 0)
      let other = try limn.run(["export", "gpt2", "l", "lines"], in: folder)
      #expect(
        other.errors
          == "Note: The tokens are none of GPT-2's kind, so lines has no tokenizer; l/tokenizer.json has them in order.\n"
      )
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/lines").sorted()
          == ["config.json", "model.safetensors"])
      #expect(try limn.run(["train", "rnn", "--steps", "0", "--run", "s"], in: folder).status == 0)
      for (arguments, message) in [
        (["r", "out"], "out is not empty; give a folder that is, or a new one.\n"),
        (["r", "text.txt"], "text.txt is a file; give a folder that is empty, or a new one.\n"),
        (["r", ""], "The folder to write has no name; give one, such as gpt2.\n"),
        (
          ["s", "new"],
          "s is a run of the model rnn, and GPT-2's layout holds a gpt alone; give a run of one.\n"
        ),
        (
          ["r", "new", "--step", "7"],
          "r holds no checkpoint of step 7; there are those of 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 and 20.\n"
        ),
        (["no", "new"], "no: no such folder; give the one that “limn train --run” wrote.\n"),
      ] {
        let refused = try limn.run(["export", "gpt2"] + arguments, in: folder)
        #expect(refused.errors == "Error: \(message)")
        #expect(refused.status == 1 && refused.output.isEmpty)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
    }
  }

  @Test("killed, a run goes on to the same bytes, dropout and the best state included")
  func killed() throws {
    try withText { folder in
      func arguments(_ run: String) -> [String] {
        [
          "train", "gpt", "--data", "text.txt", "--text", "--block-size", "8", "--steps", "60", "--dropout",
          "0.2",
          "--evaluate-every", "4", "--checkpoint-every", "10", "--run", run,
        ] + small
      }
      #expect(try limn.run(arguments("whole"), in: folder).status == 0)
      let run = folder.appending(path: "killed")
      let moment = run.appending(path: "checkpoints/step-000000020.safetensors").path
      // A busy machine may show the moment only after the run has ended; then it begins again.
      let isKilled = try (0..<20).contains { _ in
        try? FileManager.default.removeItem(at: run)
        let result = try limn.run(
          arguments("killed"), in: folder,
          stop: { FileManager.default.fileExists(atPath: moment) ? SIGKILL : nil })
        #expect(result.errors.isEmpty && [0, SIGKILL].contains(result.status))
        return result.status == SIGKILL
      }
      #expect(isKilled)
      #expect(try limn.run(["train", "--resume", "killed"], in: folder).status == 0)
      for name in ["best", "step-000000060"] {
        let files = try ["whole", "killed"].map {
          try Data(contentsOf: folder.appending(path: "\($0)/checkpoints/\(name).safetensors"))
        }
        #expect(files[0] == files[1], "\(name)")
      }
    }
  }

  @Test("what can't be is said in one sentence")
  func errors() throws {
    try withText { folder in
      for (arguments, message) in [
        (
          ["mlp", "--heads", "2"], "--heads is for gpt and encoder-decoder; mlp has none, so leave it out.\n"
        ),
        (["rnn", "--preset", "names"], "--preset is for gpt; rnn has none, so leave it out.\n"),
        (
          ["rnn", "--dropout", "0.1"],
          "--dropout is for gpt and encoder-decoder; rnn has none, so leave it out.\n"
        ),
        (
          ["gpt", "--heads", "3"],
          "The model's number of heads is 3; it has to be 1 or more and divide the embedding width, 64.\n"
        ),
        (["gpt", "--dropout", "1"], "The model's dropout is 1.0; it has to be 0 or more and below 1.\n"),
        (
          ["gpt", "--preset", "shakespeare-cpu"],
          "--preset shakespeare-cpu learns a running text; give one with --data (“limn data shakespeare” brings that of "
            + "nanoGPT).\n"
        ),
        (["gpt", "--beta2", "1"], "The second beta is 1.0; it has to be 0 or more and below 1.\n"),
        (
          ["mlp", "--beta2", "0.9"],
          "--beta2 is for --optimizer adam and adamw; sgd has none, so leave it out.\n"
        ),
      ] {
        let result = try limn.run(["train"] + arguments + ["--run", "r"], in: folder)
        #expect(result.errors == "Error: \(message)")
        #expect(result.status != 0 && result.text.isEmpty)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["text.txt"])
      let arguments = ["train", "bigram", "--data", "text.txt", "--text", "--steps", "1", "--run", "r"]
      #expect(try limn.run(arguments, in: folder).status == 0)
      #expect(
        try limn.run(["sample", "r", "--best"], in: folder).errors
          == "Error: r keeps no best checkpoint; a run does that keeps it (--keep-best) and was evaluated.\n")
      let both = try limn.run(["sample", "r", "--best", "--step", "1"], in: folder)
      #expect(
        both.errors.hasPrefix("Error: --best and --step name two checkpoints; give one of them.\nUsage: "))
    }
  }

  @Test("data shakespeare says where it can't be had, and what else would do")
  func data() throws {
    try withFolder { folder in
      let result = try limn.run(
        ["data", "shakespeare", "--from", "https://limn.invalid/input.txt"], in: folder)
      #expect(
        result.errors
          == "Error: limn.invalid can't be reached; are you online? Without a network, save "
          + "https://limn.invalid/input.txt as tinyshakespeare.txt by other means, or use any text file.\n")
      #expect(result.status != 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
