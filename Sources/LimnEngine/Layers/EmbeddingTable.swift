/// A row of numbers for each token, as `torch.nn.Embedding`.
public final class EmbeddingTable: Module {
  /// Of shape [tokens, width].
  public let weight: Tensor

  /// A table of normal numbers with deviation 1, or the one given.
  public init(_ tokens: Int, _ width: Int, deviation: Float = 1, using generator: inout Generator) {
    require(
      tokens > 0 && width > 0, "EmbeddingTable: \(tokens) tokens of width \(width); both have to be above 0")
    weight = Tensor(
      shape: [tokens, width], values: generator.normal(mean: 0, deviation: deviation, tokens * width)
    ).labeled("weight").requiringGrad()
  }

  /// A table of the given rows, [tokens, width], which it changes as it learns.
  public init(weight: Tensor) {
    require(
      weight.shape.count == 2, "EmbeddingTable: the shape is \(weight.shape); it has to be [tokens, width]")
    self.weight = weight.labeled("weight").requiringGrad()
  }

  /// The weight.
  public var members: [ModuleMember] { [.parameter("weight", weight)] }

  /// Tokens of any shape to their rows, along a new last axis.
  public func callAsFunction(_ tokens: IndexTensor) -> Tensor { weight.embedding(tokens) }
}
