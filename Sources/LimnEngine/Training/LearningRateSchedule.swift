import LimnPlatform

/// The learning rate at each step.
public struct LearningRateSchedule: Sendable, Hashable, Codable {
  /// How the rate goes on after the warm-up.
  public enum Shape: Sendable, Hashable, Codable {
    /// The same rate to the end.
    case constant
    /// Multiplied by `factor` at each of the steps.
    case steps(at: [Int], factor: Double)
    /// Along a half wave of the cosine down to `final` at step `end`, and `final` from there on.
    case cosine(final: Double, end: Int)
    /// In equal ratios from the rate to `final` at step `end`: the sweep of a range test.
    case exponential(final: Double, end: Int)
  }

  /// The rate that the shape starts from.
  public let rate: Double
  /// How many steps the rate takes to rise from near 0, on a line.
  public let warmUp: Int
  /// How it goes on.
  public let shape: Shape

  /// A schedule with the given shape after a warm-up.
  public init(_ rate: Double, warmUp: Int = 0, _ shape: Shape = .constant) {
    self.rate = rate
    self.warmUp = warmUp
    self.shape = shape
  }

  /// The rate at a step, counted from 0.
  public func rate(at step: Int) -> Double {
    if step < warmUp { return rate * Double(step + 1) / Double(warmUp + 1) }
    switch shape {
    case .constant: return rate
    case .steps(let boundaries, let factor):
      return rate * pow(factor, Double(boundaries.count { step >= $0 }))
    case .cosine(let final, let end):
      let share = progress(step, end)
      return final + 0.5 * (1 + cos(.pi * share)) * (rate - final)
    case .exponential(let final, let end):
      return rate * pow(final / rate, progress(step, end))
    }
  }

  private func progress(_ step: Int, _ end: Int) -> Double {
    end > warmUp ? min(1, Double(step - warmUp) / Double(end - warmUp)) : 1
  }

  /// Says what is wrong with the shape's numbers, which a file can hold in any way.
  func checkShape() throws {
    switch shape {
    case .constant: break
    case .steps(let boundaries, let factor):
      if let boundary = boundaries.first(where: { $0 < 0 }) {
        throw DataError("The learning rate changes at step \(boundary); it has to be 0 or more.")
      }
      guard factor > 0 && factor.isFinite else {
        throw DataError("The learning rate's factor is \(factor); it has to be above 0 and finite.")
      }
    case .cosine(let final, let end), .exponential(let final, let end):
      // As for the rate itself, single precision knows none beyond.
      guard final >= 0 && Float(final).isFinite else {
        throw DataError("The final learning rate is \(final); it has to be 0 or more and finite.")
      }
      guard end >= 0 else {
        throw DataError("The learning rate's last change is at step \(end); it has to be 0 or more.")
      }
    }
  }
}
