extension Graph {
  /// A box, an ellipse or a row of cells.
  public struct Node: Sendable {
    /// One of the fields of a node.
    public struct Cell: Hashable, Sendable {
      /// What stands in the cell; it may be empty.
      public var text: String
      /// The colour that the cell is tinted with; `nil` for that of the node's surface.
      public var paint: Paint?
      /// Whether the text is heavy.
      public var isBold: Bool

      /// A cell with the given text.
      public init(_ text: String, paint: Paint? = nil, isBold: Bool = false) {
        self.text = text
        self.paint = paint
        self.isBold = isBold
      }
    }

    /// The outline.
    public enum Shape: Sendable {
      /// A rectangle with slightly round corners.
      case box
      /// An ellipse, or a circle around short text; several cells become one text.
      case ellipse
    }

    /// The name that edges and clusters refer to; unique in the graph.
    public var id: String
    /// The fields, side by side; one for a node that only has a text.
    public var cells: [Cell]
    /// The outline.
    public var shape: Shape
    /// The colour of the outline and, thinned, of the inside.
    public var paint: Paint
    /// Whether the outline is strong.
    public var isEmphasized: Bool
    /// What the node means; in SVG files only.
    public var meaning: Meaning?

    /// A node with cells side by side.
    public init(
      _ id: String, cells: [Cell], shape: Shape = .box, paint: Paint = .neutral, isEmphasized: Bool = false,
      meaning: Meaning? = nil
    ) {
      self.id = id
      let isJoined = shape == .ellipse && cells.count > 1
      self.cells = isJoined ? [Cell(cells.map(\.text).joined(separator: " "))] : cells
      self.shape = shape
      self.paint = paint
      self.isEmphasized = isEmphasized
      self.meaning = meaning
    }

    /// A node with one text.
    public init(
      _ id: String, text: String, shape: Shape = .box, paint: Paint = .neutral, meaning: Meaning? = nil
    ) {
      self.init(id, cells: [Cell(text)], shape: shape, paint: paint, meaning: meaning)
    }
  }
}
