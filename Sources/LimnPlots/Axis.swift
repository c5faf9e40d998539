/// One side of a plot: what it shows and how it is labelled.
public struct Axis: Sendable {
  /// Which of the two sides of a plot the labels stand on.
  public enum Side: Sendable {
    /// The left or the bottom side.
    case standard
    /// The right or the top side.
    case opposite
  }

  /// Written along the axis; nothing if empty.
  public var title: String
  /// What the axis covers; `nil` for what the marks need.
  public var domain: Scale.Domain?
  /// Where the labels stand.
  public var side: Side
  /// Whether faint lines cross the plot at the ticks of numbers.
  public var hasGrid: Bool
  /// Whether the axis runs the other way: names upwards, numbers downwards or to the left.
  public var isReversed: Bool

  /// An axis with the given title.
  public init(
    _ title: String = "", domain: Scale.Domain? = nil, side: Side = .standard, hasGrid: Bool = true,
    isReversed: Bool = false
  ) {
    self.title = title
    self.domain = domain
    self.side = side
    self.hasGrid = hasGrid
    self.isReversed = isReversed
  }
}
