/// A line of a run's log: a step, and what was found out after it.
public struct LogRecord: Sendable, Codable, Equatable {
  /// The step, counted from 1; 0 before the first.
  public var step: Int
  /// The loss of the step's batch, in nats a token; missing in records of evaluations, and where it was no number.
  public var loss: Double?
  /// The learning rate of the step.
  public var learningRate: Double?
  /// The length of all gradients as one vector.
  public var gradientNorm: Double?
  /// How long the step took, in seconds.
  public var seconds: Double?
  /// How many targets the step learned from in a second.
  public var tokensPerSecond: Double?
  /// The mean loss over the training split, in nats a token.
  public var trainLoss: Double?
  /// The mean loss over the validation split.
  public var validationLoss: Double?
  /// What the model made up after the step.
  public var samples: [String]?
  /// What the layers did in the step.
  public var statistics: TrainingStatistics?

  /// A record of a step, without anything yet.
  public init(step: Int) { self.step = step }

  /// The record of a step that was taken.
  public init(_ report: StepReport) {
    step = report.step
    loss = report.loss.isFinite ? report.loss : nil
    learningRate = report.learningRate
    gradientNorm = report.gradientNorm.isFinite ? report.gradientNorm : nil
    seconds = report.seconds
    tokensPerSecond = report.tokensPerSecond
    statistics = report.statistics
  }

  /// The JSON of a record that holds numbers alone.
  ///
  /// By hand in 2 µs: the encoder takes 24, a third of what a small model's step does.
  var line: String? {
    guard samples == nil && statistics == nil else { return nil }
    var line = "{"
    func add(_ name: String, _ value: Double?) {
      guard let value else { return }
      let text =
        value.isFinite
        ? value.description : value.isNaN ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\""
      line += "\"\(name)\":\(text),"
    }
    add("gradientNorm", gradientNorm)
    add("learningRate", learningRate)
    add("loss", loss)
    add("seconds", seconds)
    line += "\"step\":\(step),"
    add("tokensPerSecond", tokensPerSecond)
    add("trainLoss", trainLoss)
    add("validationLoss", validationLoss)
    line.removeLast()
    return line + "}"
  }
}
