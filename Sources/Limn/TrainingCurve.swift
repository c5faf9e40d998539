/// What a run's log says of its steps: the numbers of one training curve.
public struct TrainingCurve: Sendable {
  /// A number at a step.
  public struct Point: Sendable, Equatable {
    /// The step, counted from 1.
    public let step: Int
    /// The number; NaN where the run had none.
    public let value: Double

    /// A number at a step.
    public init(step: Int, value: Double) {
      self.step = step
      self.value = value
    }
  }

  /// What to call the run.
  public let name: String
  /// What one of a loss is: nats a token in Limn's own logs; `nil` where the log doesn't say.
  public let lossUnit: String?
  /// The loss of each logged step's batch.
  public let losses: [Point]
  /// The mean loss over the training split, where it was evaluated.
  public let trainLosses: [Point]
  /// The mean loss over the validation split, where it was evaluated.
  public let validationLosses: [Point]
  /// The learning rate of each logged step.
  public let learningRates: [Point]
  /// The length of all gradients as one vector at each logged step.
  public let gradientNorms: [Point]

  /// The curve of a log.
  ///
  /// - Parameters:
  ///   - name: What to call the run.
  ///   - records: Its log, such as ``RunLog/records(at:)`` reads it.
  public init(_ name: String, _ records: [LogRecord]) {
    func points(_ value: KeyPath<LogRecord, Double?>, where isWanted: (LogRecord) -> Bool = { _ in true })
      -> [Point]
    {
      records.compactMap { record in
        if let number = record[keyPath: value] { return Point(step: record.step, value: number) }
        return isWanted(record) ? nil : Point(step: record.step, value: .nan)
      }
    }
    self.name = name
    lossUnit = "nats a token"
    // A step that was taken has a learning rate; without a loss, its loss was no number.
    losses = points(\.loss) { $0.learningRate == nil }
    trainLosses = points(\.trainLoss)
    validationLosses = points(\.validationLoss)
    learningRates = points(\.learningRate)
    gradientNorms = points(\.gradientNorm) { $0.learningRate == nil }
  }
}
