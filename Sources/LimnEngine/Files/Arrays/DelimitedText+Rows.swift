extension DelimitedText {
  /// A line of the table.
  public struct Row {
    /// Where it stands in the file: its line from 1, or its number among records.
    public let line: Int
    /// The text of each cell, without white space at its ends.
    public let cells: Cells

    init(line: Int, cells: Cells) { (self.line, self.cells) = (line, cells) }

    init(line: Int, cells: [String]) { self.init(line: line, cells: Cells(of: cells, cells.indices)) }
  }

  /// The texts of a row, which lie among those of all rows: an array for each row would take longer to make than the
  /// texts.
  public struct Cells: RandomAccessCollection {
    private let texts: [String]
    private let range: Range<Int>

    init(of texts: [String], _ range: Range<Int>) { (self.texts, self.range) = (texts, range) }

    /// 0.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { range.count }
    /// The text at a position, from 0 on.
    public subscript(position: Int) -> String {
      precondition(
        position >= 0 && position < range.count, "a row of \(range.count) cells has no cell \(position)")
      return texts[range.lowerBound + position]
    }
  }
}
