import ArgumentParser
import LimnPlatform
import Limn

/// Lists the runs in a folder, losses side by side.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the runs in a folder with their losses side by side.",
    discussion: """
      “loss” is that of the last step's batch, “train” and “validation” those of the last evaluation, and “best” the \
      lowest validation loss with its step; all in nats a token.
      """)

  @Argument(help: "A folder of runs, or runs themselves.")
  var folders: [String] = ["runs"]

  func run() throws {
    var rows = [["run", "model", "parameters", "steps", "loss", "train", "validation", "best", "time"]]
    for path in try folders.flatMap(Self.runs) {
      do {
        rows.append(try Self.row(path))
      } catch let error as DataError {
        Output.note("\(error)")
      }
    }
    guard rows.count > 1 else {
      throw DataError("\(folders.joined(separator: ", ")) holds no runs; “limn train mlp” begins one.")
    }
    try Output.say(Self.table(rows))
  }

  private static func runs(in folder: String) throws -> [String] {
    if RunFolder(folder).holdsRun { return [folder] }
    guard !folder.isEmpty else { throw DataError("The folder has no name; give one, such as runs.") }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw DataError(
        "\(folder): no such folder; give one that holds runs, such as the one “limn train” made.")
    }
    let start = folder == "." ? "" : RunFolder(folder).path + "/"
    return names.sorted().map { start + $0 }.filter { RunFolder($0).holdsRun }
  }

  private static func row(_ path: String) throws -> [String] {
    let folder = RunFolder(path)
    let configuration = try folder.configuration()
    // A run that was stopped while it began has no log yet.
    let records =
      FileManager.default.fileExists(atPath: folder.logPath) ? try RunLog.records(at: folder.logPath) : []
    let steps = records.filter { $0.learningRate != nil }
    let evaluations = records.filter { $0.validationLoss != nil }
    // The first of equal ones, as the run keeps it.
    let best = evaluations.min { $0.validationLoss ?? .infinity < $1.validationLoss ?? .infinity }
    let done = steps.last?.step ?? 0
    // The log may hold every so many steps only: those in between took as long.
    let seconds = steps.reduce(0) { $0 + ($1.seconds ?? 0) } / Double(max(steps.count, 1)) * Double(done)
    func number(_ value: Double?) -> String { value.map { String(printf: "%.4f", $0) } ?? "–" }
    return [
      folder.path, configuration.model.kind.rawValue,
      TrainCommand.grouped(configuration.model.parameterCount),
      "\(TrainCommand.grouped(done)) of \(TrainCommand.grouped(configuration.steps))",
      // The log leaves out a loss that is no number.
      steps.isEmpty ? "–" : number(steps.last?.loss ?? .nan),
      number(evaluations.last?.trainLoss), number(evaluations.last?.validationLoss),
      best.map { "\(number($0.validationLoss)) at \(TrainCommand.grouped($0.step))" } ?? "–",
      SpeedMeter.text(seconds),
    ]
  }

  /// Columns side by side, text to the left and numbers to the right.
  private static func table(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column < 2 ? row[column] + space : space + row[column]
      }.joined(separator: "   ")
    }.joined(separator: "\n")
  }
}
