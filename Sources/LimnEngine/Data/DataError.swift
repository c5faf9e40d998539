/// Data that can't be used: one sentence of what is wrong, where, and what would be right.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error with the given sentence.
  public init(_ description: String) { self.description = description }
}
