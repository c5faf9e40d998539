/// Attention of several heads within a sequence, as nanoGPT's `CausalSelfAttention` and, with a full mask,
/// `torch.nn.MultiheadAttention` (Vaswani et al., 2017).
public final class MultiHeadAttention: TensorLayer {
  /// From each position to its queries, keys and values, those of all heads side by side.
  public let input: Linear
  /// From the heads' results side by side to the layer's.
  public let output: Linear
  /// How many heads there are.
  public let headCount: Int
  /// Which positions each may look at; those up to itself by default.
  public var mask: AttentionMask
  private let weightDropout: Dropout?

  /// A layer of the given parts.
  ///
  /// - Parameters:
  ///   - input: Of [width] to [3 × width].
  ///   - output: Of [width] to [width].
  ///   - headCount: How many heads there are; a divisor of the width.
  ///   - mask: Which positions each may look at.
  ///   - dropout: What switches off weights while it trains.
  public init(
    input: Linear, output: Linear, headCount: Int, mask: AttentionMask = .causal, dropout: Dropout? = nil
  ) {
    let width = output.weight.shape[1]
    require(
      headCount > 0 && width % headCount == 0 && input.weight.shape[0] == 3 * width,
      "MultiHeadAttention: \(headCount) heads, an input to \(input.weight.shape[0]) and an output from \(width); heads "
        + "have to divide the width, and the input goes to three times it")
    self.input = input
    self.output = output
    self.headCount = headCount
    self.mask = mask
    weightDropout = dropout
  }

  /// A layer with new weights by PyTorch's default.
  public convenience init(
    _ width: Int, heads: Int, mask: AttentionMask = .causal, using generator: inout Generator
  ) {
    self.init(
      input: Linear(width, 3 * width, using: &generator), output: Linear(width, width, using: &generator),
      headCount: heads, mask: mask)
  }

  /// Input and output, and the dropout of weights if there is one.
  public var members: [ModuleMember] {
    [.module("input", input), .module("output", output)]
      + (weightDropout.map { [.module("dropout", $0)] } ?? [])
  }

  /// Such as `MultiHeadAttention(128, 4 heads)`.
  public var title: String { "MultiHeadAttention(\(output.weight.shape[0]), \(headCount) heads)" }

  /// [batch, time, width] to the same shape.
  public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, cache: nil) }

  /// [batch, time, width] to the same shape, positions being those that follow what the cache holds.
  ///
  /// - Parameters:
  ///   - cache: Keys and values of the positions before, to which those of `x` are added; `nil` for none.
  ///   - batchMask: Which positions each may look at in this batch, such as those that are no padding; the layer's own
  ///     ``mask`` for `nil`.
  public func callAsFunction(
    _ x: Tensor, cache: KeyValueCache.Layer?, mask batchMask: AttentionMask? = nil
  ) -> Tensor {
    callAsFunction(x, cache: cache, mask: batchMask, adding: nil)
  }

  /// The same and what is added to it, of its shape.
  func callAsFunction(
    _ x: Tensor, cache: KeyValueCache.Layer?, mask batchMask: AttentionMask?, adding addend: Tensor?
  ) -> Tensor {
    let mask = batchMask ?? mask
    let packed = withScope("input") { input(x) }
    let heads: Tensor
    if let cache {
      require(
        mask.keyCounts == nil && mask.allowed == nil, "attention: a cache goes with a causal mask alone")
      let (queries, keys, values) = cache.append(packed)
      heads = Tensor.attention(queries, keys, values, heads: headCount, mask: .causal)
    } else {
      let time = packed.shape[1]
      heads = packed.selfAttention(
        heads: headCount, mask: mask, dropout: weightDropout?.mask([packed.shape[0], headCount, time, time]))
    }
    return withScope("output") { heads.linear(output.weight, output.bias, adding: addend) }
  }
}
