/// A recurrent network, plain or gated, that predicts a token after each position, as in makemore.
public final class RecurrentModel: LanguageModel {
  /// A place in space for each token.
  public let embedding: EmbeddingTable
  /// The state before the first token, [1, width], learned.
  public let start: Tensor
  /// What makes the next state.
  public let cell: any RecurrentCell
  /// From the state to the scores.
  public let output: Linear
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A new model; its kind says which cell.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    let width = configuration.hiddenWidth
    self.configuration = configuration
    start = Tensor.zeros([1, width]).labeled("start").requiringGrad()
    embedding = EmbeddingTable(configuration.vocabularySize, configuration.embeddingWidth, using: &generator)
    cell =
      configuration.kind == .gru
      ? GRUCell(configuration.embeddingWidth, width, using: &generator)
      : RNNCell(configuration.embeddingWidth, width, using: &generator)
    output = Linear(width, configuration.vocabularySize, using: &generator)
  }

  /// Named as in makemore.
  public var members: [ModuleMember] {
    [
      .parameter("start", start), .module("wte", embedding), .module("cell", cell),
      .module("lm_head", output),
    ]
  }

  /// [batch, time] to [batch, time, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    require(
      tokens.shape.count == 2 && tokens.shape[1] > 0,
      "RecurrentModel: tokens of shape \(tokens.shape) have to be [batch, time], a time of 1 at least")
    let places = withScope("wte") { embedding(tokens) }
    var state = start.broadcast(to: [tokens.shape[0], configuration.hiddenWidth])
    var states: [Tensor] = []
    for step in 0..<tokens.shape[1] {
      let input = places.slice(axis: 1, step..<step + 1).reshaped([
        tokens.shape[0], configuration.embeddingWidth,
      ])
      state = withScope("cell") { cell(input, state) }
      states.append(state)
    }
    return withScope("lm_head") { output(Tensor.stack(states, axis: 1)) }
  }
}
