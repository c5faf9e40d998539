/// How the weights of an MLP start, to see what it makes of training (third makemore lecture).
public enum WeightStart: String, Sendable, Codable, CaseIterable {
  /// Deviations that tanh keeps, and scores near zero.
  case kaiming
  /// Normal with deviation 1, as in the second lecture: most of tanh is saturated, and the first loss is far too high.
  case standardNormal = "standard-normal"

  /// The rule by which layers are made.
  var initialization: Initialization {
    switch self {
    case .kaiming: .kaimingNormal(gain: Initialization.tanhGain)
    case .standardNormal: .standardNormal
    }
  }
}
