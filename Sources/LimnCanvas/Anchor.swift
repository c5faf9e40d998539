/// Which part of a text stands at the given point.
public struct Anchor: Hashable, Sendable {
  /// The part of a line, from left to right.
  public enum Horizontal: Hashable, Sendable {
    /// Where the text starts.
    case leading
    /// The middle of the text.
    case center
    /// Where the text ends.
    case trailing
  }

  /// The part of a line, from top to bottom.
  public enum Vertical: Hashable, Sendable {
    /// The top of capital letters.
    case top
    /// The middle of capital letters.
    case middle
    /// The line that letters stand on.
    case baseline
  }

  /// The part from left to right.
  public var horizontal: Horizontal
  /// The part from top to bottom.
  public var vertical: Vertical

  /// The given part.
  public init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }

  /// The middle of the text in both directions.
  public static let center = Anchor(.center, .middle)
}
