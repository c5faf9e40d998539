import Foundation
import LimnEngine
import LimnTestSupport
import Testing

/// What transformers 5.23 computes with the tiny GPT-2 beside: make_gpt2.py.
struct TinyGPT2: Decodable {
  let tokens: [[Int]]
  let loss: Double
  let logits: [[[Double]]]
  let attentions: [[[[[Double]]]]]
  let greedy: [Int]

  static let folder = Bundle.module.bundleURL.appending(path: "Fixtures/gpt2-tiny").path

  static func expected() throws -> TinyGPT2 {
    try JSONDecoder().decode(
      TinyGPT2.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/expected.json")))
  }
}

@Suite("GPT-2's folder")
struct GPT2FolderTests {
  /// The forward pass step by step, with nothing but the weights and operations that have tests of their own.
  private func logits(_ folder: GPT2Folder, _ tokens: [[Int]]) throws -> Tensor {
    let sizes = folder.configuration
    let (time, width, heads) = (tokens[0].count, sizes.width, sizes.headCount)
    func weight(_ name: String) throws -> Tensor { try folder.weights.tensor(name) }
    func norm(_ x: Tensor, _ name: String) throws -> Tensor {
      try x.layerNorm(weight("\(name).weight"), weight("\(name).bias"), epsilon: Float(sizes.epsilon))
    }
    func affine(_ x: Tensor, _ name: String) throws -> Tensor {
      try x.matmul(weight("\(name).weight")) + weight("\(name).bias")
    }
    let future = Tensor(
      shape: [time, time], values: (0..<time * time).map { $0 % time > $0 / time ? 1 : 0 })
    var x =
      try weight("wte.weight").embedding(IndexTensor(tokens))
      + weight("wpe.weight").slice(axis: 0, 0..<time)
    for layer in 0..<sizes.layerCount {
      let name = "h.\(layer)"
      let parts = try affine(norm(x, "\(name).ln_1"), "\(name).attn.c_attn").split(
        [width, width, width], axis: 2
      )
      .map { $0.reshaped([tokens.count, time, heads, width / heads]).transposed(1, 2) }
      let scores = parts[0].matmul(parts[1].transposed()) * Float(1 / Double(width / heads).squareRoot())
      let mixed = scores.maskedFill(future, -.infinity).softmax().matmul(parts[2])
      x =
        try x
        + affine(mixed.transposed(1, 2).reshaped([tokens.count, time, width]), "\(name).attn.c_proj")
      let inner = try affine(norm(x, "\(name).ln_2"), "\(name).mlp.c_fc").gelu(.tanh)
      x = try x + affine(inner, "\(name).mlp.c_proj")
    }
    let head = try weight(sizes.tiesHead ? "wte.weight" : "lm_head.weight")
    return try norm(x, "ln_f").matmul(head.transposed())
  }

  private func expectSame(_ folder: GPT2Folder, to tolerance: Double = 1e-4) throws {
    let expected = try TinyGPT2.expected()
    let found = try logits(folder, expected.tokens).values
    let wanted = expected.logits.flatMap { $0.flatMap { $0 } }
    #expect(found.count == wanted.count)
    let difference = zip(found, wanted).map { abs(Double($0) - $1) }.max() ?? .infinity
    #expect(difference <= tolerance)
  }

  /// The tensors of the tiny model, by the names in its file.
  private func tensors() throws -> [(name: String, shape: [Int], floats: [Float])] {
    let file = try SafetensorsFile(contentsOfFile: "\(TinyGPT2.folder)/model.safetensors")
    return try file.tensors.map { ($0.name, $0.shape, try file.floats($0.name)) }
  }

  /// A folder with the tiny model's configuration, changed by `edit`, and what `fill` puts beside it.
  private func withModel<Result>(
    _ edits: [(String, String)] = [], _ fill: (URL) throws -> Void, _ body: (URL) throws -> Result
  ) throws -> Result {
    try withFolder { folder in
      var text = try String(contentsOfFile: "\(TinyGPT2.folder)/config.json", encoding: .utf8)
      for (old, new) in edits {
        #expect(text.contains(old))
        text = text.replacingOccurrences(of: old, with: new)
      }
      try Data(text.utf8).write(to: folder.appending(path: "config.json"))
      try fill(folder)
      return try body(folder)
    }
  }

  private func path(_ folder: URL, _ name: String = "model.safetensors") -> String {
    folder.appending(path: name).path
  }

