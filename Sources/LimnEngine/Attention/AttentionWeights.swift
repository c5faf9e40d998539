/// What the heads of a model attend to: how much of each key every query takes.
///
/// ```swift
/// let weights = try AttentionWeights(tensor, queries: ["the", "cat", "sat"])
/// print(weights.entropy(layer: 0, head: 2))  // in nats
/// ```
///
/// Weights come from anywhere: self-attention has as many queries as keys, cross-attention may have more of either.
public struct AttentionWeights: Sendable {
  /// How many layers there are.
  public private(set) var layerCount: Int
  /// How many heads each layer has.
  public private(set) var headCount: Int
  /// The tokens that attend, in order.
  public let queries: [String]
  /// The tokens that are attended to, in order; the queries themselves in self-attention.
  public let keys: [String]
  /// Whether queries see only keys up to their own place, so that the weights beyond mean nothing.
  public let isCausal: Bool
  /// The weights [layers, heads, queries, keys] of those layers and heads that are held, the last axis running fastest.
  public let values: [Float]
  /// The layers and heads whose weights are held, in the order in which they stand in ``values``; all of them but for
  /// what ``init(of:reading:tokenizer:layers:heads:)`` was asked to leave out.
  public private(set) var heldLayers, heldHeads: [Int]

  /// Weights with their tokens.
  ///
  /// - Parameters:
  ///   - weights: [layers, heads, queries, keys]; without the first axis for one layer, without the first two for one
  ///     head. An axis of one batch before the heads is left out.
  ///   - queries: The tokens that attend; their numbers from 0 without.
  ///   - keys: The tokens that are attended to; the queries without, where there are as many.
  ///   - isCausal: Whether queries see only keys up to their own place (the last query is that of the last key);
  ///     without, whether there are as many keys as queries and all weights beyond, but not all weights, are
  ///     exactly 0.
  /// - Throws: ``DataError`` that says in one sentence which shape or count is wrong, or, where `isCausal` is given,
  ///   which weight beyond is not 0.
  public init(
    _ weights: Tensor, queries: [String]? = nil, keys: [String]? = nil, isCausal: Bool? = nil
  ) throws {
    var shape = weights.shape
    if shape.count == 5, let batch = [1, 0].first(where: { shape[$0] == 1 }) { shape.remove(at: batch) }
    guard (2...4).contains(shape.count) else {
      throw DataError(
        "The weights have the shape \(described(shape: weights.shape)); attention weights have 2 to 4 axes: "
          + "layers, heads, queries, keys.")
    }
    shape = [Int](repeating: 1, count: 4 - shape.count) + shape
    guard !shape.contains(0) else {
      throw DataError(
        "The weights have the shape \(described(shape: weights.shape)), which holds none; every axis needs 1 "
          + "or more.")
    }
    (layerCount, headCount) = (shape[0], shape[1])
    (heldLayers, heldHeads) = (Array(0..<shape[0]), Array(0..<shape[1]))
    let (queryCount, keyCount) = (shape[2], shape[3])
    if let queries, queries.count != queryCount {
      throw DataError(Self.sentence(queries.count, "query", queryCount, "queries"))
    }
    if let keys, keys.count != keyCount {
      throw DataError(Self.sentence(keys.count, "key", keyCount, "keys"))
    }
    self.queries = queries ?? (queryCount == keyCount ? keys : nil) ?? (0..<queryCount).map { "\($0)" }
    self.keys = keys ?? (queryCount == keyCount ? self.queries : (0..<keyCount).map { "\($0)" })
    values = weights.values
    let beyond = Self.firstBeyond(values, queryCount, keyCount)
    switch isCausal {
    case nil:
      self.isCausal = queryCount > 1 && queryCount == keyCount && beyond == nil && values.contains { $0 != 0 }
    case .some(false): self.isCausal = false
    case .some(true):
      guard queryCount <= keyCount else {
        throw DataError(
          "\(queryCount) queries can't be causal over \(keyCount) keys; there have to be as many keys at least."
        )
      }
      if let beyond {
        throw DataError(
          "Query \(beyond.query) has a weight of \(beyond.weight) on key \(beyond.key), which comes after it; in "
            + "causal attention that is 0.")
      }
      self.isCausal = true
    }
  }

