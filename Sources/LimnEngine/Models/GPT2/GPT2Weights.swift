import LimnPlatform

/// The weights of a GPT-2 in Hugging Face's files, mapped into memory, each of the right name and shape.
public struct GPT2Weights: Sendable {
  /// Their names without the prefix `transformer.`, in the order of ``GPT2Configuration/tensorShapes``.
  public let names: [String]
  private let places: [String: Place]

  /// Where a tensor stands.
  private struct Place {
    let file: SafetensorsFile
    let name: String
  }

  /// What transformers puts before the names of all but the head.
  private static let prefix = "transformer."
  private static let single = "model.safetensors"
  private static let index = "model.safetensors.index.json"

  /// Opens the files of a folder: `model.safetensors`, or those that `model.safetensors.index.json` names.
  ///
  /// - Parameters:
  ///   - folder: Where the files are.
  ///   - configuration: What the names and shapes have to fit.
  /// - Throws: ``DataError`` if a file is missing or damaged, or a tensor is missing, too many or of another shape.
  public init(folder: String, configuration: GPT2Configuration) throws {
    func path(_ name: String) -> String { FilePlace("\(folder)/").sibling(name) }
    func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    let files: [SafetensorsFile]
    if !isThere(Self.single) && isThere(Self.index) {
      files = try ShardIndex(contentsOfFile: path(Self.index)).open()
    } else if !isThere(Self.single) && isThere("pytorch_model.bin") {
      throw DataError(
        "\(folder) holds its weights in pytorch_model.bin, a format that can run any program; save them as "
          + "\(Self.single) with transformers' save_pretrained.")
    } else {
      files = [try SafetensorsFile(mappingFile: path(Self.single))]
    }
    let place = files.count == 1 ? files[0].path : path(Self.index)
    var places: [String: Place] = [:]
    for file in files {
      for info in file.tensors {
        let name =
          info.name.hasPrefix(Self.prefix) ? String(info.name.dropFirst(Self.prefix.count)) : info.name
        if Self.isBuffer(name) || name == "lm_head.weight" && configuration.tiesHead { continue }
        guard places.updateValue(Place(file: file, name: info.name), forKey: name) == nil else {
          throw DataError(
            "\(place) holds \(quoted(name)) with and without “\(Self.prefix)”; it may come once.")
        }
      }
    }
    // Before names are made of a number that a file gives.
    let perLayer = 12
    guard configuration.layerCount <= places.count / perLayer else {
      throw DataError(
        "\(place) holds too few tensors, \(places.count), for the “n_layer” of config.json, "
          + "\(configuration.layerCount).")
    }
    let shapes = configuration.tensorShapes
    for (name, shape) in shapes {
      guard let found = places[name] else {
        throw DataError("\(place) lacks the tensor \(quoted(name)), which config.json asks for.")
      }
      let info = try found.file.info(found.name)
      guard info.shape == shape else {
        throw DataError(
          "\(found.file.path): tensor \(quoted(found.name)) has the shape \(described(shape: info.shape)); by "
            + "config.json it should have \(described(shape: shape)).")
      }
      guard info.type.isFloatingPoint else {
        throw DataError(
          "\(found.file.path): tensor \(quoted(found.name)) is stored as \(info.type.rawValue); it should be F32, "
            + "F16 or BF16.")
      }
    }
    if places.count > shapes.count {
      let known = Set(shapes.map(\.name))
      let unknown = places.keys.filter { !known.contains($0) }.sorted { precedes($0, $1) }
      let more = unknown.count > 1 ? " and \(unknown.count - 1) more" : ""
      throw DataError(
        "\(place) holds the tensor \(quoted(unknown[0]))\(more), which a GPT-2 by config.json has no place for."
      )
    }
    names = shapes.map(\.name)
    self.places = places
  }

  /// A weight by its name without the prefix, where it lies in its file if it is of F32, else converted.
  ///
  /// - Precondition: It is one of ``names``.
  public func tensor(_ name: String) throws -> Tensor {
    guard let place = places[name] else { fatalError("GPT2Weights: there is no weight \(quoted(name))") }
    return try place.file.tensor(place.name)
  }

  /// Gives the memory of a weight back; see ``SafetensorsFile/release(_:)``.
  func release(_ name: String) throws {
    if let place = places[name] { try place.file.release(place.name) }
  }

  /// Whether it is the causal mask, which older files hold for each layer.
  private static func isBuffer(_ name: String) -> Bool {
    name.hasPrefix("h.") && (name.hasSuffix(".attn.bias") || name.hasSuffix(".attn.masked_bias"))
  }
}
