import LimnPlatform

/// A GPT-2 in the layout of Hugging Face: `config.json`, the weights, and the tokenizer's files.
///
/// ```swift
/// let folder = try GPT2Folder("gpt2")
/// print(folder.configuration.layerCount, try folder.tokenizer().count)
/// ```
public struct GPT2Folder: Sendable {
  /// Where it is.
  public let path: String
  /// What `config.json` says.
  public let configuration: GPT2Configuration
  /// The weights, which are read where they lie.
  public let weights: GPT2Weights

  /// Opens a folder; every name and shape of the weights is checked, and no number read.
  ///
  /// - Throws: ``DataError`` if a file is missing, damaged or of another model.
  public init(_ path: String) throws {
    guard FileKind(path: path) == .folder else {
      throw DataError("\(path): no such folder; give one with GPT-2's config.json and model.safetensors.")
    }
    self.path = path
    configuration = try GPT2Configuration(contentsOfFile: FilePlace("\(path)/").sibling("config.json"))
    weights = try GPT2Weights(folder: path, configuration: configuration)
  }

  /// Whether there are files of a tokenizer.
  public var hasTokenizer: Bool {
    ["tokenizer.json", "vocab.json", "merges.txt", "encoder.json", "vocab.bpe"].contains {
      FileManager.default.fileExists(atPath: FilePlace("\(path)/").sibling($0))
    }
  }

  /// The tokenizer beside the weights.
  ///
  /// - Throws: ``DataError`` if there is none, it is damaged, or has more tokens than the model.
  public func tokenizer() throws -> BytePairTokenizer {
    let tokenizer = try BytePairTokenizer(contentsOfFolder: path)
    // Fewer are right: vocabularies are rounded up to make products faster.
    guard tokenizer.count <= configuration.vocabularySize else {
      throw DataError(
        "\(path): the tokenizer has \(tokenizer.count) tokens, the model \(configuration.vocabularySize); they "
          + "should belong together.")
    }
    return tokenizer
  }

  /// Writes a folder that `transformers` reads: `config.json`, `model.safetensors` and, with a tokenizer,
  /// `vocab.json` and `merges.txt`.
  ///
  /// - Parameters:
  ///   - path: The folder, which is made if it is not there.
  ///   - configuration: The model's sizes.
  ///   - tokenizer: The tokenizer, if there is one.
  ///   - weight: Gives each tensor by its name in ``GPT2Configuration/tensorShapes``, in the shape given there.
  /// - Throws: ``DataError`` if a file can't be written; each is there whole or as it was.
  public static func write(
    to path: String, configuration: GPT2Configuration, tokenizer: BytePairTokenizer? = nil,
    weight: (String) throws -> Tensor
  ) throws {
    let tensors = try configuration.tensorShapes.map { name, shape in
      let tensor = try weight(name)
      require(
        tensor.shape == shape,
        "GPT2Folder: \(quoted(name)) has the shape \(tensor.shape); the configuration asks for \(shape)")
      return StoredTensor(
        name: name == "lm_head.weight" ? name : "transformer.\(name)", shape: shape, floats: tensor.values)
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw DataError("The folder \(path) can't be made; choose a place where you may write.")
    }
    let place = FilePlace("\(path)/")
    try tokenizer?.write(toFolder: path)
    // transformers asks for the format.
    try Safetensors.write(tensors, metadata: ["format": "pt"], to: place.sibling("model.safetensors"))
    try AtomicFile.write(Data(configuration.json.utf8), to: place.sibling("config.json"))
  }
}
