/// How the graph of a value is drawn.
public struct ValueGraphOptions: Sendable {
  /// Where edges point.
  public var direction: Graph.Direction
  /// How data and gradients are written; the SVG file holds them in full anyway.
  public var format: NumberFormat
  /// Whether gradients are shown.
  public var showsGradients: Bool
  /// Whether the colour of a gradient's cell shows its sign and size.
  public var colorsGradients: Bool
  /// Whether a legend tells inputs, parameters and constants apart, where there are several kinds.
  public var showsLegend: Bool
  /// Shown above the graph; nothing if empty.
  public var title: String
  /// Graphs with more values than this are refused before they are laid out: nobody can read them.
  public var largestCount: Int

  /// The given options; by default micrograd's picture.
  public init(
    direction: Graph.Direction = .leftToRight, format: NumberFormat = .fixed(4), showsGradients: Bool = true,
    colorsGradients: Bool = false, showsLegend: Bool = true, title: String = "", largestCount: Int = 2_000
  ) {
    self.direction = direction
    self.format = format
    self.showsGradients = showsGradients
    self.colorsGradients = colorsGradients
    self.showsLegend = showsLegend
    self.title = title
    self.largestCount = largestCount
  }
}
