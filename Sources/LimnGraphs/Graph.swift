@_exported import LimnCanvas

/// A directed graph to be drawn: nodes with text or cells, edges between them, clusters around them.
///
/// ```swift
/// var graph = Graph(direction: .topToBottom)
/// graph.nodes = [Graph.Node("tokens", text: "tokens"), Graph.Node("logits", text: "logits")]
/// graph.edges = [Graph.Edge(from: "tokens", to: "logits", label: "GPT")]
/// try graph.picture().write(to: "model.svg")
/// ```
///
/// The order of nodes and edges counts: the same graph in the same order gives the same layout.
public struct Graph: Sendable {
  /// Where edges point.
  public enum Direction: String, CaseIterable, Sendable {
    /// From left to right.
    case leftToRight
    /// From top to bottom.
    case topToBottom
  }

  /// A colour by its role, so that one graph can be painted in every theme.
  public enum Paint: Hashable, Sendable {
    /// The theme's surface and lines.
    case neutral
    /// The colour of the theme's palette at this position.
    case palette(Int)
    /// The colour for what needs attention.
    case alert
    /// Just this colour.
    case color(Color)
    /// The theme's colours for gradients at a number from -1 to 1.
    case gradient(Double)
  }

  /// What a thing means: written into SVG files over what is painted.
  public struct Meaning: Hashable, Sendable {
    /// The kind of thing: the element's class.
    public var kind: String
    /// The element's id, unique in the graph.
    public var identifier: String?
    /// The tooltip.
    public var title: String
    /// The exact data.
    public var data: [Annotation.Datum]

    /// The given meaning.
    public init(kind: String, identifier: String? = nil, title: String, data: [Annotation.Datum] = []) {
      self.kind = kind
      self.identifier = identifier
      self.title = title
      self.data = data
    }
  }

  /// One entry of the legend.
  public struct LegendEntry: Hashable, Sendable {
    /// What the colour stands for.
    public var text: String
    /// The colour, or several side by side.
    public var paints: [Paint]

    /// The given entry.
    public init(_ text: String, _ paints: Paint...) {
      self.text = text
      self.paints = paints
    }
  }

  /// The nodes, in the order in which they are laid out.
  public var nodes: [Node] = []
  /// The edges between nodes.
  public var edges: [Edge] = []
  /// Frames around nodes.
  public var clusters: [Cluster] = []
  /// Where edges point.
  public var direction: Direction
  /// Shown above the graph; nothing if empty.
  public var title = ""
  /// Shown under the title; nothing if empty.
  public var subtitle = ""
  /// Shown below the graph; nothing if empty.
  public var legend: [LegendEntry] = []

  /// A graph without nodes.
  public init(direction: Direction = .leftToRight) { self.direction = direction }
}
