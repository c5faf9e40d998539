import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Runs that are damaged")
struct RunDamageTests {
  /// The sentence with which something is refused.
  private func refusal(_ body: () throws -> Void) throws -> String {
    try #require(throws: DataError.self) { try body() }.description
  }

  private func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test("a damaged checkpoint is refused in a sentence, the one before is taken, and the end is the same")
  func checkpoints() throws {
    try withFolder { root in
      let configuration = try smallRun(.mlp, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      let other = try finish(
        smallRun(.mlp, in: root) { $0.model.hiddenWidth = 9 }, in: root.path + "/other")
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: whole.checkpoints[2].path)))
      var flipped = bytes
      flipped[bytes.count - 5] ^= 4
      let foreign = [UInt8](try #require(FileManager.default.contents(atPath: other.checkpoints[2].path)))
      let early = [UInt8](try #require(FileManager.default.contents(atPath: whole.checkpoints[1].path)))
      for (index, (damage, sentence)) in [
        (flipped, " is damaged: the checksum of what it holds is "),
        (Array(bytes.dropLast(10)), " is cut short: the header promises "),
        (
          [],
          " is no safetensors file or cut short: it holds 0 bytes; the length of its header alone takes 8."
        ),
        (
          foreign,
          ": “hidden.weight” has the shape [9, 9]; the model's is [8, 9], so the file belongs to another one."
        ),
        (early, " is the checkpoint of step 4; it has to be that of step 8."),
      ].enumerated() {
        let folder = RunFolder("\(root.path)/damaged-\(index)")
        try advance(RecordedRun(configuration, in: folder), 9)
        try write(damage, to: folder.checkpoints[2].path)
        let path = folder.checkpoints[2].path
        let reports = try resume(folder)
        #expect(reports.count == 1)
        #expect(reports.first?.hasPrefix(path + sentence) == true, "\(reports)")
        #expect(reports.first?.hasSuffix(" The checkpoint of step 4 is taken instead.") == true)
        try expectSame(whole, folder)
      }
    }
  }

