/// How training curves are drawn.
public struct TrainingCurveOptions: Sendable {
  /// A line to compare with, such as the loss of a uniform guess.
  public struct Reference: Sendable, Equatable {
    /// What the line stands for, such as `ln 27`.
    public var name: String
    /// The loss, in nats a token.
    public var loss: Double

    /// A line at the given loss.
    public init(_ name: String, _ loss: Double) {
      self.name = name
      self.loss = loss
    }
  }

  /// How the losses of batches are made readable; they are drawn faintly as they are too.
  public var smoothing: Smoothing
  /// Whether steps go by ratio.
  public var hasLogarithmicSteps = false
  /// Whether losses go by ratio.
  public var hasLogarithmicLosses = false
  /// Whether learning rate and gradient norm are drawn below, on the same steps.
  public var showsPanels = true
  /// Whether the runs are drawn as one, their mean with a band of a deviation to either side: runs of several seeds.
  public var showsMean = false
  /// Lines to compare with.
  public var references: [Reference] = []

  /// Options with the given smoothing.
  public init(smoothing: Smoothing = .exponential(weight: 0.98)) { self.smoothing = smoothing }
}
