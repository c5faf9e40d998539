extension Module {
  /// The layers and their parameters as a table, with shapes and counts.
  public var summary: String {
    var rows = [["part", "what", "parameters", "numbers"]]
    for (name, module) in namedModules where !(module is Sequential) {
      let parameters = module.members.compactMap { member -> NamedTensor? in
        guard case .parameter(let name, let tensor) = member else { return nil }
        return NamedTensor(name: name, tensor: tensor)
      }
      let layer = module as? any TensorLayer
      guard layer != nil || !parameters.isEmpty else { continue }
      let shapes = parameters.map { parameter in
        "\(parameter.name) \(parameter.tensor.shape.map { String($0) }.joined(separator: "×"))"
      }
      let count = parameters.reduce(0) { $0 + $1.tensor.count }
      rows.append([
        name, layer?.title ?? "\(type(of: module))", shapes.joined(separator: ", "),
        count > 0 ? String(count) : "",
      ])
    }
    rows.append(["in all", "", "", String(parameterCount)])
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == row.count - 1 ? space + row[column] : row[column] + space
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
