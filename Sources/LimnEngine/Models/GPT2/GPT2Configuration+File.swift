import LimnPlatform

extension GPT2Configuration {
  /// Reads `config.json`.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged, or its model differs from GPT-2 in more than size.
  public init(contentsOfFile path: String) throws {
    var contents = Contents()
    try JSONFile.read(path, most: 1 << 20) { try contents.read(&$0) }
    if let difference = contents.difference { throw DataError("\(path): \(difference).") }
    func size(_ key: String) throws -> Int {
      guard let size = contents.sizes[key] else {
        throw DataError("\(path) lacks “\(key)”; a GPT-2's config.json has it.")
      }
      // Products of three such sizes fit into 64 bits.
      guard (1...1 << 20).contains(size) else {
        throw DataError("\(path): “\(key)” is \(size); it has to be 1 to \(1 << 20).")
      }
      return size
    }
    self.init(
      vocabularySize: try size("vocab_size"), blockSize: try size("n_positions"), width: try size("n_embd"),
      layerCount: try size("n_layer"), headCount: try size("n_head"),
      innerWidth: contents.sizes["n_inner"] == nil ? nil : try size("n_inner"))
    guard width % headCount == 0 else {
      throw DataError(
        "\(path): “n_embd” is \(width) and “n_head” \(headCount); the heads have to divide the width.")
    }
    if let epsilon = contents.epsilon {
      guard epsilon > 0 && epsilon < 1 else {
        throw DataError("\(path): “layer_norm_epsilon” is \(epsilon); it has to be above 0 and below 1.")
      }
      self.epsilon = epsilon
    }
    (activation, tiesHead) = (contents.activation, contents.tiesHead)
    for (key, token) in [("bos_token_id", contents.startToken), ("eos_token_id", contents.endToken)] {
      guard let token, token >= vocabularySize else { continue }
      // transformers writes GPT-2's own number whatever the vocabulary is; it stands for no token then.
      if token != 50_256 {
        throw DataError(
          "\(path): “\(key)” is \(token); the tokens are 0 to \(vocabularySize - 1) by “vocab_size”.")
      }
    }
    startToken = contents.startToken.flatMap { $0 < vocabularySize ? $0 : nil }
    endToken = contents.endToken.flatMap { $0 < vocabularySize ? $0 : nil }
  }

  /// transformers' names of functions; of two names for one, the first is written.
  private static let activations: [(name: String, function: ActivationFunction)] = [
    ("gelu_new", .geluTanh), ("gelu_pytorch_tanh", .geluTanh), ("gelu", .gelu), ("relu", .relu),
    ("tanh", .tanh),
    ("sigmoid", .sigmoid),
  ]

  /// What is read of the file.
  private struct Contents {
    var sizes: [String: Int] = [:]
    var epsilon: Double?
    var activation = ActivationFunction.geluTanh
    var tiesHead = true
    var startToken: Int?
    var endToken: Int?
    /// In what the model differs from GPT-2.
    var difference: String?

    mutating func read(_ cursor: inout JSONCursor) throws {
      try cursor.expect(.object, for: "the configuration", "an object")
      var seen: Set<String> = []
      try cursor.readObject { cursor, key in
        guard seen.insert(key).inserted else { throw cursor.failure("\(quoted(key)) is there twice") }
        let name = quoted(key)
        switch key {
        case "vocab_size", "n_positions", "n_embd", "n_layer", "n_head":
          sizes[key] = try cursor.readCount(name)
        case "n_inner": if try !cursor.skipNull() { sizes[key] = try cursor.readCount(name) }
        case "layer_norm_epsilon": epsilon = try cursor.readFraction(name)
        case "tie_word_embeddings": tiesHead = try cursor.readFlag(name)
        case "bos_token_id": if try !cursor.skipNull() { startToken = try cursor.readCount(name) }
        case "eos_token_id":
          // Several are an array; then none ends a text for certain.
          if try cursor.kind() == .number {
            endToken = try cursor.readCount(name)
          } else {
            try cursor.skipValue()
          }
        case "model_type":
          let type = try cursor.readText(name)
          if type != "gpt2" { difference = "the model's type is \(quoted(type)); it should be “gpt2”" }
        case "activation_function":
          let function = try cursor.readText(name)
          if let known = GPT2Configuration.activations.first(where: { $0.name == function }) {
            activation = known.function
          } else {
            let names = GPT2Configuration.activations.map { quoted($0.name) }.joined(separator: ", ")
            difference = difference ?? "\(name) is \(quoted(function)); known are \(names)"
          }
        case "scale_attn_weights": try readFlag(&cursor, name, wanted: true)
        case "scale_attn_by_inverse_layer_idx", "add_cross_attention":
          try readFlag(&cursor, name, wanted: false)
        default: try cursor.skipValue()
        }
      }
    }

    private mutating func readFlag(_ cursor: inout JSONCursor, _ name: String, wanted: Bool) throws {
      if try cursor.readFlag(name) != wanted {
        difference = difference ?? "\(name) is \(!wanted); GPT-2's is \(wanted)"
      }
    }
  }

  /// The text of `config.json`, for `transformers` to read.
  public var json: String {
    func written(_ number: Int?) -> String { number.map(String.init) ?? "null" }
    let name = Self.activations.first { $0.function == activation }?.name ?? ""
    func dropped(_ layer: String) -> String { dropout.map { "\n  \"\(layer)_pdrop\": \($0)," } ?? "" }
    return """
      {
        "activation_function": "\(name)",
        "architectures": ["GPT2LMHeadModel"],\(dropped("attn"))
        "bos_token_id": \(written(startToken)),
        "dtype": "float32",\(dropped("embd"))
        "eos_token_id": \(written(endToken)),
        "layer_norm_epsilon": \(epsilon),
        "model_type": "gpt2",
        "n_embd": \(width),
        "n_head": \(headCount),
        "n_inner": \(written(innerWidth == 4 * width ? nil : innerWidth)),
        "n_layer": \(layerCount),
        "n_positions": \(blockSize),\(dropped("resid"))
        "tie_word_embeddings": \(tiesHead),
        "vocab_size": \(vocabularySize)
      }

      """
  }
}
