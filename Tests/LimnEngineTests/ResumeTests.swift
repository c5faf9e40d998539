import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Runs that stop and go on")
struct ResumeTests {
  @Test("each model goes on to the same bytes, twice over", arguments: ModelKind.languageModels)
  func everyModel(kind: ModelKind) throws {
    try withFolder { root in
      let configuration = try smallRun(kind, in: root) { $0.statisticsInterval = 5 }
      let whole = try finish(configuration, in: root.path + "/whole")
      let folder = RunFolder(root.path + "/stopped")
      #expect(try advance(RecordedRun(configuration, in: folder), 7) == 7)
      try advance(RecordedRun(resuming: folder) { Issue.record("\($0)") }, 4)
      #expect(try resume(folder).isEmpty)
      try expectSame(whole, folder)
      // 12 steps, at 1, 6 and 11 of them with statistics; evaluated after 6 and 12.
      let log = try RunLog.records(at: folder.logPath)
      #expect(log.map(\.step) == [1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12, 12])
      #expect(log.filter { $0.statistics != nil }.map(\.step) == [1, 6, 11])
      #expect(log.filter { $0.validationLoss != nil }.map(\.step) == [6, 12])
      #expect(log.allSatisfy { ($0.loss == nil) == ($0.validationLoss != nil) })
      #expect(folder.checkpoints.map(\.step) == [0, 4, 8, 12])
    }
  }

  @Test(
    "momentum, decay, clipping, several batches a step and each optimiser go on too",
    arguments: RunConfiguration.OptimizerKind.allCases)
  func optimizers(optimizer: RunConfiguration.OptimizerKind) throws {
    try withFolder { root in
      let configuration = try smallRun(.batchnorm, in: root) {
        $0.optimizer = optimizer
        if optimizer == .sgd { $0.momentum = 0.9 }
        ($0.weightDecay, $0.largestNorm, $0.accumulation) = (0.01, 0.5, 3)
        $0.schedule = LearningRateSchedule(0.01, warmUp: 5, .cosine(final: 0.001, end: 12))
      }
      let whole = try finish(configuration, in: root.path + "/whole")
      let folder = RunFolder(root.path + "/stopped/")
      try advance(RecordedRun(configuration, in: folder), 5)
      try resume(folder)
      try expectSame(whole, folder)
    }
  }

  @Test(
    "a running text, of characters or codes, goes on for both kinds of model",
    arguments: [ModelKind.mlp, .gru])
  func texts(kind: ModelKind) throws {
    try withFolder { root in
      let text = root.appending(path: "text.txt").path
      try Data(String(repeating: "to be or not to be\n", count: 20).utf8).write(
        to: URL(fileURLWithPath: text))
      for hasCodes in [false, true] {
        let configuration = try smallRun(kind, in: root, steps: 5) {
          $0.data = RunConfiguration.Data(path: text, kind: .text, hasCodes: hasCodes)
          $0.model.blockSize = 4
        }
        let whole = try finish(configuration, in: "\(root.path)/whole-\(hasCodes)")
        let folder = RunFolder("\(root.path)/stopped-\(hasCodes)")
        try advance(RecordedRun(configuration, in: folder), 3)
        try resume(folder)
        try expectSame(whole, folder)
      }
    }
  }