  @Test("several damaged checkpoints are said once, by the newest")
  func severalDamaged() throws {
    try withFolder { root in
      let folder = try finish(smallRun(.bigram, in: root), in: root.path + "/run")
      for checkpoint in folder.checkpoints.dropFirst(2) { try write([], to: checkpoint.path) }
      #expect(
        try resume(folder) == [
          "\(folder.checkpoints[3].path) is no safetensors file or cut short: it holds 0 bytes; the length of its "
            + "header alone takes 8. 2 checkpoints can't be read; that of step 4 is taken instead."
        ])
    }
  }

  @Test("without a checkpoint that is whole the run does not go on")
  func allDamaged() throws {
    try withFolder { root in
      let configuration = try smallRun(.bigram, in: root)
      let folder = try finish(configuration, in: root.path + "/run")
      for checkpoint in folder.checkpoints { try write([], to: checkpoint.path) }
      let zero =
        "is no safetensors file or cut short: it holds 0 bytes; the length of its header alone takes 8."
      let sentence =
        "\(folder.checkpoints[3].path) \(zero) 4 checkpoints can't be read, and there are no others; start a new run."
      var notes: [String] = []
      #expect(
        try refusal { _ = try RecordedRun(resuming: folder) { notes.append("\($0)") } } == sentence)
      #expect(try refusal { _ = try folder.model { notes.append("\($0)") } } == sentence)
      #expect(notes.isEmpty)
      let last = folder.checkpoints[0].path
      for checkpoint in folder.checkpoints.dropFirst() {
        try FileManager.default.removeItem(atPath: checkpoint.path)
      }
      let single = "\(folder.path) holds no checkpoint that can be read, so start a new run: \(last) \(zero)"
      #expect(try refusal { _ = try folder.model() } == single)
      for checkpoint in folder.checkpoints { try FileManager.default.removeItem(atPath: checkpoint.path) }
      let none = "\(folder.path) holds no checkpoint; put one back, or start a new run."
      #expect(try refusal { try resume(folder) } == none)
      #expect(
        try refusal { _ = try folder.model(step: 3) }
          == "\(folder.path) holds no checkpoint of step 3; there is none.")
    }
  }

  @Test("a checkpoint of numbers that are none is refused")
  func notFinite() throws {
    try withFolder { root in
      let folder = try finish(smallRun(.bigram, in: root), in: root.path + "/run")
      let path = root.path + "/weights.safetensors"
      try Safetensors.write(
        [StoredTensor(name: "weight", shape: [20, 20], floats: [Float](repeating: .nan, count: 400))],
        to: path)
      let model = try folder.model().model
      #expect(
        try refusal { try Checkpoint.read(path, into: model) }
          .hasPrefix("\(path): “weight” "))
    }
  }

  @Test("damaged settings, tokenizer and log, and data that is gone or another, give one sentence")
  func otherFiles() throws {
    try withFolder { root in
      let folder = try finish(smallRun(.mlp, in: root), in: root.path + "/run")
      let run = folder.path
      let names = root.path + "/names.txt"
      func damaged(_ path: String, _ change: (String) -> String?) throws -> String {
        let old = try String(contentsOfFile: path, encoding: .utf8)
        defer { try? Data(old.utf8).write(to: URL(fileURLWithPath: path)) }
        if let new = change(old) {
          try write(new.utf8, to: path)
        } else {
          try FileManager.default.removeItem(atPath: path)
        }
        return try refusal { try resume(folder) }
      }
      let settings = run + "/configuration.json"
      #expect(
        try damaged(settings) { String($0.dropLast(30)) }
          == "\(settings) is damaged; put the file back as the run wrote it, or start a new run.")
      #expect(
        try damaged(settings) { $0.replacing("\"batchSize\" : 4", with: "\"batchSize\" : 0") }
          == "\(settings): The batch size is 0; it has to be 1 to 1000000.")
      #expect(
        try damaged(settings) { _ in nil }
          == "\(run) holds no run; give the folder that “limn train --run” wrote.")
      #expect(
        try damaged(run + "/tokenizer.json") { String($0.dropLast(9)) }
          == "\(run)/tokenizer.json: not JSON, or only a part of it; store the tokenizer again.")
      let vocabulary = try folder.tokenizer().vocabulary
      let letter = try #require(vocabulary.last)
      #expect(
        try damaged(run + "/tokenizer.json") { $0.replacing("\"\(letter)\"", with: "\"\(letter)\",\"ß\"") }
          == "\(run)/tokenizer.json has \(vocabulary.count + 1) tokens, the model \(vocabulary.count); put the run's own file back."
      )
      #expect(
        try damaged(folder.logPath) { $0.replacing("\"step\":3", with: "\"step\":x") }
          == "\(folder.logPath), line 3: not a record of a run; put the line right, or take it out.")
      #expect(
        try damaged(names) { $0 + "zoe\n" }
          == "names.txt is not the file that the run began with; put that one back, or start a new run.")
      #expect(
        try damaged(names) { _ in nil }
          == "\(names): no such file; give a text file with one sequence a line.")
    }
  }

  @Test(
    "a last line that was cut off or damaged is taken away and said, one before it is refused",
    arguments: ["{\"loss\":2.", "\0\0\0\0", "{\"loss\":2.\n", "\u{FFFD}\n"])
  func lastLine(rest: String) throws {
    try withFolder { root in
      let configuration = try smallRun(.bigram, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      let folder = RunFolder(root.path + "/run")
      do {
        let run = try RecordedRun(configuration, in: folder)
        try advance(run, 5)
        try run.save()
      }
      func add(_ text: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: folder.logPath))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
      }
      try add(rest)
      #expect(
        try resumeOnce(folder)
          == ["\(folder.logPath), line 6, the last, is no whole record; it is taken away."])
      #expect(try resumeOnce(folder).isEmpty)
      try add("nothing\n{\"step\":5}\n")
      let error = #expect(throws: DataError.self) { try resumeOnce(folder) }
      #expect(
        error?.description
          == "\(folder.logPath), line 6: not a record of a run; put the line right, or take it out.")
      let lines = try String(contentsOfFile: folder.logPath, encoding: .utf8).split(separator: "\n").prefix(5)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: folder.logPath))
      try resume(folder)
      try FileManager.default.removeItem(
        atPath: folder.path + "/checkpoints/step-000000005.safetensors")
      try expectSame(whole, folder)
    }
  }

  /// Opens a run to go on, and leaves it; what was reported.
  private func resumeOnce(_ folder: RunFolder) throws -> [String] {
    var reports: [String] = []
    _ = try RecordedRun(resuming: folder) { reports.append("\($0)") }
    return reports
  }

  @Test("a log that is missing is said, and a new one begins")
  func missingLog() throws {
    try withFolder { root in
      let folder = RunFolder(root.path + "/run")
      try advance(RecordedRun(smallRun(.bigram, in: root), in: folder), 5)
      try FileManager.default.removeItem(atPath: folder.logPath)
      #expect(try resume(folder) == ["\(folder.logPath) is missing; a new one begins after step 4."])
      #expect(try timelessLog(folder).map(\.step) == [5, 6, 6, 7, 8, 9, 10, 11, 12, 12])
    }
  }
}
