import Foundation
import Limn

/// Where an embedding comes from: a run with its tokenizer, or a file.
struct EmbeddingSource {
  let path: String
  let tensor: String?
  let labels: String?

  private var run: RunFolder? {
    let folder = RunFolder(path)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return folder.holdsRun || (isThere && isFolder.boolValue) ? folder : nil
  }

  /// Whether there are checkpoints.
  var isRun: Bool { run != nil }

  /// The points of the newest checkpoint or that of a step, or of the file.
  func space(step: Int?) throws -> EmbeddingSpace {
    guard let run else {
      if step != nil {
        throw DataError("--step chooses a checkpoint of a run, and \(path) is none; leave it out.")
      }
      return try labeled(try matrix())
    }
    return try space(run, run.checkpoint(of: step).path)
  }

  /// The points of several checkpoints, the earliest first.
  func spaces(steps: [Int]?) throws -> [(step: Int, space: EmbeddingSpace)] {
    guard let run else {
      throw DataError(
        "--film and --paths show the checkpoints of a run, and \(path) is none; give the folder that “limn train "
          + "--run” wrote.")
    }
    _ = try run.configuration()
    let checkpoints = try steps.map { try $0.map { try run.checkpoint(of: $0) } } ?? run.checkpoints(atMost: 9)
    return try checkpoints.map { (step: $0.step, space: try space(run, $0.path)) }
  }

  /// What each token of the run's vocabulary stands for.
  func vocabulary() throws -> [String]? { try run?.tokenizer().vocabulary }

  /// How often each token comes in the run's data.
  func tokenCounts() throws -> [Int] {
    guard let run else {
      throw DataError("--color-by frequency counts the tokens of a run's data; give numbers by --group for a file.")
    }
    return try run.tokenCounts()
  }

  private func space(_ run: RunFolder, _ checkpoint: String) throws -> EmbeddingSpace {
    let values = try run.matrix(tensor, in: checkpoint).values
    if labels != nil { return try labeled(values) }
    let vocabulary = try run.tokenizer().vocabulary
    guard vocabulary.count == values.shape[0] else { return EmbeddingSpace(values) }
    return EmbeddingSpace(values, labels: vocabulary.map { visibleText(of: $0) })
  }

  private func labeled(_ values: Tensor) throws -> EmbeddingSpace {
    guard let labels else { return EmbeddingSpace(values) }
    let lines = try Self.lines(of: labels, count: values.shape[0])
    return EmbeddingSpace(values, labels: lines.map { visibleText(of: $0) })
  }

  private func matrix() throws -> Tensor {
    let file = try SafetensorsFile(contentsOfFile: path)
    let matrices = file.tensors.filter { $0.shape.count == 2 }
    guard let name = tensor ?? (matrices.count == 1 ? matrices[0].name : nil) else {
      throw DataError(
        "\(path) holds \(matrices.count) matrices; say which by --tensor"
          + (matrices.isEmpty ? "." : ", such as \(matrices[0].name)."))
    }
    let info = try file.info(name)
    guard info.shape.count == 2, info.shape.allSatisfy({ $0 > 0 }) else {
      throw DataError("\(path): “\(name)” has the shape \(info.shape); it has to be a matrix.")
    }
    return Tensor(shape: info.shape, values: try file.floats(name))
  }

  /// The lines of a file that has one for each point.
  static func lines(of path: String, count: Int) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw DataError("\(path): no such file of UTF-8 text; give one with a line for each point.")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.hasSuffix("\r") ? $0.dropLast() : $0)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count == count else {
      func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
      throw DataError(
        "\(path) has \(grouped(lines.count)) lines for \(grouped(count)) points; it has to have a line for each.")
    }
    return lines
  }
}
