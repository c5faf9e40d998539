import Foundation
import Testing

@testable import LimnEngine

@Suite("Attention weights")
struct AttentionWeightsTests {
  private struct Case: Decodable {
    let shape: [Int]
    let weights: [Float]
    let mean: [Float]
    let queryNats: [Double]
    let nats: [Double]
    let bits: [Double]
    let relative: [Double]
  }

  @Test("have scipy's entropies and numpy's means, causal and across", arguments: ["causal", "cross"])
  func reference(name: String) throws {
    let item = try #require(fixture("attention", as: [String: Case].self)[name])
    let weights = try AttentionWeights(Tensor(shape: item.shape, values: item.weights))
    #expect(weights.isCausal == (name == "causal"))
    #expect([weights.layerCount, weights.headCount, weights.queryCount, weights.keyCount] == item.shape)
    let size = weights.queryCount * weights.keyCount
    for layer in 0..<weights.layerCount {
      let mean = weights.mean(layer: layer)
      for (ours, theirs) in zip(mean, item.mean[(layer * size)...]) { #expect(abs(ours - theirs) < 1e-7) }
      for head in 0..<weights.headCount {
        let index = layer * weights.headCount + head
        for (unit, theirs) in [
          (AttentionWeights.EntropyUnit.nats, item.nats), (.bits, item.bits), (.relative, item.relative),
        ] {
          #expect(agree(weights.entropy(layer: layer, head: head, in: unit), theirs[index], to: 1e-6))
        }
        let ours = weights.queryEntropies(layer: layer, head: head)
        for (query, entropy) in ours.enumerated() {
          #expect(agree(entropy, item.queryNats[index * weights.queryCount + query], to: 1e-6))
        }
        #expect(
          weights.head(head, layer: layer) == Array(item.weights[(index * size)..<((index + 1) * size)]))
      }
    }
  }

  @Test("take any rank from 2, with a batch of one too, and name tokens by number without names")
  func ranks() throws {
    for shape in [[2, 3], [1, 2, 3], [1, 1, 2, 3], [1, 1, 1, 2, 3]] {
      let weights = try AttentionWeights(Tensor(filled: 1 / 3, shape: shape))
      #expect(weights.layerCount == 1 && weights.headCount == 1)
      #expect(weights.queries == ["0", "1"] && weights.keys == ["0", "1", "2"] && !weights.isCausal)
    }
    let square = try AttentionWeights(Tensor(filled: 0.5, shape: [2, 2]), queries: ["a", "a"])
    #expect(square.keys == ["a", "a"] && !square.isCausal)
    #expect(square.entropy(layer: 0, head: 0, in: .bits) == 1)
    #expect(square.entropy(layer: 0, head: 0, in: .relative) == 1)
  }

  @Test("are causal if they look so, or if it is said and true; the last query is that of the last key")
  func causal() throws {
    let tensor = Tensor([[0.5, 0.5, 0], [0.2, 0.3, 0.5]])
    #expect(try !AttentionWeights(tensor).isCausal)
    let weights = try AttentionWeights(tensor, isCausal: true)
    #expect(weights.visibleCount(query: 0) == 2 && weights.isMasked(query: 0, key: 2))
    #expect(!weights.isMasked(query: 1, key: 2))
    #expect(try !AttentionWeights(.identity(3), isCausal: false).isCausal)
    #expect(try AttentionWeights(.identity(3)).isCausal)
    // One query sees nothing to come.
    #expect(try !AttentionWeights(Tensor([[1]])).isCausal)
    // Nothing at all tells nothing.
    #expect(try !AttentionWeights(Tensor.zeros([3, 3])).isCausal)
    // NaN beyond the diagonal is no zero.
    #expect(try !AttentionWeights(Tensor([[1, .nan], [0.5, 0.5]])).isCausal)
  }

  @Test("have no entropy where rows are no distributions")
  func noDistribution() throws {
    let weights = try AttentionWeights(
      Tensor(
        shape: [1, 2, 2, 2], values: [1, 0, .nan, 1, -0.5, 1.5, 0.25, 0.25]))
    #expect(weights.queryEntropies(layer: 0, head: 0)[1].isNaN)
    #expect(weights.entropy(layer: 0, head: 0) == 0)
    #expect(abs(weights.entropy(layer: 0, head: 1) - log(2)) < 1e-12)
    let none = try AttentionWeights(Tensor.zeros([2, 2]))
    #expect(none.entropy(layer: 0, head: 0).isNaN)
  }

