/// The graph of a value: everything it was computed from, with data and gradients. micrograd's `draw_dot`.
///
/// - Parameters:
///   - root: The value whose graph is drawn; call ``LimnEngine/Value/backward()`` first for gradients.
///   - options: What is shown, and how.
///   - theme: The looks.
/// - Throws: ``GraphError`` if the graph is larger than ``ValueGraphOptions/largestCount``, or values are used so far
///   from where they were made that the layout would take minutes.
public func drawDot(
  _ root: Value, options: ValueGraphOptions = ValueGraphOptions(), theme: Theme = .light
) throws -> Picture {
  let graph = try Graph(of: root, options: options)
  let values = graph.nodes.count { $0.meaning?.kind == "value" }
  let name = root.label.isEmpty ? "a value" : root.label
  let title = "Computation graph of \(name)"
  let numbers = options.showsGradients ? "data and gradient" : "data"
  return try graph.picture(
    theme: theme, name: title,
    summary: "\(title): \(values) values with \(numbers) and the "
      + "\(graph.nodes.count - values) operations between them, from operands to results.")
}

/// The graph of a value as DOT text for Graphviz's own programs.
///
/// - Throws: ``GraphError`` if the graph is larger than ``ValueGraphOptions/largestCount``.
public func dotSource(of root: Value, options: ValueGraphOptions = ValueGraphOptions()) throws -> String {
  try Graph(of: root, options: options).dotSource
}

extension Graph {
  /// The graph of a value: one node for each value, one for each operation.
  ///
  /// - Throws: ``GraphError`` if the graph is larger than ``ValueGraphOptions/largestCount``.
  public init(of root: Value, options: ValueGraphOptions = ValueGraphOptions()) throws {
    let history = root.history
    guard history.count <= options.largestCount else {
      func count(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
      throw GraphError(
        "The graph has \(count(history.count)) values, more than the \(count(options.largestCount)) that can be "
          + "read; draw the graph of a part of it, such as one neuron or one example."
      )
    }
    self.init(direction: options.direction)
    title = options.title
    let largestGrad = history.map { abs($0.grad) }.filter(\.isFinite).max() ?? 0
    let positions = Dictionary(uniqueKeysWithValues: zip(history.map(\.id), 1...))
    for (index, value) in history.enumerated() {
      let id = "value-\(index + 1)"
      nodes.append(Self.node(of: value, id: id, isRoot: value.id == root.id, largestGrad, options))
      guard let operation = value.operation else { continue }
      let operationID = "operation-\(index + 1)"
      nodes.append(
        Node(
          operationID, text: operation.symbol, shape: .ellipse,
          meaning: Meaning(
            kind: "operation", identifier: operationID, title: operation.name,
            data: [.init("operation", operation.name)])))
      // Both uses of `x + x` are drawn.
      for (place, operand) in value.operands.enumerated() {
        // Where order counts the picture has to say which comes first: the layout need not keep it.
        let tipLabel = operation.isOrdered ? ["1", "2"][place] : ""
        edges.append(Edge(from: "value-\(positions[operand.id]!)", to: operationID, tipLabel: tipLabel))
      }
      edges.append(Edge(from: operationID, to: id))
    }
    let roles = Value.Role.leaves.filter { role in history.contains { $0.role == role } }
    let showsColors = options.colorsGradients && options.showsGradients
    if options.showsLegend, roles.count > 1 || showsColors {
      legend = roles.map { LegendEntry($0.name, $0.paint) }
    }
    if options.showsLegend, showsColors {
      let end = Self.text(largestGrad, options.format)
      var ramp = LegendEntry("gradient, \(Self.text(-largestGrad, options.format)) to \(end)")
      ramp.paints = (-4...4).map { .gradient(Double($0) / 4) }
      legend.append(ramp)
    }
  }

  private static func node(
    of value: Value, id: String, isRoot: Bool, _ largestGrad: Double, _ options: ValueGraphOptions
  ) -> Node {
    var cells: [Node.Cell] = []
    // A result without a name has no cell for it; a leaf without one still shows its role.
    if !value.label.isEmpty || value.role != .intermediate {
      cells.append(
        Node.Cell(value.label, paint: value.role == .intermediate ? nil : value.role.paint, isBold: true))
    }
    cells.append(
      Node.Cell("data \(text(value.data, options.format))", paint: value.data.isFinite ? nil : .alert))
    if options.showsGradients {
      let strength = largestGrad > 0 ? value.grad / largestGrad : 0
      let paint: Paint? = options.colorsGradients ? .gradient(strength) : nil
      cells.append(
        Node.Cell("grad \(text(value.grad, options.format))", paint: value.grad.isFinite ? paint : .alert))
    }
    let name = value.label.isEmpty ? value.role.name : "\(value.label) (\(value.role.name))"
    var data = [
      Annotation.Datum("label", value.label), .init("role", value.role.name), .init("data", value.data),
    ]
    if options.showsGradients { data.append(.init("grad", value.grad)) }
    return Node(
      id, cells: cells, paint: value.data.isFinite ? .neutral : .alert, isEmphasized: isRoot,
      meaning: Meaning(
        kind: "value", identifier: id,
        title: "\(name)\ndata \(value.data)" + (options.showsGradients ? "\ngrad \(value.grad)" : ""),
        data: data))
  }
}

extension Graph {
  /// A number for a cell. What would be written as zero without being it, or as a row of digits that nobody can
  /// count, is written in powers of ten.
  private static func text(_ number: Double, _ format: NumberFormat) -> String {
    guard case .fixed(let digits) = format, number != 0, number.isFinite else { return format.string(number) }
    var smallest = 0.5
    for _ in 0..<digits { smallest /= 10 }
    return abs(number) < smallest || abs(number) >= 1e9
      ? NumberFormat.significant(3).string(number) : format.string(number)
  }
}

extension Value.Role {
  /// The roles of values that no operation made.
  static let leaves: [Value.Role] = [.input, .parameter, .constant]

  /// The role in words.
  var name: String {
    switch self {
    case .input: "input"
    case .parameter: "parameter"
    case .constant: "constant"
    case .intermediate: "result"
    }
  }

  /// The colour that tells the role.
  var paint: Graph.Paint {
    switch self {
    case .input: .palette(0)
    case .parameter: .palette(1)
    case .constant: .palette(7)
    case .intermediate: .neutral
    }
  }
}
