import LimnPlatform

/// The matrix in a table of text, which may have a header and a column of labels.
///
/// The first row is a header if it starts with an empty cell, or something else than its first cell is no
/// number. The first column are labels if the header starts with an empty cell or is a cell shorter than the rows,
/// or one of them is no number.
struct TableArray: ArraySource {
  private let table: DelimitedText
  private let header: DelimitedText.Row?
  private let rows: ArraySlice<DelimitedText.Row>
  private let hasLabels: Bool
  let entries: [ArrayEntry]

  /// Reads a table and tells its parts.
  ///
  /// - Throws: ``DataError`` if it has no numbers, or lines of different length.
  init(path: String) throws { try self.init(DelimitedText(contentsOfFile: path)) }

  /// Tells the parts of a table.
  ///
  /// - Throws: ``DataError`` if it has no numbers, or lines of different length.
  init(_ table: DelimitedText) throws {
    self.table = table
    let path = table.path
    guard let first = table.rows.first else {
      throw DataError("\(path) holds no table; it should hold a line of numbers for each row.")
    }
    func isNumber(_ cell: String) -> Bool { DelimitedText.number(cell) != nil }
    let startsEmpty = first.cells.count > 1 && first.cells[0].isEmpty
    let following = table.rows.dropFirst()
    var hasHeader = startsEmpty || !first.cells.dropFirst().allSatisfy(isNumber)
    // A word before numbers is a label like those below it, unless there are none below it.
    if !hasHeader && !isNumber(first.cells[0]) {
      hasHeader = first.cells.count == 1 || following.allSatisfy { isNumber($0.cells[0]) }
    }
    if hasHeader && following.isEmpty && !startsEmpty && first.cells.dropFirst().contains(where: isNumber) {
      hasHeader = false
    }
    header = hasHeader ? first : nil
    rows = hasHeader ? following : table.rows[...]
    guard let second = rows.first else {
      throw DataError(
        "\(path) holds nothing below its header; it should hold a line of numbers for each row.")
    }
    let width = second.cells.count
    for row in rows where row.cells.count != width {
      throw DataError(
        "\(path), \(table.place(row)) has \(row.cells.count) cells, \(table.place(second)) has \(width); every line "
          + "should have as many.")
    }
    let isShort = header.map { $0.cells.count == width - 1 } ?? false
    if let header, header.cells.count != width, !isShort {
      throw DataError(
        "\(path): the header in \(table.place(header)) has \(header.cells.count) cells, \(table.place(second)) has "
          + "\(width); both should have as many.")
    }
    hasLabels =
      width > 1 && (startsEmpty || isShort || !rows.allSatisfy { isNumber($0.cells[0]) })
    entries = [
      ArrayEntry(name: FilePlace(path).stem, shape: [rows.count, width - (hasLabels ? 1 : 0)])
    ]
  }

  func array(at index: Int) throws -> LabeledArray {
    let first = hasLabels ? 1 : 0
    let tensor = Tensor(uninitialized: entries[0].shape)
    var place = tensor.pointer
    var beyondCount = 0
    for row in rows {
      for (column, cell) in row.cells.enumerated().dropFirst(first) {
        guard let number = DelimitedText.number(cell) else {
          throw DataError(
            "\(table.path), \(table.place(row)): \(quoted(cell)) in column \(column + 1) is no number; it should be "
              + "one, or empty where it is missing.")
        }
        place.pointee = Float(number)
        if number.isFinite && !place.pointee.isFinite { beyondCount += 1 }
        place += 1
      }
    }
    let width = entries[0].shape[1]
    return LabeledArray(
      tensor, rowLabels: hasLabels ? rows.map { $0.cells[0] } : nil,
      columnLabels: header.map { Array($0.cells.suffix(width)) }, beyondCount: beyondCount)
  }
}
