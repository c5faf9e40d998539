/// micrograd's demo: a small network learns to tell two moons apart.
///
/// Hinge loss with L2 regularisation over all points, and gradient descent whose rate falls from 1 to 0.1
/// (karpathy/micrograd, demo.ipynb).
public struct MoonsDemo {
  /// How training stands before a step changes the parameters.
  public struct Report: Sendable {
    /// The step, counted from 0.
    public let step: Int
    /// Hinge loss and regularisation together.
    public let loss: Double
    /// The share of points whose score has the sign of their label, 0 to 1.
    public let accuracy: Double

    /// A report of the given numbers.
    public init(step: Int, loss: Double, accuracy: Double) {
      self.step = step
      self.loss = loss
      self.accuracy = accuracy
    }
  }

  /// A network with two inputs and one output, which training changes.
  public let model: MLP
  /// The points to tell apart.
  public let data: Moons
  /// The strength of the L2 regularisation.
  public var regularization = 1e-4

  /// A demo of the given network on the given points.
  public init(model: MLP, data: Moons) {
    self.model = model
    self.data = data
  }

  /// The loss over all points as a value to go back from, and the accuracy.
  public func loss() -> (loss: Value, accuracy: Double) {
    let scores = data.points.map { point in model(point.map { Value($0) })[0] }
    let loss =
      Loss.maxMargin(scores, data.labels) + Loss.l2Regularization(model.parameters, strength: regularization)
    let right = zip(scores, data.labels).count { ($0.data > 0) == ($1 > 0) }
    return (loss, Double(right) / Double(scores.count))
  }

  /// Trains for `count` steps, one each time the next report is asked for.
  public func steps(_ count: Int) -> some Sequence<Report> {
    (0..<count).lazy.map { step in
      let (loss, accuracy) = self.loss()
      self.model.zeroGrad()
      loss.backward()
      GradientDescent(learningRate: 1 - 0.9 * Double(step) / Double(count)).step(self.model.parameters)
      return Report(step: step, loss: loss.data, accuracy: accuracy)
    }
  }
}
