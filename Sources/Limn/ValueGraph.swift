/// The graph of a value: everything it was computed from, with data and gradients. micrograd's `draw_dot`.
///
/// - Parameters:
///   - root: The value whose graph is drawn; call ``LimnEngine/Value/backward()`` first for gradients.
///   - options: What is shown, and how.
///   - theme: The looks.
/// - Throws: ``GraphError`` if the graph is larger than ``ValueGraphOptions/largestCount``.
public func drawDot(
  _ root: Value, options: ValueGraphOptions = ValueGraphOptions(), theme: Theme = .light
) throws -> Picture {
  let graph = try Graph(of: root, options: options)
  let values = graph.nodes.count { $0.meaning?.kind == "value" }
  let name = root.label.isEmpty ? "a value" : root.label
  let numbers = options.showsGradients ? "data and gradient" : "data"
  return try graph.picture(
    theme: theme,
    summary: "Computation graph of \(name): \(values) values with \(numbers) and the "
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
          + "laid out in seconds and read; draw the graph of a part of it, such as one neuron or one example."
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
      for operand in value.operands {
        edges.append(Edge(from: "value-\(positions[operand.id]!)", to: operationID))
      }
      edges.append(Edge(from: operationID, to: id))
    }
    let roles = Value.Role.leaves.filter { role in history.contains { $0.role == role } }
    if options.showsLegend, roles.count > 1 {
      legend = roles.map { LegendEntry($0.name, $0.paint) }
    }
    if options.colorsGradients, options.showsGradients {
      legend += [
        LegendEntry("gradient below 0", .diverging(-0.8)), LegendEntry("gradient above 0", .diverging(0.8)),
      ]
    }
  }

  private static func node(
    of value: Value, id: String, isRoot: Bool, _ largestGrad: Double, _ options: ValueGraphOptions
  ) -> Node {
    var cells = [
      Node.Cell(value.label, paint: value.role == .intermediate ? nil : value.role.paint, isBold: true),
      Node.Cell("data \(options.format.string(value.data))", paint: value.data.isFinite ? nil : .alert),
    ]
    if options.showsGradients {
      let strength = largestGrad > 0 ? value.grad / largestGrad : 0
      let paint: Paint? = options.colorsGradients ? .diverging(strength) : nil
      cells.append(
        Node.Cell("grad \(options.format.string(value.grad))", paint: value.grad.isFinite ? paint : .alert))
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
