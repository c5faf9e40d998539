/// The numbers and names that one mark shows, as columns.
public struct PlotTable: Hashable, Sendable {
  /// One column.
  public struct Column: Hashable, Sendable {
    /// What the values are: `x`, `y`, `count`.
    public var name: String
    /// The values from the first row.
    public var values: [PlotValue]

    /// A column of values.
    public init(_ name: String, _ values: [PlotValue]) {
      self.name = name
      self.values = values
    }

    /// A column of numbers.
    public init(_ name: String, _ numbers: [Double]) { self.init(name, numbers.map { .number($0) }) }
  }

  /// The kind of mark: `line`, `dots`.
  public var mark: String
  /// The name of the series; empty without one.
  public var series: String
  /// The columns, all of the same length.
  public var columns: [Column]

  /// A table of columns.
  ///
  /// - Precondition: All columns have the same length.
  public init(_ mark: String, series: String = "", _ columns: [Column]) {
    precondition(
      Set(columns.map(\.values.count)).count <= 1,
      "PlotTable: columns of \(columns.map(\.values.count)) rows; they have to be as long as each other")
    self.mark = mark
    self.series = series
    self.columns = columns
  }

  /// How many rows there are.
  public var rowCount: Int { columns.first?.values.count ?? 0 }
}
