/// All that a training run was asked for: enough to start it anew and get the same bytes.
public struct RunConfiguration: Sendable, Codable, Hashable {
  /// Where the corpus comes from.
  public struct Data: Sendable, Codable, Hashable {
    /// The path of the file; `nil` for the bundled names.
    public var path: String?
    /// Whether the file holds lines or one text.
    public var kind: Corpus.Kind
    /// Whether tokens are codes between separators and not characters.
    public var hasCodes: Bool
    /// What separates codes; white space for `nil`.
    public var separator: String?
    /// How many lines, or tokens of a running text, are kept back to validate and as many to test, a tenth of all at
    /// most; a tenth for `nil`.
    public var heldOut: Int?
    /// The digest of the file as it was when the run began.
    public var digest: String

    /// A corpus of the given kind.
    public init(
      path: String? = nil, kind: Corpus.Kind = .lines, hasCodes: Bool = false, separator: String? = nil,
      heldOut: Int? = nil, digest: String = ""
    ) {
      self.path = path
      self.kind = kind
      self.hasCodes = hasCodes
      self.separator = separator
      self.heldOut = heldOut
      self.digest = digest
    }
  }

  /// Which rule changes the parameters.
  public enum OptimizerKind: String, Sendable, Codable, CaseIterable {
    /// Gradient descent, with momentum if one is given.
    case sgd
    /// Adam, with weight decay through the gradient.
    case adam
    /// Adam with decoupled weight decay.
    case adamw
  }

  /// The model and its sizes.
  public var model: ModelConfiguration
  /// What it learns from.
  public var data = Data()
  /// How many steps to take.
  public var steps: Int
  /// How many examples a step takes at a time.
  public var batchSize = 32
  /// How many batches' gradients a step adds up.
  public var accumulation = 1
  /// Which rule changes the parameters.
  public var optimizer = OptimizerKind.sgd
  /// The momentum of gradient descent.
  public var momentum: Float = 0
  /// How strongly parameters are drawn to zero.
  public var weightDecay: Float = 0
  /// How slowly Adam forgets the squares of gradients; 0.999 for `nil`.
  public var secondBeta: Float?
  /// Whether biases and gains are left out of the decay, as in GPT-2's training; not so for `nil`.
  public var decaysMatricesOnly: Bool?
  /// Whether the state of the lowest validation loss is kept beside the checkpoints; not so for `nil`.
  public var keepsBest: Bool?
  /// What gradients are scaled down to if they are longer.
  public var largestNorm: Float?
  /// The learning rate at each step.
  public var schedule: LearningRateSchedule
  /// Where chance starts: the split, the weights, the batches.
  public var seed: UInt64 = 2_147_483_647
  /// Every how many steps the loss is logged.
  public var logInterval = 1
  /// Every how many steps the whole splits are evaluated.
  public var evaluationInterval: Int
  /// Every how many steps a checkpoint is written.
  public var checkpointInterval: Int
  /// Every how many steps the layers' statistics are logged.
  public var statisticsInterval: Int?
  /// How many samples are logged with each evaluation.
  public var sampleCount = 0

  /// A run of the given model with the settings of the lectures.
  ///
  /// - Parameters:
  ///   - model: The model and its sizes.
  ///   - steps: How many steps to take.
  ///   - learningRate: The rate, a tenth of it for the last quarter; the lectures' by default.
  public init(model: ModelConfiguration, steps: Int, learningRate: Double? = nil) {
    self.model = model
    self.steps = steps
    let isRecurrent = !model.kind.readsContexts
    let usual = model.kind == .bigram ? 10 : isRecurrent ? 2e-3 : 0.1
    // A number of steps that is refused later must not overflow here.
    let last = steps / 4 * 3 + steps % 4 * 3 / 4
    schedule = LearningRateSchedule(learningRate ?? usual, .steps(at: [last], factor: 0.1))
    optimizer = isRecurrent ? .adamw : .sgd
    logInterval = max(1, steps / 10_000)
    evaluationInterval = max(1, steps / 10)
    checkpointInterval = max(1, steps / 10)
  }

  /// Says what is wrong with settings that can't be.
  ///
  /// - Throws: ``DataError`` with the setting and what it has to be.
  public func check() throws {
    try model.check()
    func inRange(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
      guard range.contains(value) else {
        throw DataError("The \(name) is \(value); it has to be \(range.lowerBound) to \(range.upperBound).")
      }
    }
    try inRange("number of steps", steps, 0...1_000_000_000)
    try inRange("batch size", batchSize, 1...1_000_000)
    try inRange("number of batches a step", accumulation, 1...1_000_000)
    let (examples, isTooMany) = batchSize.multipliedReportingOverflow(by: accumulation)
    guard !isTooMany && examples <= 100_000_000 else {
      throw DataError(
        "A step would take \(accumulation) batches of \(batchSize) examples; it may take 100000000 examples at most."
      )
    }
    for (name, interval) in [
      ("log", logInterval), ("evaluation", evaluationInterval), ("checkpoint", checkpointInterval),
      ("statistics", statisticsInterval ?? 1),
    ] {
      try inRange("\(name) interval", interval, 1...1_000_000_000)
    }
    try inRange("number of samples", sampleCount, 0...1_000)
    guard batchSize > 1 || !model.kind.hasBatchNorm else {
      throw DataError("The batch size is 1; batch norm compares examples, so it has to be at least 2.")
    }
    // Single precision knows no rate beyond these.
    guard Float(schedule.rate) > 0 && Float(schedule.rate).isFinite else {
      throw DataError("The learning rate is \(schedule.rate); it has to be above 0 and finite.")
    }
    try inRange("warm-up", schedule.warmUp, 0...1_000_000_000)
    try schedule.checkShape()
    guard momentum >= 0 && momentum < 1 else {
      throw DataError("The momentum is \(momentum); it has to be 0 or more and below 1.")
    }
    guard weightDecay >= 0 && weightDecay.isFinite else {
      throw DataError("The weight decay is \(weightDecay); it has to be 0 or more and finite.")
    }
    if let secondBeta, !(secondBeta >= 0 && secondBeta < 1) {
      throw DataError("The second beta is \(secondBeta); it has to be 0 or more and below 1.")
    }
    if let largestNorm, !(largestNorm > 0 && largestNorm.isFinite) {
      throw DataError("The largest gradient norm is \(largestNorm); it has to be above 0 and finite.")
    }
    if let heldOut = data.heldOut { try inRange("number held out", heldOut, 1...1_000_000_000) }
    if let separator = data.separator, separator.isEmpty || separator.contains(where: \.isNewline) {
      throw DataError("The separator is empty or holds a line end; it has to be a text such as “|”.")
    }
  }
}