  @Test("the weights are those that give transformers' logits")
  func logits() throws {
    let folder = try GPT2Folder(TinyGPT2.folder)
    #expect(
      folder.configuration
        == {
          var sizes = GPT2Configuration(
            vocabularySize: 96, blockSize: 32, width: 24, layerCount: 2, headCount: 3)
          sizes.startToken = 0
          return sizes
        }())
    #expect(folder.weights.names.count == 28)
    #expect(!folder.hasTokenizer)
    try expectSame(folder)
  }

  @Test("GPT-2's sizes have GPT-2's numbers of weights")
  func counts() {
    // The published models: 124M, 355M, 774M and 1.5B parameters.
    for (width, layers, heads, count) in [
      (768, 12, 12, 124_439_808), (1024, 24, 16, 354_823_168), (1280, 36, 20, 774_030_080),
      (1600, 48, 25, 1_557_611_200),
    ] {
      #expect(GPT2Configuration(width: width, layerCount: layers, headCount: heads).parameterCount == count)
    }
  }

  @Test("shards, names without the prefix, masks of older files and half precision are read")
  func layouts() throws {
    let tensors = try tensors()
    // As transformers 4 and earlier wrote: no prefix, and the causal mask in each layer.
    try withModel { folder in
      try Safetensors.write(
        tensors.map {
          StoredTensor(
            name: $0.name.replacingOccurrences(of: "transformer.", with: ""), shape: $0.shape,
            floats: $0.floats)
        } + [
          StoredTensor(name: "h.0.attn.bias", type: .uint8, shape: [1, 1, 2, 2], bytes: Data(count: 4)),
          StoredTensor(name: "h.1.attn.masked_bias", shape: [], floats: [-10_000]),
          StoredTensor(name: "lm_head.weight", shape: [1], floats: [0]),
        ], to: path(folder))
    } _: {
      try expectSame(GPT2Folder($0.path))
    }
    try withModel { folder in
      var map: [String: String] = [:]
      for (index, part) in [tensors[..<10], tensors[10...]].enumerated() {
        let name = "model-0000\(index + 1)-of-00002.safetensors"
        for tensor in part { map[tensor.name] = name }
        try Safetensors.write(
          part.map { StoredTensor(name: $0.name, shape: $0.shape, floats: $0.floats) }, to: path(folder, name)
        )
      }
      try JSONSerialization.data(withJSONObject: ["metadata": ["total_size": 1], "weight_map": map])
        .write(to: folder.appending(path: "model.safetensors.index.json"))
    } _: {
      try expectSame(GPT2Folder($0.path))
    }
    try withModel { folder in
      try Safetensors.write(
        tensors.map { tensor in
          let bytes = tensor.floats.flatMap { float -> [UInt8] in
            // The upper half, rounded.
            let bits = (float.bitPattern + 0x8000) >> 16
            return [UInt8(bits & 0xff), UInt8(bits >> 8)]
          }
          return StoredTensor(name: tensor.name, type: .bfloat16, shape: tensor.shape, bytes: Data(bytes))
        }, to: path(folder))
    } _: {
      // Eight bits of a number are kept.
      try expectSame(GPT2Folder($0.path), to: 0.3)
    }
  }

  @Test("what is written is read back to the bit, with its tokenizer")
  func writes() throws {
    try withFolder { place in
      let path = place.appending(path: "new/model").path
      var sizes = GPT2Configuration(
        vocabularySize: 601, blockSize: 8, width: 6, layerCount: 2, headCount: 3, innerWidth: 10)
      (sizes.tiesHead, sizes.endToken, sizes.epsilon) = (false, 600, 1e-6)
      var generator = Generator(seed: 3)
      let weights = Dictionary(
        uniqueKeysWithValues: sizes.tensorShapes.map { ($0.name, Tensor.randn($0.shape, using: &generator)) })
      let tokenizer = try BytePairs.tokenizer()
      try GPT2Folder.write(to: path, configuration: sizes, tokenizer: tokenizer) { weights[$0]! }
      let folder = try GPT2Folder(path)
      #expect(folder.configuration == sizes)
      #expect(folder.hasTokenizer)
      #expect(try folder.tokenizer() == tokenizer)
      #expect(folder.weights.names == sizes.tensorShapes.map(\.name))
      for (name, weight) in weights { #expect(try folder.weights.tensor(name).values == weight.values) }
      // What is mapped may be changed without the file, and another look at it, changing.
      let (first, second) = (
        try folder.weights.tensor("ln_f.weight"), try GPT2Folder(path).weights.tensor("ln_f.weight")
      )
      first.scale(by: 2)
      #expect(second.values == weights["ln_f.weight"]!.values)
      #expect(first.values == second.values.map { $0 * 2 })
    }
  }
}
