/// Which keys each query may look at.
public struct AttentionMask {
  /// Whether a query sees no key that comes after it. The last query stands beside the last key, so that fewer
  /// queries than keys are those that come last.
  public var isCausal: Bool
  /// How many keys each sequence of the batch has, before the padding at its end; all for `nil`.
  public var keyCounts: [Int]?
  /// Not 0 where a query may look; of a shape that stretches to [batch, heads, queries, keys]. All for `nil`.
  public var allowed: Tensor?

  /// A mask of the given limits, all of which hold.
  public init(isCausal: Bool = false, keyCounts: [Int]? = nil, allowed: Tensor? = nil) {
    self.isCausal = isCausal
    self.keyCounts = keyCounts
    self.allowed = allowed
  }

  /// Every query sees every key.
  public static var full: AttentionMask { AttentionMask() }

  /// A query sees its own position and those before it.
  public static var causal: AttentionMask { AttentionMask(isCausal: true) }

  /// A query sees the keys of its sequence and not its padding.
  public static func padded(_ keyCounts: [Int]) -> AttentionMask { AttentionMask(keyCounts: keyCounts) }

  /// Stops the program if the mask doesn't fit.
  func requireFit(batch: Int, heads: Int, queries: Int, keys: Int) {
    if let keyCounts {
      require(
        keyCounts.count == batch && keyCounts.allSatisfy { (0...keys).contains($0) },
        "attention: the mask has the counts of keys \(keyCounts); it needs \(batch) of 0 to \(keys)")
    }
    if let allowed {
      let shape = [batch, heads, queries, keys]
      require(
        broadcastShape(allowed.shape, shape, "attention") == shape,
        "attention: the mask of shape \(allowed.shape) can't stretch to \(shape)")
    }
  }
}