  @Test("a run that is killed while it begins goes on, whatever was written by then")
  func beginning() throws {
    try withFolder { root in
      let configuration = try smallRun(.mlp, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      // What is there, in the order in which it is written.
      let order = ["configuration.json", "tokenizer.json", "checkpoints", "log.jsonl"]
      for count in 1...order.count {
        let folder = RunFolder("\(root.path)/killed-\(count)")
        try advance(RecordedRun(configuration, in: folder), 0)
        for name in order[count...] { try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)") }
        try? FileManager.default.removeItem(
          atPath: "\(folder.path)/checkpoints/step-000000000.safetensors")
        #expect(try resume(folder).isEmpty)
        try expectSame(whole, folder)
      }
      // Before the configuration nothing is there but what a writer left, and the run can begin anew.
      let folder = RunFolder("\(root.path)/killed-0")
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      try Data([1]).write(to: URL(fileURLWithPath: "\(folder.path)/.limn-1f.part"))
      try expectSame(whole, try finish(configuration, in: folder.path))
    }
  }

  @Test("a log that ends within a line or knows more than the checkpoint is cut back")
  func logEnds() throws {
    try withFolder { root in
      let configuration = try smallRun(.mlp, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      for end in ["", "{\"step\":8,\"lo", "{\"step\":8,\"loss\":1}\n", "{\"step\":9}\n\u{0}\u{0}\u{0}"] {
        let folder = RunFolder("\(root.path)/cut-\(end.utf8.count)")
        try advance(RecordedRun(configuration, in: folder), 7)
        let handle = try #require(FileHandle(forWritingAtPath: folder.logPath))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(end.utf8))
        try handle.close()
        #expect(try resume(folder).isEmpty)
        try expectSame(whole, folder)
      }
    }
  }

  @Test("a run goes on from data that was moved to the same bytes")
  func movedData() throws {
    try withFolder { root in
      let configuration = try smallRun(.mlp, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      let folder = RunFolder(root.path + "/moved")
      try advance(RecordedRun(configuration, in: folder), 5)
      let place = root.path + "/elsewhere.txt"
      try FileManager.default.moveItem(atPath: root.path + "/names.txt", toPath: place)
      try advance(RecordedRun(resuming: folder, data: place) { Issue.record("\($0)") })
      try expectSame(whole, folder)
    }
  }

  @Test(
    "a run that is given more steps ends in the bytes of one that had them from the start, where the rate is constant"
  )
  func moreSteps() throws {
    try withFolder { root in
      func configuration(_ steps: Int) throws -> RunConfiguration {
        try smallRun(.gpt, in: root, steps: steps) {
          $0.schedule = LearningRateSchedule(0.01, warmUp: 3)
          $0.optimizer = .adamw
          $0.model.transformer?.dropout = 0.1
        }
      }
      let whole = try finish(configuration(20), in: root.path + "/whole")
      let folder = try finish(configuration(12), in: root.path + "/grown")
      func more(_ steps: Int) throws {
        try advance(RecordedRun(resuming: folder, steps: steps) { Issue.record("\($0)") })
      }
      /// All but the evaluation at the end of each part, which the whole run has not.
      func expectSteps() throws {
        #expect(try files(folder) == files(whole))
        let logs = try [whole, folder].map { try timelessLog($0).filter { $0.learningRate != nil } }
        #expect(logs[0] == logs[1] && logs[0].count == 20)
      }
      try more(16)
      #expect(try folder.configuration().steps == 16)
      try more(20)
      try expectSteps()
      let error = #expect(throws: DataError.self) { try more(19) }
      #expect(
        error?.description
          == "19 steps are asked for, and \(folder.path) has 20; a run can be given more alone.")
      try more(20)
      try expectSteps()
    }
  }

  @Test("after a schedule's last change the rate goes on as it is")
  func moreStepsOfACosine() throws {
    try withFolder { root in
      let configuration = try smallRun(.mlp, in: root) {
        $0.schedule = LearningRateSchedule(0.01, .cosine(final: 0.001, end: 12))
      }
      let folder = try finish(configuration, in: root.path + "/run")
      try advance(RecordedRun(resuming: folder, steps: 15) { Issue.record("\($0)") })
      let rates = try timelessLog(folder).compactMap(\.learningRate)
      #expect(rates.count == 15 && rates.suffix(3) == [0.001, 0.001, 0.001] && rates[11] > 0.001)
    }
  }

  @Test("the best state is another than the last where validation got worse, and is read back")
  func best() throws {
    try withFolder { root in
      // A rate at which few names are soon learned by heart.
      let configuration = try smallRun(.mlp, in: root, steps: 300) {
        $0.keepsBest = true
        $0.evaluationInterval = 10
        $0.schedule = LearningRateSchedule(0.3)
      }
      let folder = RunFolder(root.path + "/run")
      let run = try RecordedRun(configuration, in: folder)
      try advance(run)
      let losses = try RunLog.records(at: folder.logPath).compactMap { record in
        record.validationLoss.map { (record.step, $0) }
      }
      let lowest = try #require(losses.min { $0.1 < $1.1 })
      #expect(lowest.0 < 300)
      let best = try #require(try run.bestModel())
      #expect(best.step == lowest.0)
      #expect(best.model.evaluate(run.prepared.validation) == lowest.1)
      #expect(run.prepared.run.model.evaluate(run.prepared.validation) == losses.last?.1)
    }
  }

  @Test("a run that is finished stays as it is, and one that is saved on the way ends the same")
  func finished() throws {
    try withFolder { root in
      let configuration = try smallRun(.gru, in: root)
      let whole = try finish(configuration, in: root.path + "/whole")
      let before = try (files(whole), Data(contentsOf: URL(fileURLWithPath: whole.logPath)))
      let again = try RecordedRun(resuming: whole) { Issue.record("\($0)") }
      #expect(again.isFinished)
      #expect(try again.advance() == nil)
      #expect(try before == (files(whole), Data(contentsOf: URL(fileURLWithPath: whole.logPath))))
      let folder = RunFolder(root.path + "/saved")
      let run = try RecordedRun(configuration, in: folder)
      try advance(run, 6)
      try run.save()
      #expect(folder.checkpoints.map(\.step) == [0, 4, 6])
    }
  }
}
