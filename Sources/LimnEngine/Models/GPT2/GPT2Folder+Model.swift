extension GPT2Folder {
  /// The model of the folder, ready to run.
  ///
  /// - Parameter isTrained: Whether the model is to be trained. Then its weights are copied to where the optimiser
  ///   wants them; else they are used where they lie in the file, so that a model of any size is there at once.
  /// - Throws: ``DataError`` if the sizes are none that a model can have.
  public func model(forTraining isTrained: Bool = false) throws -> GPT {
    try GPT(checkedSizes()) { parameter in
      let tensor = try Self.tensor(parameter, of: weights)
      return isTrained ? tensor.contiguous() : tensor
    }
  }

  /// The model of the folder to generate with, its matrices in half precision; the file's numbers are let go.
  ///
  /// - Throws: ``DataError`` if the sizes are none that a model can have, or a weight is beyond half precision.
  public func halfPrecisionModel() throws -> HalfPrecisionGPT {
    let sizes = try checkedSizes()
    // Files of its own, of which nobody wrote to a weight: what was copied is let go before the next is read, so that
    // single precision is never there as a whole.
    let weights = try GPT2Weights(folder: path, configuration: configuration)
    var last: String?
    do {
      return try HalfPrecisionGPT(sizes) { parameter in
        if let last { try weights.release(last) }
        last = Self.place(of: parameter.name).name
        return try Self.tensor(parameter, of: weights)
      }
    } catch let error as DataError {
      throw DataError("\(path): \(error)")
    }
  }

  private func checkedSizes() throws -> ModelConfiguration {
    let sizes = configuration.model
    do { try sizes.check() } catch let error as DataError { throw DataError("\(path): \(error)") }
    return sizes
  }

  /// The numbers of a parameter where they lie, [outputs, inputs].
  private static func tensor(_ parameter: GPT.Parameter, of weights: GPT2Weights) throws -> Tensor {
    let place = place(of: parameter.name)
    let tensor = try weights.tensor(place.name)
    return place.isTransposed ? tensor.transposed() : tensor
  }

  /// Writes a model as ``write(to:configuration:tokenizer:weight:)`` does.
  ///
  /// Norms and layers without a bias get one of zeros, as transformers' GPT-2 has biases everywhere.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokenizer: Its tokenizer, if there is one.
  ///   - path: The folder, which is made if it is not there.
  /// - Throws: ``DataError`` if a file can't be written; each is there whole or as it was.
  public static func write(_ model: GPT, tokenizer: BytePairTokenizer? = nil, to path: String) throws {
    let end = tokenizer?.specialTokens[BytePairTokenizer.endOfText]
    try write(model, tokenizer: tokenizer, start: end, end: end, to: path)
  }

  /// Writes a trained model, so that training can go on in PyTorch.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokenizer: Its tokenizer; it is written as ``StoredTokenizer/bytePairs``, or left out if it has none.
  ///   - path: The folder, which is made if it is not there.
  /// - Throws: ``DataError`` if a file can't be written; each is there whole or as it was.
  public static func write(_ model: GPT, tokenizer: StoredTokenizer, to path: String) throws {
    try write(
      model, tokenizer: tokenizer.bytePairs, start: tokenizer.startToken ?? tokenizer.endToken,
      end: tokenizer.endToken, to: path)
  }

  private static func write(
    _ model: GPT, tokenizer: BytePairTokenizer?, start: Int?, end: Int?, to path: String
  ) throws {
    var configuration = GPT2Configuration(model.configuration)
    (configuration.startToken, configuration.endToken) = (start, end)
    var tensors: [String: Tensor] = [:]
    for parameter in model.namedParameters {
      let place = place(of: parameter.name)
      let tensor = parameter.tensor.detach()
      tensors[place.name] = place.isTransposed ? tensor.transposed() : tensor
    }
    let shapes = Dictionary(uniqueKeysWithValues: configuration.tensorShapes.map { ($0.name, $0.shape) })
    try write(to: path, configuration: configuration, tokenizer: tokenizer) { name in
      if tensors[name] == nil && name.hasSuffix(".bias") { return .zeros(shapes[name]!) }
      guard let tensor = tensors[name] else { fatalError("GPT2Folder: the model has no \(quoted(name))") }
      return tensor
    }
  }

  /// Where a parameter of a ``GPT`` stands in Hugging Face's files, and whether its axes are exchanged there:
  /// `Conv1D` has [inputs, outputs], ``Linear`` [outputs, inputs].
  static func place(of parameter: String) -> (name: String, isTransposed: Bool) {
    var parts = parameter.split(separator: ".").map(String.init)
    let isInBlock = parts[0] == "blocks"
    let names: [String: String] = [
      "blocks": "h", "attentionNorm": "ln_1", "attention.input": "attn.c_attn",
      "attention.output": "attn.c_proj", "feedForwardNorm": "ln_2", "feedForward.input": "mlp.c_fc",
      "feedForward.output": "mlp.c_proj", "tokenEmbedding": "wte", "positionEmbedding": "wpe", "norm": "ln_f",
      "head": "lm_head",
    ]
    let last = parts.removeLast()
    let layer = isInBlock ? parts[2...].joined(separator: ".") : parts.joined(separator: ".")
    guard let name = names[layer] else { fatalError("GPT2Folder: \(quoted(parameter)) is none of a GPT's") }
    let isTransposed = isInBlock && parts.count == 4 && last == "weight"
    return (isInBlock ? "h.\(parts[1]).\(name).\(last)" : "\(name).\(last)", isTransposed)
  }
}

extension GPT2Configuration {
  /// The configuration of a ``GPT`` of these sizes.
  public var model: ModelConfiguration {
    var model = ModelConfiguration(.gpt, vocabularySize: vocabularySize, blockSize: blockSize)
    model.embeddingWidth = width
    model.hiddenWidth = innerWidth
    model.layerCount = layerCount
    var transformer = TransformerConfiguration.gpt2(headCount: headCount)
    transformer.activation = activation
    transformer.epsilon = Float(epsilon)
    transformer.isTied = tiesHead
    model.transformer = transformer
    return model
  }

  /// The configuration of a model.
  ///
  /// - Precondition: It is of the kind ``ModelKind/gpt``.
  public init(_ model: ModelConfiguration) {
    require(
      model.kind == .gpt, "GPT2Configuration: the model is of the kind \(model.kind); it has to be a gpt")
    let transformer = model.transformerOrDefault
    self.init(
      vocabularySize: model.vocabularySize, blockSize: model.blockSize, width: model.embeddingWidth,
      layerCount: model.layerCount, headCount: transformer.headCount, innerWidth: model.hiddenWidth)
    activation = transformer.activation
    dropout = transformer.dropout
    // The shortest decimal of single precision, not the digits of its double.
    epsilon = Double("\(transformer.epsilon)") ?? Double(transformer.epsilon)
    tiesHead = transformer.isTied
  }
}
