/// A text beside the inside of the axes, at the end of what it names: of a line or of a rule.
public struct EdgeLabel: Hashable, Sendable {
  /// The side that it stands on.
  public enum Edge: Hashable, Sendable {
    /// The right side, level with what it names.
    case trailing
    /// The upper side, above what it names.
    case top
  }

  /// The text.
  public var text: String
  /// The side that it stands on.
  public var edge: Edge
  /// The place along that side, in points; several labels are moved apart.
  public var position: Double
  /// The text's colour.
  public var color: Color

  /// The given label.
  public init(_ text: String, edge: Edge, position: Double, color: Color) {
    self.text = text
    self.edge = edge
    self.position = position
    self.color = color
  }
}
