import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

/// Names enough for three parts.
let fewNames = [
  "emma", "olivia", "ava", "isabella", "sophia", "charlotte", "mia", "amelia", "harper", "evelyn", "abigail",
  "emily", "ella", "elizabeth", "camila", "luna", "sofia", "avery", "mila", "aria",
]

/// A short run of a small model on a file of few names.
func smallRun(
  _ kind: ModelKind, in folder: URL, steps: Int = 12, _ change: (inout RunConfiguration) -> Void = { _ in }
)
  throws -> RunConfiguration
{
  let data = folder.appending(path: "names.txt")
  if !FileManager.default.fileExists(atPath: data.path) {
    try Data((fewNames.joined(separator: "\n") + "\n").utf8).write(to: data)
  }
  var model = ModelConfiguration(kind, vocabularySize: 1, blockSize: 8)
  if kind != .bigram { (model.embeddingWidth, model.hiddenWidth) = (3, 8) }
  if kind == .gpt { model.transformer?.headCount = 3 }
  var configuration = RunConfiguration(model: model, steps: steps)
  configuration.data.path = data.path
  configuration.batchSize = 4
  configuration.checkpointInterval = 4
  configuration.evaluationInterval = 6
  configuration.sampleCount = 1
  change(&configuration)
  return configuration
}

/// Takes up to `count` steps.
@discardableResult
func advance(_ run: RecordedRun, _ count: Int = .max) throws -> Int {
  var taken = 0
  while taken < count, try run.advance() != nil { taken += 1 }
  return taken
}

/// A whole run in a folder.
func finish(_ configuration: RunConfiguration, in path: String) throws -> RunFolder {
  let folder = RunFolder(path)
  try advance(RecordedRun(configuration, in: folder))
  return folder
}

/// Goes on to the end; gives what was reported.
@discardableResult
func resume(_ folder: RunFolder) throws -> [String] {
  var reports: [String] = []
  try advance(RecordedRun(resuming: folder) { reports.append("\($0)") })
  return reports
}

/// The log without what depends on the machine's speed.
func timelessLog(_ folder: RunFolder) throws -> [LogRecord] {
  try RunLog.records(at: folder.logPath).map { record in
    var record = record
    (record.seconds, record.tokensPerSecond) = (nil, nil)
    return record
  }
}

/// Every file but the log, by its path within the folder.
func files(_ folder: RunFolder) throws -> [String: Data] {
  let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  var files: [String: Data] = [:]
  for name in names where name != "log.jsonl" {
    files[name] = FileManager.default.contents(atPath: "\(folder.path)/\(name)") ?? Data()
  }
  return files
}

/// Expects two runs to hold the same bytes and, but for times, the same log.
func expectSame(_ first: RunFolder, _ second: RunFolder, sourceLocation: SourceLocation = #_sourceLocation)
  throws
{
  let (a, b) = (try files(first), try files(second))
  #expect(a.keys.sorted() == b.keys.sorted(), sourceLocation: sourceLocation)
  for (name, data) in a { #expect(b[name] == data, "\(name) differs", sourceLocation: sourceLocation) }
  #expect(try timelessLog(first) == timelessLog(second), sourceLocation: sourceLocation)
}
