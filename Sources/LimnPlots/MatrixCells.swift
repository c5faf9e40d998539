/// A matrix of coloured cells by position: rows and columns may bear the same name more than once.
///
/// ```swift
/// var plot = Plot(x: Axis("key", domain: .categories(tokens)), y: Axis("query", domain: .categories(tokens)))
/// plot.marks = [MatrixCells(weights, rows: tokens, columns: tokens, colors: scale)]
/// ```
///
/// The cells are one image, so that a million of them are quick to paint and few bytes; numbers stand on them where
/// they can be read. On axes of numbers, the first cell lies around 0. Cells that are masked are hatched, those
/// without a number crossed out.
public struct MatrixCells: Mark {
  /// How much of the matrix an SVG file holds as text, besides the image.
  public enum Detail: Sendable {
    /// A region with a tooltip for each cell.
    case cells
    /// A region for each row, with all of its numbers.
    case rows
    /// A region for each row, with its largest numbers.
    case largest
    /// The largest numbers of all.
    case whole

    /// Cells up to 4,096 of them, rows up to 65,536 numbers, the largest numbers of up to 4,096 rows.
    public static func suitable(for count: Int, rows: Int) -> Detail {
      count <= 4_096 ? .cells : count <= 65_536 ? .rows : rows <= 4_096 ? .largest : .whole
    }
  }

  /// What a pixel shows of several cells, where there are more than could be told apart.
  public enum Reduction: Sendable {
    /// The largest number, so that a single weight is not lost.
    case largest
    /// The mean, which is right for numbers of both signs.
    case mean
  }

  let values: [Double]
  let rows: [String]
  let columns: [String]
  let colors: ColorScale
  let hasRepeatedNames: Bool
  let isMasked: [Bool]
  let maskName: String
  let detail: Detail
  let title: String
  let facts: [Annotation.Datum]
  let reduction: Reduction
  /// The number as it stands on a cell; nothing for none.
  let text: ((Double) -> String)?

  /// Cells of given numbers.
  ///
  /// - Parameters:
  ///   - values: Row by row, the first row on top.
  ///   - rows: The names of the rows.
  ///   - columns: The names of the columns.
  ///   - colors: How numbers become colours.
  ///   - title: What the matrix is called in tooltips.
  ///   - maskName: What masked cells are, for the legend.
  ///   - isMasked: Whether the cell of a row and a column can't have a number.
  ///   - detail: How much an SVG file holds as text; what suits the count of numbers without.
  ///   - facts: Data of the whole matrix for SVG files.
  ///   - reduction: What a pixel shows where it stands for several cells; the plot says so.
  ///   - text: How numbers are written on cells that are large enough; not at all without.
  /// - Precondition: There are as many values as rows times columns.
  public init(
    _ values: some Collection<some PlotNumber>, rows: [String], columns: [String], colors: ColorScale,
    title: String = "", maskName: String = "masked", isMasked: ((_ row: Int, _ column: Int) -> Bool)? = nil,
    detail: Detail? = nil, facts: [Annotation.Datum] = [], reduction: Reduction = .largest,
    text: ((Double) -> String)? = nil
  ) {
    precondition(
      values.count == rows.count * columns.count,
      "MatrixCells: \(values.count) values for \(rows.count) rows of \(columns.count)")
    self.values = plotNumbers(values)
    self.rows = rows
    self.columns = columns
    hasRepeatedNames = Set(rows).count < rows.count || Set(columns).count < columns.count
    self.colors = colors
    self.title = title
    self.maskName = maskName
    self.isMasked =
      isMasked.map { isMasked in
        rows.indices.flatMap { row in columns.indices.map { isMasked(row, $0) } }
      } ?? []
    self.detail = detail ?? .suitable(for: values.count, rows: rows.count)
    self.facts = facts
    self.reduction = reduction
    self.text = text
  }

  /// The columns.
  public var horizontalExtent: PlotExtent { PlotExtent(bands: columns) }
  /// The rows.
  public var verticalExtent: PlotExtent { PlotExtent(bands: rows) }
  /// What masked cells are, if there are any.
  public var series: [Series] {
    isMasked.contains(true) ? [Series(maskName, color: 0, symbol: .hatched)] : []
  }
  /// Every cell with its row and column; masked ones have NaN.
  public var tables: [PlotTable] {
    [
      PlotTable(
        "cells", series: title,
        [
          .init("row", rows.indices.flatMap { row in columns.map { _ in Double(row) } }),
          .init("column", rows.flatMap { _ in columns.indices.map { Double($0) } }),
          .init("value", values.indices.map { hasMask(at: $0) ? .nan : values[$0] }),
        ])
    ]
  }

  func hasMask(at index: Int) -> Bool { !isMasked.isEmpty && isMasked[index] }
}
