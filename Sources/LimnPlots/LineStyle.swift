/// How a line looks, apart from its colour.
///
/// ```swift
/// Line("raw", losses, style: LineStyle(width: 1, opacity: 0.35))
/// Line("validation", x: steps, y: losses, style: .dashed)
/// ```
public struct LineStyle: Hashable, Sendable {
  /// How it goes from one point to the next.
  public enum Course: Hashable, Sendable {
    /// Straight.
    case straight
    /// Level up to the next point, then up or down: a value holds until the next one.
    case stepped
  }

  /// Its thickness in points.
  public var width: Double
  /// 0 for transparent, 1 for opaque.
  public var opacity: Double
  /// How it is broken; `nil` for unbroken, and for other dashes where there are more series than colours.
  public var dash: Dash?
  /// What stands at its points, at some distance where they are many; nothing by default.
  public var marker: Marker?
  /// How it goes from one point to the next.
  public var course: Course

  /// A line of the given looks.
  public init(
    width: Double = 1.75, opacity: Double = 1, dash: Dash? = nil, marker: Marker? = nil,
    course: Course = .straight
  ) {
    self.width = width
    self.opacity = opacity
    self.dash = dash
    self.marker = marker
    self.course = course
  }

  /// Unbroken.
  public static let standard = LineStyle()
  /// Broken into long strokes.
  public static let dashed = LineStyle(dash: .dashed)
  /// Thin and pale, for what another line sums up.
  public static let faint = LineStyle(width: 1, opacity: 0.35)
  /// Level up to the next point.
  public static let stepped = LineStyle(course: .stepped)
}
