/// A picture that can't be made or written: one sentence of what is wrong, where, and what would be right.
public struct CanvasError: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error with the given sentence.
  public init(_ description: String) { self.description = description }
}
