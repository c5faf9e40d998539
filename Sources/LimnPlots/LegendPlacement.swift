/// Where a plot explains its series.
public enum LegendPlacement: Hashable, Sendable {
  /// Inside the axes if a corner is free of data, else below; nowhere for fewer than two series.
  case automatic
  /// Inside the axes, where the least data is.
  case inside
  /// On the right, never over data.
  case beside
  /// Below, in rows or columns, never over data.
  case below
  /// At the right ends of the lines.
  case atEnds
  /// Nowhere.
  case hidden
}
