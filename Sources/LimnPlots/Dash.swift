/// How a line is broken: a second sign, beside colour, of which line is which.
public enum Dash: Hashable, Sendable, CaseIterable {
  /// Unbroken.
  case solid
  /// Long strokes.
  case dashed
  /// Short strokes.
  case dotted
  /// Long and short strokes in turn.
  case dashDotted

  /// The lengths of strokes and gaps in turn, in points, for a line of the given width.
  func pattern(width: Double) -> [Double] {
    switch self {
    case .solid: []
    case .dashed: [4 * width, 2.5 * width]
    case .dotted: [1.2 * width, 1.8 * width]
    case .dashDotted: [5 * width, 2 * width, 1.2 * width, 2 * width]
    }
  }
}
