/// One step of training, as it was taken.
public struct StepReport: Sendable, Equatable {
  /// The step, counted from 1.
  public let step: Int
  /// The loss of the step's batch before the parameters changed, in nats a token.
  public let loss: Double
  /// The learning rate of the step.
  public let learningRate: Double
  /// The length of all gradients as one vector, before clipping.
  public let gradientNorm: Double
  /// How long the step took, in seconds.
  public let seconds: Double
  /// How many targets the step learned from in a second.
  public let tokensPerSecond: Double
  /// What the layers did, at the steps for which it was asked.
  public let statistics: TrainingStatistics?
}
