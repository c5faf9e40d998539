/// What a transformer is besides its sizes.
public struct TransformerConfiguration: Sendable, Codable, Hashable {
  /// How the weights start.
  public enum Start: String, Sendable, Codable, CaseIterable {
    /// As in GPT-2 and nanoGPT: normal with deviation 0.02, what is added to the residual stream smaller by the root
    /// of how often that happens, biases 0.
    case gpt2
    /// By PyTorch's defaults, as in makemore.
    case pytorch
  }

  /// How many heads attention has.
  public var headCount: Int
  /// The chance of a number to be switched off while it trains.
  public var dropout: Double
  /// Whether linear layers and norms have biases.
  public var hasBias: Bool
  /// Whether the scores come from the table of embeddings; else from a layer of their own without bias.
  public var isTied: Bool
  /// The function of the feed-forward layers.
  public var activation: ActivationFunction
  /// What norms add to the variance.
  public var epsilon: Float
  /// How the weights start.
  public var start: Start

  /// The given settings; by default nanoGPT's for training small models.
  public init(
    headCount: Int = 4, dropout: Double = 0, hasBias: Bool = false, isTied: Bool = true,
    activation: ActivationFunction = .gelu, epsilon: Float = 1e-5, start: Start = .gpt2
  ) {
    self.headCount = headCount
    self.dropout = dropout
    self.hasBias = hasBias
    self.isTied = isTied
    self.activation = activation
    self.epsilon = epsilon
    self.start = start
  }

  /// makemore's transformer.
  public static let makemore = TransformerConfiguration(
    hasBias: true, isTied: false, activation: .geluTanh, start: .pytorch)

  /// GPT-2 as it was trained, with the given number of heads.
  public static func gpt2(headCount: Int) -> TransformerConfiguration {
    TransformerConfiguration(headCount: headCount, hasBias: true, activation: .geluTanh)
  }
}
