/// How a line is drawn.
public struct Stroke: Hashable, Sendable {
  /// The line's colour.
  public var color: Color
  /// Its thickness in points.
  public var width: Double
  /// The lengths of dashes and gaps in turn; empty for an unbroken line.
  public var dash: [Double]

  /// A line of the given colour and thickness.
  public init(_ color: Color, width: Double = 1, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}
