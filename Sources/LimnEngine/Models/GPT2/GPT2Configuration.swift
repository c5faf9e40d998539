/// What Hugging Face's `config.json` says of a GPT-2: its sizes.
public struct GPT2Configuration: Sendable, Equatable {
  /// How many tokens there are (`vocab_size`).
  public var vocabularySize: Int
  /// How many tokens the model sees at most (`n_positions`).
  public var blockSize: Int
  /// The width of an embedding (`n_embd`).
  public var width: Int
  /// How many blocks there are (`n_layer`).
  public var layerCount: Int
  /// How many heads of attention a block has (`n_head`).
  public var headCount: Int
  /// The width within a feed-forward layer (`n_inner`), 4 times the width unless the file says otherwise.
  public var innerWidth: Int
  /// The function within a feed-forward layer (`activation_function`).
  public var activation = ActivationFunction.geluTanh
  /// What is added to a variance by layer norm (`layer_norm_epsilon`).
  public var epsilon: Double = 1e-5
  /// Whether the weights of the token embedding are those of the head too (`tie_word_embeddings`).
  public var tiesHead = true
  /// The token that starts a text (`bos_token_id`).
  public var startToken: Int?
  /// The token that ends a text (`eos_token_id`).
  public var endToken: Int?

  /// The chance of a number to be switched off while transformers trains the model (`embd_pdrop`, `resid_pdrop`,
  /// `attn_pdrop`): written, not read. `nil` for transformers' own, 0.1.
  public var dropout: Double?

  /// A configuration of the given sizes; by default those of GPT-2 with 124 million parameters.
  public init(
    vocabularySize: Int = 50_257, blockSize: Int = 1024, width: Int = 768, layerCount: Int = 12,
    headCount: Int = 12, innerWidth: Int? = nil
  ) {
    self.vocabularySize = vocabularySize
    self.blockSize = blockSize
    self.width = width
    self.layerCount = layerCount
    self.headCount = headCount
    self.innerWidth = innerWidth ?? 4 * width
  }

  /// The weights by their names in Hugging Face's files, without the prefix `transformer.`, and their shapes.
  ///
  /// Matrices stand [inputs, outputs] (transformers' `Conv1D`), embeddings and the head [vocabulary, width].
  public var tensorShapes: [(name: String, shape: [Int])] {
    var shapes = [("wte.weight", [vocabularySize, width]), ("wpe.weight", [blockSize, width])]
    for layer in 0..<layerCount {
      shapes += [
        ("ln_1.weight", [width]), ("ln_1.bias", [width]),
        ("attn.c_attn.weight", [width, 3 * width]), ("attn.c_attn.bias", [3 * width]),
        ("attn.c_proj.weight", [width, width]), ("attn.c_proj.bias", [width]),
        ("ln_2.weight", [width]), ("ln_2.bias", [width]),
        ("mlp.c_fc.weight", [width, innerWidth]), ("mlp.c_fc.bias", [innerWidth]),
        ("mlp.c_proj.weight", [innerWidth, width]), ("mlp.c_proj.bias", [width]),
      ].map { ("h.\(layer).\($0.0)", $0.1) }
    }
    shapes += [("ln_f.weight", [width]), ("ln_f.bias", [width])]
    return tiesHead ? shapes : shapes + [("lm_head.weight", [vocabularySize, width])]
  }

  /// How many numbers the weights are.
  public var parameterCount: Int {
    tensorShapes.reduce(0) { $0 + $1.shape.reduce(1, *) }
  }
}
