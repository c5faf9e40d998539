extension Moons {
  /// Reads points from a table with the columns x, y and label; a first line of names is passed over.
  ///
  /// - Throws: ``DataError`` if the file is missing or unreadable, a line is not two numbers and a label of 1, 0 or −1,
  ///   or one of the two classes never occurs.
  public init(contentsOfFile path: String) throws {
    let table = try DelimitedText(contentsOfFile: path)
    var points: [[Double]] = []
    var labels: [Double] = []
    for (index, row) in table.rows.enumerated() {
      let numbers = row.cells.compactMap(Double.init)
      if index == 0 && numbers.isEmpty && row.cells.count == 3 { continue }
      guard row.cells.count == 3, numbers.count == 3, numbers.allSatisfy(\.isFinite) else {
        throw DataError(
          "\(path), line \(row.line): \(quoted(row.cells.joined(separator: ","))) is not two numbers and a label; "
            + "write it as 0.5,-1.2,1.")
      }
      guard [-1, 0, 1].contains(numbers[2]) else {
        throw DataError(
          "\(path), line \(row.line): the label is \(quoted(row.cells[2])); it has to be 1, or 0 or -1 for the other "
            + "class.")
      }
      points.append([numbers[0], numbers[1]])
      labels.append(numbers[2] > 0 ? 1 : -1)
    }
    guard labels.contains(1) && labels.contains(-1) else {
      throw DataError(
        labels.isEmpty
          ? "\(path) holds no points; it should hold x,y,label a line."
          : "\(path) holds points of one class only; a boundary takes labels 1 and 0.")
    }
    self.init(points: points, labels: labels)
  }
}
