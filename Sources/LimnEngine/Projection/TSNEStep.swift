/// What an iteration of t-SNE did.
public struct TSNEStep: Sendable, Equatable {
  /// The iteration, counted from 1.
  public let iteration: Int
  /// Whether attraction was exaggerated in it.
  public let isExaggerated: Bool
  /// The length of the gradient of all points as one vector.
  public let gradientNorm: Double
  /// The Kullback-Leibler divergence before the step, in nats, without exaggeration; only now and then, see
  /// ``TSNEOptions/divergenceInterval``.
  public let divergence: Double?
}
