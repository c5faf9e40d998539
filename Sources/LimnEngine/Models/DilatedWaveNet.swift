/// Causal convolutions whose gaps double from layer to layer, gated, with residual and skip connections
/// (van den Oord et al., 2016). Predicts a token after each position.
public final class DilatedWaveNet: LanguageModel {
  /// One layer: its two convolutions, and what it hands on and out.
  private final class Block: Module {
    let filter: CausalConvolution
    let gate: CausalConvolution
    /// None in the last layer, where nothing is handed on.
    let residual: Linear?
    let skip: Linear

    init(_ width: Int, dilation: Int, isLast: Bool, using generator: inout Generator) {
      filter = CausalConvolution(width, width, dilation: dilation, using: &generator)
      gate = CausalConvolution(width, width, dilation: dilation, using: &generator)
      residual = isLast ? nil : Linear(width, width, using: &generator)
      skip = Linear(width, width, using: &generator)
    }

    var members: [ModuleMember] {
      [.module("filter", filter), .module("gate", gate)] + (residual.map { [.module("residual", $0)] } ?? [])
        + [.module("skip", skip)]
    }

    func callAsFunction(_ x: Tensor) -> (next: Tensor?, skipped: Tensor) {
      let open = filter(x).tanh() * gate(x).sigmoid()
      return (residual.map { x + $0(open) }, skip(open))
    }
  }

  /// A place in space for each token.
  public let embedding: EmbeddingTable
  private let input: Linear
  private let blocks: [Block]
  private let hidden: Linear
  private let output: Linear
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A new model; layer k looks back by 2 to the power of k.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    let width = configuration.hiddenWidth
    self.configuration = configuration
    embedding = EmbeddingTable(configuration.vocabularySize, configuration.embeddingWidth, using: &generator)
    input = Linear(configuration.embeddingWidth, width, using: &generator)
    var blocks: [Block] = []
    for layer in 0..<configuration.layerCount {
      blocks.append(
        Block(
          width, dilation: 1 << layer, isLast: layer == configuration.layerCount - 1, using: &generator))
    }
    self.blocks = blocks
    hidden = Linear(width, width, using: &generator)
    output = Linear(width, configuration.vocabularySize, using: &generator)
  }

  /// Embedding, input layer, blocks, hidden layer, output layer.
  public var members: [ModuleMember] {
    [.module("embedding", embedding), .module("input", input)]
      + blocks.enumerated().map { .module("blocks.\($0)", $1) }
      + [.module("hidden", hidden), .module("output", output)]
  }

  /// [batch, time] to [batch, time, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    let place = withScope("embedding") { embedding(tokens) }
    var x = withScope("input") { input(place) }
    var skipped: Tensor?
    for (index, block) in blocks.enumerated() {
      x = withScope("blocks.\(index)") {
        let (next, out) = block(x)
        skipped = skipped.map { $0 + out } ?? out
        return next ?? out
      }
    }
    let heard = withScope("hidden") { hidden((skipped ?? x).relu()).relu() }
    return withScope("output") { output(heard) }
  }
}
