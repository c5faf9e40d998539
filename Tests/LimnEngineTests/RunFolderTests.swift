import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("A run's folder")
struct RunFolderTests {
  private func refusal(_ body: () throws -> Void) throws -> String {
    try #require(throws: DataError.self) { try body() }.description
  }

  @Test("a place that can't be a run's folder is refused, and stays as it is")
  func refusals() throws {
    try withFolder { root in
      let configuration = try smallRun(.bigram, in: root)
      func begin(_ path: String) throws -> String {
        try refusal { _ = try RecordedRun(configuration, in: RunFolder(path)) }
      }
      let (names, run) = (root.path + "/names.txt", root.path + "/run")
      _ = try finish(configuration, in: run)
      #expect(try begin("") == "The run's folder has no name; give one, such as runs/mlp.")
      #expect(try begin(names) == "\(names) is a file; give a folder that is empty, or a new one.")
      #expect(
        try begin(names + "/a") == "\(names)/a can't be written: \(names) is no folder; choose another place."
      )
      #expect(
        try begin(run + "//")
          == "\(run) holds a run already; give another folder, or go on with it by --resume \(run).")
      #expect(try begin(root.path) == "\(root.path) is not empty; give a folder that is, or a new one.")
      let none = "\(root.path) holds no run; give the folder that “limn train --run” wrote."
      #expect(try refusal { try resume(RunFolder(root.path)) } == none)
      #expect(try refusal { _ = try RunFolder(root.path).model() } == none)
      #expect(
        try refusal { try resume(RunFolder("")) }
          == "The run's folder has no name; give one, such as runs/mlp.")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() == ["names.txt", "run"])
    }
  }

  @Test("one run at a time trains in a folder")
  func locked() throws {
    try withFolder { root in
      let folder = RunFolder(root.path + "/run")
      let configuration = try smallRun(.bigram, in: root)
      var running: RecordedRun? = try RecordedRun(configuration, in: folder)
      let sentence = try refusal { try resume(folder) }
      #expect(
        sentence
          == "\(folder.path) is in use by another process that trains this run; let it end, or stop it.")
      #expect(running?.isFinished == false)
      running = nil
      // The lock ends with the run.
      try resume(folder)
    }
  }

  @Test("where no space is left the run says so, and what was saved stays good")
  func noSpace() async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let path = root.path
    // In a process of its own: no file of it may grow past a limit, as on a disk that is full.
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGXFSZ, SIG_IGN)
      func limit(_ bytes: Int) throws {
        #if canImport(Darwin)
          let resource = RLIMIT_FSIZE
        #else
          let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        #endif
        var limit = rlimit()
        try #require(getrlimit(resource, &limit) == 0)
        limit.rlim_cur = rlim_t(bytes)
        try #require(setrlimit(resource, &limit) == 0)
      }
      func sentence(_ file: String, _ body: () throws -> Void) throws {
        let error = #expect(throws: DataError.self) { try body() }
        try #require(
          error?.description
            == "\(file) can't be written: it is larger than the system lets a file become; raise the limit of a "
            + "file's size.")
      }
      let root = URL(fileURLWithPath: path)
      let configuration = try smallRun(.bigram, in: root, steps: 100) {
        ($0.checkpointInterval, $0.evaluationInterval) = (40, 1_000)
      }
      // A checkpoint has 10 kB: the run can't begin, and nothing is left of it.
      try limit(3_000)
      let none = RunFolder(path + "/none")
      try sentence(none.path + "/checkpoints/step-000000000.safetensors") {
        _ = try finish(configuration, in: none.path)
      }
      try #require(!FileManager.default.fileExists(atPath: none.path))
      // With each step logged the log gets there first, else the next checkpoint.
      for (interval, file) in [(1, "log.jsonl"), (50, "checkpoints/step-000000080.safetensors")] {
        try limit(1_000_000)
        var configuration = configuration
        configuration.logInterval = interval
        let folder = RunFolder("\(path)/run-\(interval)")
        try advance(RecordedRun(configuration, in: folder), 50)
        try limit(8_000)
        try sentence("\(folder.path)/\(file)") { try resume(folder) }
        try #require(folder.model().step == 40)
        try limit(1_000_000)
        try resume(folder)
        try expectSame(finish(configuration, in: "\(path)/whole-\(interval)"), folder)
      }
    }
  }

  @Test("a model is read from the newest checkpoint or that of a step, and safetensors of other makers too")
  func models() throws {
    try withFolder { root in
      let folder = try finish(smallRun(.mlp, in: root), in: root.path + "/run")
      #expect(try folder.model().step == 12)
      let old = try folder.model(step: 4)
      #expect(old.step == 4 && old.tokenizer.count == old.configuration.model.vocabularySize)
      #expect(
        try refusal { _ = try folder.model(step: 5) }
          == "\(folder.path) holds no checkpoint of step 5; there are those of 0, 4, 8 and 12.")
      // Names as layers have them, and the optimiser's beside; all in single precision.
      let file = try SafetensorsFile(contentsOfFile: folder.checkpoints[3].path, verifyingChecksum: true)
      #expect(file.metadata["step"] == "12" && file.metadata["format"] == "limn checkpoint 1")
      #expect(file.names == old.model.namedParameters.map(\.name))
      for parameter in try folder.model().model.namedParameters {
        #expect(try file.floats(parameter.name) == parameter.tensor.values)
      }
    }
  }
}
