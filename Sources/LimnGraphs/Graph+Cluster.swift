extension Graph {
  /// A frame around nodes, which may hold further frames.
  ///
  /// Graphviz 2.42 loses a few kilobytes over each layout of a graph with clusters (seen by valgrind in its dot
  /// plugin, `class1` and `build_skeleton`); without clusters memory stays flat.
  public struct Cluster: Sendable {
    /// Written at the top of the frame; nothing if empty.
    public var label: String
    /// The ids of the nodes that stand in this frame and in none within it.
    public var nodes: [String]
    /// Frames within this one.
    public var clusters: [Cluster]
    /// The colour of the frame.
    public var paint: Paint

    /// A frame around the given nodes and frames.
    public init(_ label: String = "", nodes: [String] = [], clusters: [Cluster] = [], paint: Paint = .neutral)
    {
      self.label = label
      self.nodes = nodes
      self.clusters = clusters
      self.paint = paint
    }
  }
}
