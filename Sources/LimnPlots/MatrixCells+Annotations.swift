extension MatrixCells {
  /// The whole matrix: its size, and its largest numbers.
  func annotation(_ area: Rectangle) -> Annotation {
    var lines = title.isEmpty ? [] : [title]
    let largest = largest(3, of: values.indices)
    if !largest.isEmpty {
      lines.append("largest: " + largest.map { "\(pair($0)) \(format(values[$0]))" }.joined(separator: ", "))
    }
    return Annotation(
      "matrix", region: .rectangle(area), title: lines.joined(separator: "\n"),
      data: facts + [.init("rows", "\(rows.count)"), .init("columns", "\(columns.count)")])
  }

  /// Regions of cells or of rows, as the detail has it. Masked cells have no number, and none of their own.
  func annotateParts(on canvas: any Canvas, _ area: Rectangle, _ cell: Size) {
    switch detail {
    case .whole: break
    case .rows, .largest:
      for row in rows.indices {
        var place = place(of: row * columns.count, area, cell)
        place.width = area.width
        canvas.annotate(annotation(ofRow: row, place)) {}
      }
    case .cells:
      for index in values.indices where !hasMask(at: index) {
        let (row, column) = (index / columns.count, index % columns.count)
        canvas.annotate(
          Annotation(
            "cell", region: .rectangle(place(of: index, area, cell)),
            title: "\(pair(index))\n\(Self.exact(values[index]))",
            data: [
              .init("row", rows[row]), .init("column", columns[column]), .init("row-index", "\(row)"),
              .init("column-index", "\(column)"), .init("value", Self.exact(values[index])),
            ])
        ) {}
      }
    }
  }

  private func annotation(ofRow row: Int, _ place: Rectangle) -> Annotation {
    let indices = (row * columns.count)..<((row + 1) * columns.count)
    let most = largest(3, of: indices)
    var data: [Annotation.Datum] = [.init("row", rows[row]), .init("row-index", "\(row)")]
    if detail == .rows {
      let texts = indices.map { hasMask(at: $0) ? "-" : Self.exact(values[$0]) }
      data.append(.init("values", texts.joined(separator: " ")))
    } else {
      let texts = most.map { "\($0 % columns.count):\(Self.exact(values[$0]))" }
      data.append(.init("largest", texts.joined(separator: " ")))
    }
    let lines = most.map { "→ \(name($0 % columns.count, columns)) \(format(values[$0]))" }
    return Annotation(
      "row", region: .rectangle(place), title: ([name(row, rows)] + lines).joined(separator: "\n"), data: data
    )
  }

  private func pair(_ index: Int) -> String {
    "\(name(index / columns.count, rows)) → \(name(index % columns.count, columns))"
  }

  /// The name of a row or a column, with its place where names come more than once.
  private func name(_ place: Int, _ names: [String]) -> String {
    hasRepeatedNames ? "\(names[place]) (\(place))" : names[place]
  }

  private func format(_ number: Double) -> String { NumberFormat.significant(3).string(number) }

  /// The number in full; one that was in single precision as short as that is exact.
  static func exact(_ number: Double) -> String {
    let single = Float(number)
    return Double(single) == number ? "\(single)" : "\(number)"
  }

  /// The places of the largest numbers, the largest first.
  private func largest(_ count: Int, of indices: some Sequence<Int>) -> [Int] {
    var found: [Int] = []
    for index in indices where !hasMask(at: index) && !values[index].isNaN {
      if found.count == count, values[index] <= values[found[count - 1]] { continue }
      found.insert(index, at: found.firstIndex { values[$0] < values[index] } ?? found.count)
      if found.count > count { found.removeLast() }
    }
    return found
  }
}
