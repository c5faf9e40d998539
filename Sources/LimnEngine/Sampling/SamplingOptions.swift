/// How a token is drawn from a model's scores.
public struct SamplingOptions: Sendable, Hashable, Codable {
  /// What scores are divided by: below 1 the likely grow likelier, above 1 the unlikely do.
  public var temperature: Double
  /// How many of the likeliest tokens may be drawn; all for `nil`.
  public var topK: Int?
  /// The likeliest tokens that reach this share together may be drawn (Holtzman et al., 2020); all for `nil`.
  public var topP: Double?

  /// The given options; by default scores are taken as they are.
  public init(temperature: Double = 1, topK: Int? = nil, topP: Double? = nil) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// Says what is wrong with the options.
  ///
  /// - Throws: ``DataError`` with the option and what it has to be.
  public func check() throws {
    guard temperature > 0 && temperature.isFinite else {
      throw DataError(
        "The temperature is \(temperature); it has to be above 0 and finite; top-k 1 draws the likeliest.")
    }
    if let topK, topK < 1 { throw DataError("Top-k is \(topK); it has to be at least 1.") }
    if let topP, !(topP > 0 && topP <= 1) {
      throw DataError("Top-p is \(topP); it has to be above 0 and at most 1.")
    }
  }

  /// The chance of each token.
  ///
  /// - Parameter logits: The scores, one a token; −∞ for what must not be drawn.
  /// - Precondition: The options are right by ``check()``, and the highest score is a finite number.
  public func probabilities(_ logits: [Float]) -> [Float] {
    let highest = Self.highest(logits)
    require(
      highest.isFinite, "SamplingOptions: the highest score is \(highest); it has to be a finite number")
    var logits = logits
    if temperature != 1 {
      // Below the highest and in double precision: no temperature makes it infinite, or −∞ anything else.
      for index in logits.indices {
        logits[index] = Float((Double(logits[index]) - Double(highest)) / temperature)
      }
    }
    if let topK, topK < logits.count {
      // Tokens as likely as the last one stay too, as in PyTorch's usual code.
      let least = logits.sorted(by: >)[topK - 1]
      for index in logits.indices where logits[index] < least { logits[index] = -.infinity }
    }
    let chances = withoutGradients { Tensor(logits).softmax().values }
    guard let topP, topP < 1 else { return chances }
    let order = chances.indices.sorted {
      chances[$0] > chances[$1] || (chances[$0] == chances[$1] && $0 < $1)
    }
    var kept = [Float](repeating: 0, count: chances.count)
    var sum: Float = 0
    for index in order {
      kept[index] = chances[index]
      sum += chances[index]
      if Double(sum) >= topP { break }
    }
    return kept.map { $0 / sum }
  }

  /// The highest score, or what is no number if any is none.
  static func highest(_ logits: [Float]) -> Float {
    logits.reduce(-.infinity) { $0.isNaN ? $0 : $1 > $0 || $1.isNaN ? $1 : $0 }
  }
}
