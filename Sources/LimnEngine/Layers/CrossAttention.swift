/// Attention of one sequence to another, such as a decoder's to what the encoder made (Vaswani et al., 2017).
public final class CrossAttention: Module {
  /// From each position of the sequence that looks to its queries.
  public let queries: Linear
  /// From each position of the sequence looked at to its keys and, behind them, its values.
  public let keysAndValues: Linear
  /// From the heads' results side by side to the layer's.
  public let output: Linear
  /// How many heads there are.
  public let headCount: Int
  private let weightDropout: Dropout?

  /// A layer of the given parts.
  ///
  /// - Parameters:
  ///   - queries: Of [width] to [width].
  ///   - keysAndValues: Of [width] to [2 × width].
  ///   - output: Of [width] to [width].
  ///   - headCount: How many heads there are; a divisor of the width.
  ///   - dropout: What switches off weights while it trains.
  public init(
    queries: Linear, keysAndValues: Linear, output: Linear, headCount: Int, dropout: Dropout? = nil
  ) {
    let width = output.weight.shape[1]
    require(
      headCount > 0 && width % headCount == 0 && queries.weight.shape[0] == width
        && keysAndValues.weight.shape[0] == 2 * width,
      "CrossAttention: \(headCount) heads, queries of \(queries.weight.shape[0]), keys and values of "
        + "\(keysAndValues.weight.shape[0]) and an output from \(width); heads have to divide the width, queries have it, "
        + "and keys and values twice it")
    self.queries = queries
    self.keysAndValues = keysAndValues
    self.output = output
    self.headCount = headCount
    weightDropout = dropout
  }

  /// A layer with new weights by PyTorch's default.
  ///
  /// - Parameters:
  ///   - width: Of the positions of both sequences.
  ///   - heads: How many heads there are; a divisor of the width.
  ///   - generator: Where the weights come from.
  public convenience init(_ width: Int, heads: Int, using generator: inout Generator) {
    require(
      heads > 0 && width % heads == 0,
      "CrossAttention: \(heads) heads don't divide the width \(width)")
    self.init(
      queries: Linear(width, width, using: &generator),
      keysAndValues: Linear(width, 2 * width, using: &generator),
      output: Linear(width, width, using: &generator), headCount: heads)
  }

  /// Queries, keys and values, output, and the dropout of weights if there is one.
  public var members: [ModuleMember] {
    [.module("queries", queries), .module("keysAndValues", keysAndValues), .module("output", output)]
      + (weightDropout.map { [.module("dropout", $0)] } ?? [])
  }

  /// What each position of `x` takes from the other sequence.
  ///
  /// - Parameters:
  ///   - x: Of shape [batch, queries, width].
  ///   - source: Of shape [batch, keys, width].
  ///   - mask: Which keys each query may look at, such as those that are no padding.
  /// - Returns: [batch, queries, width].
  public func callAsFunction(_ x: Tensor, to source: Tensor, mask: AttentionMask = .full) -> Tensor {
    let asked = withScope("queries") { queries(x) }
    return look(asked, at: read(source), mask: mask)
  }

  /// Keys and values of the sequence that is looked at.
  struct Source { let keys, values: Tensor }

  /// What ``callAsFunction(_:to:mask:)`` looks at, for several calls.
  func read(_ source: Tensor) -> Source {
    let both = withScope("keysAndValues") { keysAndValues(source) }
    let width = both.shape[2] / 2
    return Source(
      keys: both.slice(axis: 2, 0..<width), values: both.slice(axis: 2, width..<2 * width))
  }

  /// ``callAsFunction(_:to:mask:)`` of one source, whose keys and values were read before.
  ///
  /// - Parameter x: Of shape [batch, 1, width]: rows that all look at the same.
  func callAsFunction(_ x: Tensor, to source: Source) -> Tensor {
    // As so many queries of one batch, so that keys and values are there once.
    let asked = withScope("queries") { queries(x) }.reshaped([1, x.shape[0], x.shape[2]])
    return look(asked, at: source, mask: .full).reshaped(x.shape)
  }

  private func look(_ asked: Tensor, at source: Source, mask: AttentionMask) -> Tensor {
    let heads = Tensor.attention(
      asked, source.keys, source.values, heads: headCount, mask: mask,
      dropout: weightDropout?.mask([asked.shape[0], headCount, asked.shape[1], source.keys.shape[1]]))
    return withScope("output") { output(heads) }
  }
}
