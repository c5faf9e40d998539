/// Keys and values of the positions that a transformer has read, so that the next one need not read them again.
public final class KeyValueCache {
  /// Keys and values of one layer.
  public final class Layer {
    private let capacity: Int
    private var count = 0
    private var keys: Tensor?
    private var values: Tensor?

    init(capacity: Int) { self.capacity = capacity }

    func clear() { count = 0 }

    /// Goes on with some of the sequences, in the order given, each as often as it is named.
    func select(_ sequences: [Int]) {
      guard let oldKeys = keys, let oldValues = values else { return }
      if sequences.elementsEqual(0..<oldKeys.shape[0]) { return }
      let width = oldKeys.shape[2]
      func selected(_ old: Tensor) -> Tensor {
        let new = Tensor(uninitialized: [sequences.count, capacity, width])
        for (place, sequence) in sequences.enumerated() {
          (new.pointer + place * capacity * width).update(
            from: old.pointer + sequence * capacity * width, count: count * width)
        }
        return new
      }
      (keys, values) = (selected(oldKeys), selected(oldValues))
    }

    /// Adds the positions of a packed tensor, [batch, time, 3 × width].
    ///
    /// - Returns: Their queries, and keys and values of all positions so far, which stay right until the next call.
    func append(_ packed: Tensor) -> (queries: Tensor, keys: Tensor, values: Tensor) {
      let (batch, time, width) = (packed.shape[0], packed.shape[1], packed.shape[2] / 3)
      require(
        !(GradientMode.isRecording && packed.requiresGrad),
        "cache: gradients don't go through a cache; run it within withoutGradients")
      require(
        count + time <= capacity,
        "cache: \(count + time) positions don't fit into the \(capacity) of the cache")
      let keys = keys ?? Tensor(uninitialized: [batch, capacity, width])
      let values = values ?? Tensor(uninitialized: [batch, capacity, width])
      (self.keys, self.values) = (keys, values)
      require(
        keys.shape == [batch, capacity, width],
        "cache: a batch of \(batch) × \(width) doesn't follow one of \(keys.shape[0]) × \(keys.shape[2])")
      let source = packed.contiguous()
      let queries = Tensor(uninitialized: [batch, time, width])
      for sequence in 0..<batch {
        for step in 0..<time {
          let row = source.pointer + (sequence * time + step) * 3 * width
          let place = (sequence * capacity + count + step) * width
          (queries.pointer + (sequence * time + step) * width).update(from: row, count: width)
          (keys.pointer + place).update(from: row + width, count: width)
          (values.pointer + place).update(from: row + 2 * width, count: width)
        }
      }
      count += time
      return (queries, keys.slice(axis: 1, 0..<count), values.slice(axis: 1, 0..<count))
    }
  }

  /// The layers from the first on.
  public let layers: [Layer]
  /// How many positions were read.
  public private(set) var count = 0
  /// How many positions there is room for.
  public let capacity: Int

  /// An empty cache.
  ///
  /// - Parameters:
  ///   - layers: How many layers of attention the model has.
  ///   - capacity: How many positions there is room for.
  public init(layers: Int, capacity: Int) {
    require(
      layers > 0 && capacity > 0, "cache: \(layers) layers of \(capacity) positions; both have to be above 0")
    self.layers = (0..<layers).map { _ in Layer(capacity: capacity) }
    self.capacity = capacity
  }

  /// Forgets all positions.
  public func clear() {
    count = 0
    for layer in layers { layer.clear() }
  }

  func advance(by positions: Int) { count += positions }
}
