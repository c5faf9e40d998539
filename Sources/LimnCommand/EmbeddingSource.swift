import LimnPlatform
import Limn

/// Where an embedding comes from: a run with its tokenizer, or a file.
struct EmbeddingSource {
  let path: String
  let tensor: String?
  let labels: String?
  /// A column of the source's or the labels' table that colours show; nothing of its numbers is drawn.
  var groups: String?

  private var run: RunFolder? {
    let folder = RunFolder(path)
    return folder.holdsRun ? folder : nil
  }

  /// The points of the newest checkpoint or that of a step, or of the file.
  func space(step: Int?) throws -> EmbeddingSpace {
    guard let run else {
      if step != nil {
        throw DataError("--step chooses a checkpoint of a run, and \(path) is none; leave it out.")
      }
      return try fileSpace()
    }
    return try space(run, run.checkpoint(of: step).path)
  }

  /// The points of several checkpoints, the earliest first.
  func spaces(steps: [Int]?, atMost count: Int) throws -> [(step: Int, space: EmbeddingSpace)] {
    guard let run else {
      throw DataError(
        "--film and --paths show the checkpoints of a run, and \(path) is none; give the folder that “limn train "
          + "--run” wrote.")
    }
    _ = try run.configuration()
    let checkpoints =
      try steps.map { try $0.map { try run.checkpoint(of: $0) } } ?? run.checkpoints(atMost: count)
    return try checkpoints.map { (step: $0.step, space: try space(run, $0.path)) }
  }

  /// What turns the run's text into tokens; `nil` for a file.
  func tokenizer() throws -> StoredTokenizer? { try run?.tokenizer() }

  /// How often each token comes in the run's data.
  func tokenCounts() throws -> [Int] {
    guard let run else {
      throw DataError(
        "--color-by frequency counts the tokens of a run's data; give numbers by --group for a file.")
    }
    return try run.tokenCounts()
  }

  private func space(_ run: RunFolder, _ checkpoint: String) throws -> EmbeddingSpace {
    let values = try run.matrix(tensor, in: checkpoint).values
    if labels != nil { return try labeled(values) }
    let vocabulary = try run.tokenizer().vocabulary
    guard vocabulary.count == values.shape[0] else { return EmbeddingSpace(values) }
    return EmbeddingSpace(values, labels: vocabulary.map(visibleLabel))
  }

  private func labeled(
    _ values: Tensor, names: [String]? = nil, dimensionNames: [String]? = nil
  ) throws -> EmbeddingSpace {
    let names = try labels.map { try LabelFile.read($0, count: values.shape[0], of: "points") } ?? names
    return EmbeddingSpace(
      values, labels: names?.map(visibleLabel), dimensionNames: dimensionNames?.map(visibleLabel))
  }

  /// The column of the groups and the names of all columns, of the tables that the source and its labels are.
  func groupColumn() throws -> (texts: [String]?, tables: [DelimitedText]) {
    let tables = try [labels, run == nil ? path : nil].compactMap { $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
      .compactMap { try DelimitedText.named(contentsOfFile: $0) }
    return (try groups.flatMap { name in try tables.lazy.compactMap { try $0.column(name) }.first }, tables)
  }

  /// The points of a file of any format, with the names that a table has of its rows.
  private func fileSpace() throws -> EmbeddingSpace {
    let table = try groups == nil ? nil : DelimitedText.named(contentsOfFile: path)
    let file =
      try table.map { try ArrayFile($0, leavingOut: groups ?? "") } ?? ArrayFile(contentsOfFile: path)
    let array = try file.read(tensor)
    guard array.tensor.count > 0 else {
      throw DataError(
        "\(path): the array of shape \(array.tensor.shape) holds no numbers; give one that does.")
    }
    guard array.tensor.shape.count == 2 else {
      throw DataError(
        "\(path): the array has the shape \(array.tensor.shape); an embedding has to be a matrix, a row for each point."
      )
    }
    if let note = array.note { Output.note(note + ".") }
    return try labeled(array.tensor, names: array.rowLabels, dimensionNames: array.columnLabels)
  }
}
