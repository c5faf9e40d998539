/// A block of a decoder: attention to what was said so far, then to what the encoder made, then a feed-forward layer,
/// each of what is normalised before, and added to what came in (Vaswani et al., 2017, with pre-norm).
public final class DecoderBlock: Module {
  /// Normalises what attention sees.
  public let attentionNorm: LayerNorm
  /// Looks at the positions before.
  public let attention: MultiHeadAttention
  /// Normalises what looks at the encoder's result; that itself is normalised by the encoder.
  public let crossAttentionNorm: LayerNorm
  /// Looks at the encoder's result.
  public let crossAttention: CrossAttention
  /// Normalises what the feed-forward layer sees.
  public let feedForwardNorm: LayerNorm
  /// Works on each position.
  public let feedForward: FeedForward
  private let dropout: Dropout?

  /// A block of the given parts.
  ///
  /// - Parameters:
  ///   - attentionNorm: Before attention.
  ///   - attention: Looks at the positions before.
  ///   - crossAttentionNorm: Before attention to the encoder's result.
  ///   - crossAttention: Looks at the encoder's result.
  ///   - feedForwardNorm: Before the feed-forward layer.
  ///   - feedForward: Works on each position.
  ///   - dropout: What switches off numbers of the three results while it trains.
  public init(
    attentionNorm: LayerNorm, attention: MultiHeadAttention, crossAttentionNorm: LayerNorm,
    crossAttention: CrossAttention, feedForwardNorm: LayerNorm, feedForward: FeedForward,
    dropout: Dropout? = nil
  ) {
    self.attentionNorm = attentionNorm
    self.attention = attention
    self.crossAttentionNorm = crossAttentionNorm
    self.crossAttention = crossAttention
    self.feedForwardNorm = feedForwardNorm
    self.feedForward = feedForward
    self.dropout = dropout
  }

  /// The parts in order.
  public var members: [ModuleMember] {
    [
      .module("attentionNorm", attentionNorm), .module("attention", attention),
      .module("crossAttentionNorm", crossAttentionNorm), .module("crossAttention", crossAttention),
      .module("feedForwardNorm", feedForwardNorm), .module("feedForward", feedForward),
    ] + (dropout.map { [.module("dropout", $0)] } ?? [])
  }

  /// What each position becomes.
  ///
  /// - Parameters:
  ///   - x: Of shape [batch, time, width].
  ///   - memory: The encoder's result, [batch, source time, width].
  ///   - mask: Which positions of the memory may be looked at, such as those that are no padding.
  /// - Returns: [batch, time, width].
  public func callAsFunction(_ x: Tensor, memory: Tensor, mask: AttentionMask = .full) -> Tensor {
    run(x, attention: { attention($0) }, crossAttention: { crossAttention($0, to: memory, mask: mask) })
  }

  /// The same for a position that follows those of a cache, [batch, 1, width], with one memory for all.
  func callAsFunction(_ x: Tensor, cache: DecoderCache.Layer) -> Tensor {
    run(
      x, attention: { attention($0, cache: cache.said) },
      crossAttention: { crossAttention($0, to: cache.memory) })
  }

  private func run(
    _ x: Tensor, attention: (Tensor) -> Tensor, crossAttention: (Tensor) -> Tensor
  ) -> Tensor {
    let seen = withScope("attentionNorm") { attentionNorm(x) }
    let taken = withScope("attention") { attention(seen) }
    let first = x + (dropout?(taken) ?? taken)
    let asking = withScope("crossAttentionNorm") { crossAttentionNorm(first) }
    let read = withScope("crossAttention") { crossAttention(asking) }
    let second = first + (dropout?(read) ?? read)
    let normed = withScope("feedForwardNorm") { feedForwardNorm(second) }
    let made = withScope("feedForward") { feedForward(normed) }
    return second + (dropout?(made) ?? made)
  }
}
