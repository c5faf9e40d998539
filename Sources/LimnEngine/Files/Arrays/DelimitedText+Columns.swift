import LimnPlatform

extension DelimitedText {
  /// The names of the columns, where the first row holds more than one and none of them is a number.
  public var columnNames: [String] {
    guard let first = rows.first, first.cells.count > 1,
      !first.cells.contains(where: { Double($0) != nil })
    else { return [] }
    return Array(first.cells)
  }

  /// The texts of a column by its name; `nil` if there is none.
  ///
  /// - Throws: ``DataError`` if a row lacks the cell.
  public func column(_ name: String) throws -> [String]? {
    guard let place = columnNames.firstIndex(of: name) else { return nil }
    return try rows.dropFirst().map { row in
      guard place < row.cells.count else {
        throw DataError(
          "\(path), \(self.place(row)) has \(row.cells.count) cells, the header has \(columnNames.count); every line "
            + "should have as many.")
      }
      return row.cells[place]
    }
  }

  /// The table without a column.
  func leavingOut(_ name: String) -> DelimitedText {
    guard let place = columnNames.firstIndex(of: name) else { return self }
    var copy = self
    copy.replaceRows(
      rows.map { row in
        Row(line: row.line, cells: row.cells.enumerated().filter { $0.offset != place }.map(\.element))
      })
    return copy
  }

  /// The table of a file, where it is one that names its columns: of text by its extension, or an array of objects in
  /// JSON.
  ///
  /// - Throws: ``DataError`` if it is such a file and damaged.
  public static func named(contentsOfFile path: String) throws -> DelimitedText? {
    switch FilePlace(path).fileExtension.lowercased() {
    case "csv", "tsv", "tab": break
    case "json":
      guard let file = try? MappedFile(contentsOfFile: path), holdsRecords(file.bytes) else { return nil }
    default: return nil
    }
    let table = try DelimitedText(contentsOfFile: path)
    return table.columnNames.isEmpty ? nil : table
  }
}
