/// Where everything of a graph stands, in points from the top left of the graph.
public struct GraphLayout: Hashable, Sendable {
  /// An edge's way.
  public struct Route: Hashable, Sendable {
    /// The line, a chain of Bézier curves.
    public var path: Path
    /// Where the line ends and the arrow head starts.
    public var end: Point
    /// Where the arrow head points; `nil` if the edge has none.
    public var tip: Point?
    /// The middle of the label.
    public var label: Point?
  }

  /// A cluster's place.
  public struct Frame: Hashable, Sendable {
    /// The frame.
    public var rectangle: Rectangle
    /// The middle of the label.
    public var label: Point?
  }

  /// The extent of the whole.
  public var size: Size
  /// The place of each node, in the graph's order.
  public var nodes: [Rectangle]
  /// The way of each edge, in the graph's order.
  public var edges: [Route]
  /// The place of each cluster, each before those within it, in the graph's order.
  public var clusters: [Frame]
}
