extension Graph {
  /// An arrow from one node to another.
  public struct Edge: Sendable {
    /// The id of the node where the arrow starts.
    public var from: String
    /// The id of the node where it ends.
    public var to: String
    /// Written beside the arrow; nothing if empty.
    public var label: String
    /// A letter or two written beside the tip; nothing if empty.
    public var tipLabel: String
    /// The arrow's colour.
    public var paint: Paint

    /// An arrow between two nodes.
    public init(from: String, to: String, label: String = "", tipLabel: String = "", paint: Paint = .neutral)
    {
      self.from = from
      self.to = to
      self.label = label
      self.tipLabel = tipLabel
      self.paint = paint
    }
  }
}
