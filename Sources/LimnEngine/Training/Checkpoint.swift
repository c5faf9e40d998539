import LimnPlatform

/// The state of a run in a safetensors file: weights, running statistics, optimiser and generator.
public enum Checkpoint {
  private static let optimizerPrefix = "optimizer."

  /// What is stored of a run, by its names in the file.
  static func tensors(of run: TrainingRun) -> [NamedTensor] {
    run.model.namedParameters + run.model.namedBuffers
      + run.optimizer.state.map { NamedTensor(name: optimizerPrefix + $0.name, tensor: $0.tensor) }
  }

  /// Writes the state; the same state gives the same bytes.
  ///
  /// - Throws: ``DataError`` if the file can't be written; then an earlier one of that name is left as it was.
  public static func write(_ run: TrainingRun, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let generator = String(decoding: try encoder.encode(run.source.generator), as: UTF8.self)
    try Safetensors.write(
      tensors(of: run).map { StoredTensor(name: $0.name, shape: $0.tensor.shape, floats: $0.tensor.values) },
      metadata: [
        "format": "limn checkpoint 1", "step": String(run.step),
        "optimizer.steps": String(run.optimizer.stepCount),
        "generator": generator,
      ], checksum: true, to: path)
  }

  /// Puts a run into the state that was written.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - run: What goes on from there.
  ///   - expected: The step that it has to be of; any for `nil`.
  /// - Throws: ``DataError`` if the file is damaged or belongs to another model; then the run is left as it was.
  public static func read(_ path: String, into run: TrainingRun, step expected: Int? = nil) throws {
    let file = try SafetensorsFile(contentsOfFile: path, verifyingChecksum: true)
    guard let step = file.metadata["step"].flatMap({ Int($0) }), step >= 0,
      let optimizerSteps = file.metadata["optimizer.steps"].flatMap({ Int($0) }), optimizerSteps >= 0,
      let text = file.metadata["generator"],
      let generator = try? JSONDecoder().decode(Generator.self, from: Data(text.utf8))
    else {
      throw DataError("\(path) holds no step or no generator; it has to be a checkpoint of a run.")
    }
    if let expected, step != expected {
      throw DataError("\(path) is the checkpoint of step \(step); it has to be that of step \(expected).")
    }
    try load(tensors(of: run), from: file)
    run.step = step
    run.optimizer.stepCount = optimizerSteps
    run.source.generator = generator
  }

  /// Reads a model's weights and running statistics, from a checkpoint or any safetensors file of such names.
  ///
  /// - Returns: The step that the file says it is of; `nil` if it says none.
  /// - Throws: ``DataError`` if the file is damaged or belongs to another model; then the model is left as it was.
  @discardableResult
  public static func read(_ path: String, into model: any Module) throws -> Int? {
    let file = try SafetensorsFile(contentsOfFile: path)
    if file.hasChecksum { try file.verifyChecksum() }
    try load(model.namedParameters + model.namedBuffers, from: file)
    return file.metadata["step"].flatMap { Int($0) }
  }

  private static func load(_ tensors: [NamedTensor], from file: SafetensorsFile) throws {
    // Everything is read and checked before anything changes.
    let values = try tensors.map { named in
      guard file.contains(named.name) else {
        throw DataError("\(file.path) lacks “\(named.name)”; it has to be a checkpoint of the same model.")
      }
      let shape = try file.info(named.name).shape
      guard shape == named.tensor.shape else {
        throw DataError(
          "\(file.path): “\(named.name)” has the shape \(shape); the model's is \(named.tensor.shape), so the file "
            + "belongs to another one.")
      }
      let floats = try file.floats(named.name)
      guard floats.allSatisfy(\.isFinite) else {
        throw DataError(
          "\(file.path): “\(named.name)” holds infinities or what is no number; a model can't go on from there."
        )
      }
      return Tensor(shape: shape, values: floats)
    }
    withoutGradients { for (named, value) in zip(tensors, values) { named.tensor.assign(value) } }
  }
}