  @Test("that can't be are refused in a sentence")
  func refused() {
    for (shape, queries, keys, isCausal, sentence) in [
      (
        [4], nil, nil, nil,
        "The weights have the shape [4]; attention weights have 2 to 4 axes: layers, heads, queries, keys."
      ),
      (
        [2, 0, 3, 3], nil, nil, nil,
        "The weights have the shape [2, 0, 3, 3], which holds none; every axis needs 1 or more."
      ),
      (
        [2, 2], ["a"], nil, nil,
        "1 query token is given for weights of 2 queries; there has to be one for each."
      ),
      (
        [2, 3], nil, ["a", "b"], nil,
        "2 key tokens are given for weights of 3 keys; there has to be one for each."
      ),
      (
        [3, 2], nil, nil, true,
        "3 queries can't be causal over 2 keys; there have to be as many keys at least."
      ),
      (
        [2, 2], nil, nil, true,
        "Query 0 has a weight of 0.5 on key 1, which comes after it; in causal attention that is 0."
      ),
    ] as [([Int], [String]?, [String]?, Bool?, String)] {
      #expect(throws: DataError(sentence)) {
        try AttentionWeights(
          Tensor(filled: 0.5, shape: shape), queries: queries, keys: keys, isCausal: isCausal)
      }
    }
  }

  @Test("a model's weights as it reads a text, with the token that starts a line before it")
  func model() throws {
    let tokenizer = CharacterTokenizer(Corpus(lines: ["abc"], source: "test"))
    var configuration = ModelConfiguration(.gpt, vocabularySize: tokenizer.count, blockSize: 4)
    (configuration.layerCount, configuration.embeddingWidth, configuration.hiddenWidth) = (1, 8, 16)
    configuration.transformer = TransformerConfiguration(headCount: 2)
    var generator = Generator(seed: 1)
    let model = GPT(configuration, using: &generator)
    let weights = try AttentionWeights(of: model, reading: "cab", tokenizer: tokenizer)
    #expect(weights.queries == [".", "c", "a", "b"] && weights.keys == weights.queries && weights.isCausal)
    #expect(weights.layerCount == 1 && weights.headCount == 2)
    #expect(weights.values == model.attentionWeights(IndexTensor([[0, 3, 1, 2]])).values)
    let error = #expect(throws: DataError.self) {
      try AttentionWeights(of: model, reading: "abca", tokenizer: tokenizer)
    }
    #expect(
      error?.description
        == "The text has 5 tokens with that of the start, and the model reads 4 at once; give a shorter one.")
  }

  @Test("some layers and heads are those of all, and more than a gigabyte of them is refused")
  func chosen() throws {
    let tokenizer = CharacterTokenizer(of: ["abc"], delimiter: nil)
    var configuration = ModelConfiguration(.gpt, vocabularySize: 3, blockSize: 1024)
    (configuration.layerCount, configuration.embeddingWidth, configuration.hiddenWidth) = (17, 16, 16)
    configuration.transformer = TransformerConfiguration(headCount: 16, start: .pytorch)
    var generator = Generator(seed: 1)
    let model = GPT(configuration, using: &generator)
    let all = try AttentionWeights(of: model, reading: "cabcab", tokenizer: tokenizer)
    #expect(all.heldLayers == Array(0..<17) && all.heldHeads == Array(0..<16))
    let some = try AttentionWeights(
      of: model, reading: "cabcab", tokenizer: tokenizer, layers: [16, 3], heads: [5, 0, 9])
    #expect(some.values.count == 2 * 3 * 36 && some.layerCount == 17 && some.headCount == 16)
    for layer in [3, 16] {
      for head in [0, 5, 9] {
        #expect(some.head(head, layer: layer) == all.head(head, layer: layer))
        #expect(some.entropy(layer: layer, head: head) == all.entropy(layer: layer, head: head))
      }
    }
    let long = String(repeating: "a", count: 1024)
    let error = #expect(throws: DataError.self) {
      try AttentionWeights(of: model, reading: long, tokenizer: tokenizer)
    }
    #expect(
      error?.description
        == "17 layers of 16 heads have 285212672 weights over 1024 tokens, and 268435456 at most are held at once; choose "
        + "fewer by --layer and --head, or give a shorter text.")
    let one = try AttentionWeights(of: model, reading: long, tokenizer: tokenizer, layers: [2], heads: [1])
    #expect(one.values.count == 1024 * 1024 && one.head(1, layer: 2)[0] == 1)
  }
}
