import Foundation
import LimnTestSupport
import Testing

@testable import LimnCommand

@Suite("limn train")
struct TrainCommandTests {
  private let limn = Program("limn")
  private let names = [
    "emma", "olivia", "ava", "isabella", "sophia", "charlotte", "mia", "amelia", "harper", "evelyn",
  ]

  private func withNames(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      try Data(names.joined(separator: "\n").utf8).write(to: folder.appending(path: "names.txt"))
      try body(folder)
    }
  }

  /// Every file of a run; of the log what does not depend on the machine's speed.
  private func content(_ run: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: run.path) {
      files[name] = FileManager.default.contents(atPath: run.appending(path: name).path)
    }
    let log = String(decoding: files["log.jsonl"] ?? Data(), as: UTF8.self)
    files["log.jsonl"] = Data(log.replacing(#/"(seconds|tokensPerSecond)":[-+.e0-9]+,?/#, with: "").utf8)
    return files
  }

  /// What the program says, without the times.
  private func timeless(_ text: String) -> String { text.replacing(#/, [0-9.]+ s;/#, with: ", TIME;") }

  @Test("what a run prints and writes")
  func output() throws {
    try withNames { folder in
      let arguments = [
        "train", "mlp", "--data", "names.txt", "--run", "r", "--steps", "1000", "--batch", "8", "--seed", "1",
        "--evaluate-every", "500", "--checkpoint-every", "1000", "--samples", "1", "--log-every", "100",
      ]
      let result = try limn.run(arguments, in: folder)
      #expect(result.status == 0 && result.errors.isEmpty)
      let lines = timeless(result.text).split(separator: "\n")
      #expect(lines.count == 8)
      #expect(lines[0] == "mlp: 9,787 parameters, 17 tokens, block of 3")
      #expect(
        lines[1].wholeMatch(of: #/\/.*\/names.txt: \d+ examples to train on, \d+ to validate, \d+ to test/#)
          != nil)
      #expect(lines[2] == "r: 1,000 steps of 8 examples")
      #expect(lines[3].wholeMatch(of: #/step   500   train \d\.\d{4}   validation \d\.\d{4}/#) != nil)
      #expect(lines[4].hasPrefix("  "))
      #expect(lines[5].wholeMatch(of: #/step 1,000   train \d\.\d{4}   validation \d\.\d{4}/#) != nil)
      #expect(
        lines[7].wholeMatch(of: #/test \d\.\d{4} after 1,000 steps, TIME; “limn sample r” makes up more/#)
          != nil)
      #expect(
        try content(folder.appending(path: "r")).keys.sorted() == [
          "checkpoints/step-000000000.safetensors", "checkpoints/step-000001000.safetensors",
          "configuration.json", "log.jsonl", "tokenizer.json",
        ])
      // Finished: it says so and changes nothing, from another folder too, for the data's whole path is kept.
      let before = try content(folder.appending(path: "r"))
      let again = try limn.run(["train", "--resume", folder.appending(path: "r").path])
      #expect(again.status == 0 && again.errors.isEmpty)
      #expect(again.text.contains("\nAll steps were taken already; nothing is changed.\ntest "))
      #expect(try content(folder.appending(path: "r")) == before)
    }
  }

  @Test("a loss that is no number is printed without a sign")
  func notANumber() {
    #expect(TrainCommand.digits(-Double.nan, 4) == "nan" && TrainCommand.digits(.nan, 2) == "nan")
    #expect(TrainCommand.digits(2.45678, 4) == "2.4568")
  }

  @Test("killed at any moment, a run goes on to the same bytes", arguments: ["mlp", "batchnorm"])
  func killed(kind: String) throws {
    try withNames { folder in
      func arguments(_ run: String) -> [String] {
        [
          "train", kind, "--data", "names.txt", "--run", run, "--steps", "120", "--checkpoint-every", "3",
          "--evaluate-every", "20", "--samples", "1", "--optimizer", "adam", "--hidden", "16",
        ]
      }
      let whole = try limn.run(arguments("whole"), in: folder)
      #expect(whole.status == 0)
      let run = folder.appending(path: "killed")
      func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: run.appending(path: path).path)
      }
      func checkpoints() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: run.path + "/checkpoints")) ?? []
      }
      func lineCount() -> Int {
        (FileManager.default.contents(atPath: run.path + "/log.jsonl") ?? Data()).count { $0 == 10 }
      }
      // As soon as there is a run, while a checkpoint is written, with more in the log than in it, and later.
      let moments: [() -> Bool] = [
        { exists("configuration.json") }, { exists("checkpoints/step-000000006.safetensors") },
        { checkpoints().contains { $0.hasPrefix(".limn-") } }, { lineCount() % 3 == 2 && lineCount() > 40 },
        { lineCount() > 75 }, { exists("checkpoints/step-000000102.safetensors") },
      ]
      // A busy machine may show a moment only after the run has ended; then all begins again.
      func isKilled() throws -> Bool {
        try? FileManager.default.removeItem(at: run)
        for (index, moment) in moments.enumerated() {
          let result = try limn.run(
            index == 0 ? arguments("killed") : ["train", "--resume", "killed"], in: folder,
            stop: { moment() ? SIGKILL : nil })
          #expect(result.errors.isEmpty && [0, SIGKILL].contains(result.status))
          if index < 2 && result.status != SIGKILL { return false }
        }
        return true
      }
      #expect(try (0..<20).contains { _ in try isKilled() })
      let last = try limn.run(["train", "--resume", "killed"], in: folder)
      #expect(last.status == 0)
      #expect(timeless(last.text).split(separator: "\n").last?.contains("test ") == true)
      let (a, b) = (try content(folder.appending(path: "whole")), try content(run))
      #expect(a.keys.sorted() == b.keys.sorted())
      for (name, data) in a { #expect(b[name] == data, "\(name) differs") }
      for arguments in [["-n", "3"], ["--step", "60", "--temperature", "0.7"]] {
        let samples = try ["whole", "killed"].map { try limn.run(["sample", $0] + arguments, in: folder) }
        #expect(samples[0].status == 0 && samples[0].output == samples[1].output)
      }
    }
  }

  @Test("asked to stop, a run is saved and says how it goes on")
  func stopped() throws {
    try withNames { folder in
      let checkpoint = folder.appending(path: "r/log.jsonl").path
      let result = try limn.run(
        [
          "train", "mlp", "--data", "names.txt", "--run", "r", "--steps", "1000000", "--checkpoint-every",
          "1000000", "--evaluate-every", "1000000", "--log-every", "5",
        ], in: folder,
        stop: { (FileManager.default.contents(atPath: checkpoint)?.count ?? 0) > 100 ? SIGTERM : nil })
      #expect(result.status == 128 + SIGTERM)
      let steps = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/r/checkpoints").sorted()
      #expect(steps.count == 2)
      let step = try #require(Int(steps.last?.dropFirst(5).prefix(9) ?? ""))
      #expect(step > 0)
      #expect(
        result.errors.replacing(",", with: "")
          == "Note: Stopped and saved at step \(step); “limn train --resume r” goes on.\n")
    }
  }

  @Test("two runs at once in one folder, and no space: one sentence each")
  func places() throws {
    try withNames { folder in
      let arguments = ["train", "bigram", "--data", "names.txt", "--run", "r", "--steps", "100000000"]
      var second: Program.Result?
      _ = try limn.run(
        arguments, in: folder,
        stop: {
          guard FileManager.default.fileExists(atPath: folder.path + "/r/log.jsonl") else { return nil }
          second = try? limn.run(["train", "--resume", "r"], in: folder)
          return SIGKILL
        })
      #expect(
        second?.errors
          == "Error: r is in use by another process that trains this run; let it end, or stop it.\n")
      #expect(second?.status == 1)
      let full = try limn.run(
        ["train", "mlp", "--data", "names.txt", "--run", "full"], in: folder, limit: "-f 8")
      #expect(
        full.errors
          == "Error: full/checkpoints/step-000000000.safetensors can't be written: it is larger than the system lets "
          + "a file become; raise the limit of a file's size.\n")
      #expect(full.status == 1)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["names.txt", "r"])
    }
  }
}