  /// The weights as those of some layers and heads of more.
  mutating func place(layers: [Int], of layerCount: Int, heads: [Int], of headCount: Int) {
    require(
      layers.count == heldLayers.count && heads.count == heldHeads.count, "AttentionWeights: other counts")
    (heldLayers, heldHeads, self.layerCount, self.headCount) = (layers, heads, layerCount, headCount)
  }

  private static func sentence(_ given: Int, _ kind: String, _ wanted: Int, _ axis: String) -> String {
    "\(given) \(kind) token\(given == 1 ? " is" : "s are") given for weights of \(wanted) \(axis); "
      + "there has to be one for each."
  }

  /// The first weight that a causal mask would have made 0, in any layer and head.
  private static func firstBeyond(
    _ values: [Float], _ queryCount: Int, _ keyCount: Int
  ) -> (query: Int, key: Int, weight: Float)? {
    guard queryCount <= keyCount else { return nil }
    return values.withUnsafeBufferPointer { values in
      for row in 0..<(values.count / keyCount) {
        let query = row % queryCount
        for key in (query + keyCount - queryCount + 1)..<max(keyCount, query + keyCount - queryCount + 1)
        where values[row * keyCount + key] != 0 {
          return (query, key, values[row * keyCount + key])
        }
      }
      return nil
    }
  }

  /// How many tokens attend.
  public var queryCount: Int { queries.count }
  /// How many tokens are attended to.
  public var keyCount: Int { keys.count }

  /// How many keys a query sees: all, or those up to its own place.
  public func visibleCount(query: Int) -> Int { isCausal ? query + 1 + keyCount - queryCount : keyCount }

  /// Whether a key comes after the query in causal attention.
  public func isMasked(query: Int, key: Int) -> Bool { key >= visibleCount(query: query) }

  /// One weight.
  ///
  /// - Precondition: All indices are within their axes.
  public func weight(layer: Int, head: Int, query: Int, key: Int) -> Float {
    require(
      query >= 0 && query < queryCount && key >= 0 && key < keyCount, "AttentionWeights: no such weight")
    return values[start(layer, head) + query * keyCount + key]
  }

  /// The weights of a head, query by query.
  ///
  /// - Precondition: There is such a head.
  public func head(_ head: Int, layer: Int) -> [Float] {
    let start = start(layer, head)
    return Array(values[start..<(start + queryCount * keyCount)])
  }

  /// The mean of the weights of some heads of a layer, query by query.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - heads: The heads; all without.
  /// - Precondition: There are such heads, one at least.
  public func mean(layer: Int, heads: [Int]? = nil) -> [Float] {
    let heads = heads ?? Array(0..<headCount)
    require(!heads.isEmpty, "AttentionWeights: the mean of no heads")
    let starts = heads.map { start(layer, $0) }
    return (0..<queryCount * keyCount).map { place in
      Float(starts.reduce(0.0) { $0 + Double(values[$1 + place]) } / Double(starts.count))
    }
  }

  /// Where a head's weights start.
  func start(_ layer: Int, _ head: Int) -> Int {
    require(
      layer >= 0 && layer < layerCount && head >= 0 && head < headCount,
      "AttentionWeights: layer \(layer), head \(head) of \(layerCount) layers of \(headCount) heads")
    guard let row = heldLayers.firstIndex(of: layer), let column = heldHeads.firstIndex(of: head) else {
      fatalError("AttentionWeights: the weights of layer \(layer), head \(head) are not held")
    }
    return (row * heldHeads.count + column) * queryCount * keyCount
  }
}
