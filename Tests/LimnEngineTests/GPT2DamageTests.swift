import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("GPT-2 folders that are damaged")
struct GPT2DamageTests {
  /// What is said of a folder that holds the given configuration and a tensor for each name and shape.
  private func sentence(
    config: String? = nil, _ tensors: [(String, [Int])]? = nil, in folder: URL
  ) throws -> String {
    if let config { try Data(config.utf8).write(to: folder.appending(path: "config.json")) }
    if let tensors {
      try Safetensors.write(
        tensors.map {
          StoredTensor(name: $0.0, shape: $0.1, floats: .init(repeating: 0, count: $0.1.reduce(1, *)))
        },
        to: folder.appending(path: "model.safetensors").path)
    }
    let error = #expect(throws: DataError.self) { try GPT2Folder(folder.path) }
    return try #require(error?.description).replacingOccurrences(of: folder.path, with: "DIR")
  }

  private static let sizes = #""n_embd": 2, "n_head": 1, "n_layer": 1, "n_positions": 4, "vocab_size": 3"#
  private static let shapes = GPT2Configuration(
    vocabularySize: 3, blockSize: 4, width: 2, layerCount: 1, headCount: 1
  ).tensorShapes

  @Test(
    "configurations",
    arguments: [
      ("", "config.json is empty; get it again."),
      ("[]", "config.json is wrong at its byte 0: the configuration is an array; it should be an object."),
      ("{}", "config.json lacks “vocab_size”; a GPT-2's config.json has it."),
      (#"{"model_type": "llama"}"#, "config.json: the model's type is “llama”; it should be “gpt2”."),
      (
        #"{"n_embd": 1.5}"#,
        "config.json is wrong at its byte 11: “n_embd” is “1.5”; it should be a whole number from 0."
      ),
      (#"{"n_embd": 2, "n_embd": 2}"#, "config.json is wrong at its byte 23: “n_embd” is there twice."),
      (#"{"vocab_size": 0}"#, "config.json: “vocab_size” is 0; it has to be 1 to 1048576."),
      (#"{"vocab_size": 9000000000}"#, "config.json: “vocab_size” is 9000000000; it has to be 1 to 1048576."),
      (
        #"{"n_embd": 10, "n_head": 3, "n_layer": 1, "n_positions": 4, "vocab_size": 3}"#,
        "config.json: “n_embd” is 10 and “n_head” 3; the heads have to divide the width."
      ),
      (
        #"{"activation_function": "swish"}"#,
        "config.json: “activation_function” is “swish”; known are “gelu_new”, “gelu_pytorch_tanh”, “gelu”, “relu”, "
          + "“tanh”, “sigmoid”."
      ),
      (#"{"add_cross_attention": true}"#, "config.json: “add_cross_attention” is true; GPT-2's is false."),
      (#"{"scale_attn_weights": false}"#, "config.json: “scale_attn_weights” is false; GPT-2's is true."),
      (
        #"{"scale_attn_weights": null}"#,
        "config.json is wrong at its byte 23: “scale_attn_weights” is null; it should be true or false."
      ),
      (
        "{\(sizes), \"layer_norm_epsilon\": 0}",
        "config.json: “layer_norm_epsilon” is 0.0; it has to be above 0 and below 1."
      ),
      (
        "{\(sizes), \"layer_norm_epsilon\": 1e999}",
        "config.json is wrong at its byte 98: “layer_norm_epsilon” is “1e999”, which is too large."
      ),
      (
        "{\(sizes), \"eos_token_id\": 3}",
        "config.json: “eos_token_id” is 3; the tokens are 0 to 2 by “vocab_size”."
      ),
      ("{\(sizes)}", "model.safetensors: no such file; give the path of a file that is there."),
    ])
  func configurations(config: String, message: String) throws {
    try withFolder { folder in
      let found = try sentence(config: config, in: folder)
      #expect(found == "DIR/" + message)
    }
  }

  @Test("weights")
  func weights() throws {
    try withFolder { folder in
      let missing = try sentence(config: "{\(Self.sizes)}", [("wte.weight", [3, 2])], in: folder)
      #expect(
        missing
          == "DIR/model.safetensors holds too few tensors, 1, for the “n_layer” of config.json, 1.")
      var shapes = Self.shapes
      let taken = shapes.removeLast()
      let one = try sentence(shapes, in: folder)
      #expect(one == "DIR/model.safetensors lacks the tensor “ln_f.bias”, which config.json asks for.")
      let wrong = try sentence(shapes + [("transformer.ln_f.bias", [3])], in: folder)
      #expect(
        wrong
          == "DIR/model.safetensors: tensor “transformer.ln_f.bias” has the shape [3]; by config.json it should have [2]."
      )
      let unknown = try sentence(
        shapes + [taken, ("h.1.ln_1.bias", [2]), ("h.1.ln_1.weight", [2])], in: folder)
      #expect(
        unknown
          == "DIR/model.safetensors holds the tensor “h.1.ln_1.bias” and 1 more, which a GPT-2 by config.json has no "
          + "place for.")
      let twice = try sentence(shapes + [taken, ("transformer.ln_f.bias", [2])], in: folder)
      #expect(
        twice == "DIR/model.safetensors holds “ln_f.bias” with and without “transformer.”; it may come once.")
      let untied = try sentence(
        config: "{\(Self.sizes), \"tie_word_embeddings\": false}", shapes + [taken], in: folder)
      #expect(
        untied == "DIR/model.safetensors lacks the tensor “lm_head.weight”, which config.json asks for.")
      let path = folder.appending(path: "model.safetensors").path
      try Safetensors.write(
        shapes.map {
          StoredTensor(
            name: $0.name, shape: $0.shape, floats: .init(repeating: 0, count: $0.shape.reduce(1, *)))
        }
          + [StoredTensor(name: "ln_f.bias", shape: [2], integers: [1, 2])], to: path)
      let whole = try sentence(config: "{\(Self.sizes)}", in: folder)
      #expect(
        whole == "DIR/model.safetensors: tensor “ln_f.bias” is stored as I64; it should be F32, F16 or BF16.")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try bytes.dropLast(9).write(to: URL(fileURLWithPath: path))
      let short = try sentence(in: folder)
      #expect(short.hasPrefix("DIR/model.safetensors is cut short: the header promises "))
      try FileManager.default.removeItem(atPath: path)
      try Data([1]).write(to: folder.appending(path: "pytorch_model.bin"))
      let pickle = try sentence(in: folder)
      #expect(
        pickle
          == "DIR holds its weights in pytorch_model.bin, a format that can run any program; save them as "
          + "model.safetensors with transformers' save_pretrained.")
      #expect(
        throws: DataError("nowhere: no such folder; give one with GPT-2's config.json and model.safetensors.")
      ) { try GPT2Folder("nowhere") }
    }
  }

  @Test(
    "indexes of shards",
    arguments: [
      ("{}", "model.safetensors.index.json names no tensors; it should, in “weight_map”."),
      (
        #"{"weight_map": []}"#,
        "model.safetensors.index.json is wrong at its byte 15: weight_map is an array; it should be an object of files by tensor."
      ),
      (
        #"{"weight_map": {"a": "../b.safetensors"}}"#,
        "model.safetensors.index.json is wrong at its byte 20: the file of “a” is “../b.safetensors”; it should be the "
          + "name of a safetensors file beside the index."
      ),
      (
        #"{"weight_map": {"a": "b.safetensors"}}"#,
        "b.safetensors: no such file; give the path of a file that is there."
      ),
      (
        #"{"weight_map": {"a": "1.safetensors"}}"#,
        "1.safetensors lacks the tensor “a”, which DIR/model.safetensors.index.json says it holds."
      ),
      (
        #"{"weight_map": {"wte.weight": "1.safetensors"}}"#,
        "1.safetensors holds the tensor “x”, of which DIR/model.safetensors.index.json does not tell."
      ),
    ])
  func shards(index: String, message: String) throws {
    try withFolder { folder in
      try Data(index.utf8).write(to: folder.appending(path: "model.safetensors.index.json"))
      try Safetensors.write(
        [
          StoredTensor(name: "wte.weight", shape: [3, 2], floats: [1, 2, 3, 4, 5, 6]),
          StoredTensor(name: "x", shape: [], floats: [1]),
        ], to: folder.appending(path: "1.safetensors").path)
      let found = try sentence(config: "{\(Self.sizes)}", in: folder)
      #expect(found == "DIR/" + message)
    }
  }

  @Test("a tokenizer of more tokens than the model is refused")
  func tokenizer() throws {
    try withFolder { folder in
      let sizes = GPT2Configuration(vocabularySize: 3, blockSize: 4, width: 2, layerCount: 1, headCount: 1)
      try GPT2Folder.write(to: folder.path, configuration: sizes, tokenizer: BytePairs.tokenizer()) { name in
        .zeros(Self.shapes.first { $0.name == name }!.shape)
      }
      let error = #expect(throws: DataError.self) { try GPT2Folder(folder.path).tokenizer() }
      #expect(
        error?.description
          == "\(folder.path): the tokenizer has 601 tokens, the model 3; they should belong together.")
    }
  }
}
