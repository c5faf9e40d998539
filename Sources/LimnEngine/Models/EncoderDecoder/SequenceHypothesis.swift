import LimnPlatform

/// A sequence that a decoder may say, and how likely it is.
public struct SequenceHypothesis: Sendable, Equatable {
  /// The tokens without start and end.
  public let tokens: [Int]
  /// The logarithm of its probability, in nats; that of the end counts where it is complete.
  public let logProbability: Double
  /// Whether the end was said; else the sequence was cut at the greatest length.
  public let isComplete: Bool

  /// A sequence with its probability.
  public init(tokens: [Int], logProbability: Double, isComplete: Bool) {
    self.tokens = tokens
    self.logProbability = logProbability
    self.isComplete = isComplete
  }

  /// How many tokens the probability is that of, the end counted.
  public var length: Int { tokens.count + (isComplete ? 1 : 0) }

  /// What sequences are compared by: the logarithm of the probability over length to the power of `lengthPenalty`.
  ///
  /// - Parameter lengthPenalty: 0 for the probability itself, which favours the short; 1 for its mean over tokens.
  public func score(lengthPenalty: Double) -> Double {
    logProbability / pow(Double(max(length, 1)), lengthPenalty)
  }
}
