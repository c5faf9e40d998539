/// A block of a transformer: attention, then a feed-forward layer, each of what is normalised before, and added to what
/// came in (pre-norm, as in GPT-2).
public final class TransformerBlock: TensorLayer {
  /// Normalises what attention sees.
  public let attentionNorm: LayerNorm
  /// Looks at other positions.
  public let attention: MultiHeadAttention
  /// Normalises what the feed-forward layer sees.
  public let feedForwardNorm: LayerNorm
  /// Works on each position.
  public let feedForward: FeedForward
  private let dropout: Dropout?

  /// A block of the given parts.
  ///
  /// - Parameters:
  ///   - attentionNorm: Before attention.
  ///   - attention: Looks at other positions.
  ///   - feedForwardNorm: Before the feed-forward layer.
  ///   - feedForward: Works on each position.
  ///   - dropout: What switches off numbers of both results while it trains.
  public init(
    attentionNorm: LayerNorm, attention: MultiHeadAttention, feedForwardNorm: LayerNorm,
    feedForward: FeedForward, dropout: Dropout? = nil
  ) {
    self.attentionNorm = attentionNorm
    self.attention = attention
    self.feedForwardNorm = feedForwardNorm
    self.feedForward = feedForward
    self.dropout = dropout
  }

  /// The parts in order.
  public var members: [ModuleMember] {
    [
      .module("attentionNorm", attentionNorm), .module("attention", attention),
      .module("feedForwardNorm", feedForwardNorm), .module("feedForward", feedForward),
    ] + (dropout.map { [.module("dropout", $0)] } ?? [])
  }

  /// Such as `TransformerBlock(128)`.
  public var title: String { "TransformerBlock(\(attentionNorm.weight.count))" }

  /// [batch, time, width] to the same shape.
  public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, cache: nil) }

  /// The same for positions that follow what the cache holds, with another mask than the attention's own if one is given.
  public func callAsFunction(
    _ x: Tensor, cache: KeyValueCache.Layer?, mask: AttentionMask? = nil
  ) -> Tensor {
    let seen = withScope("attentionNorm") { attentionNorm(x) }
    // Where nothing comes between, the sum is a part of the layer before it, with the same numbers.
    let isJoined = dropout?.isTraining != true && Scope.capture == nil
    let taken = withScope("attention") {
      attention(seen, cache: cache, mask: mask, adding: isJoined ? x : nil)
    }
    let middle = isJoined ? taken : x + (dropout?(taken) ?? taken)
    let normed = withScope("feedForwardNorm") { feedForwardNorm(middle) }
    let made = withScope("feedForward") { feedForward(normed, adding: isJoined ? middle : nil) }
    return isJoined ? made : middle + (dropout?(made) ?? made)
  }
}
