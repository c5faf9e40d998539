/// One layer of a plot: cells, dots, lines, ...
///
/// A mark says which places it needs and paints itself within a frame. It knows its data, and nothing of the
/// axes and marks around it.
public protocol Mark {
  /// What the horizontal axis has to cover.
  var horizontalExtent: PlotExtent { get }
  /// What the vertical axis has to cover.
  var verticalExtent: PlotExtent { get }
  /// The named parts that a legend lists; none by default.
  var series: [Series] { get }
  /// The numbers and names that are shown, for other programs; none by default.
  var tables: [PlotTable] { get }
  /// The room that labels need beyond the ends of what is drawn, in points; none by default.
  ///
  /// - Parameters:
  ///   - bandwidth: The width of a name's band.
  ///   - measurer: Measures the labels.
  func labelRoom(bandwidth: Double, measurer: TextMeasurer) -> Double
  /// Texts that always stand beside the inside of the axes; none by default.
  func edgeLabels(in frame: PlotFrame) -> [EdgeLabel]
  /// The names of series at their ends, for a plot whose legend is there; none by default.
  func endLabels(in frame: PlotFrame) -> [EdgeLabel]
  /// What the mark leaves out in such a frame, each a sentence without its full stop; nothing by default.
  ///
  /// Values that have no place on an axis are counted by their extents.
  func notes(in frame: PlotFrame) -> [String]
  /// Paints the mark.
  func paint(on canvas: any Canvas, in frame: PlotFrame)
}

extension Mark {
  /// Most marks have no named parts.
  public var series: [Series] { [] }
  /// Marks of functions have no data.
  public var tables: [PlotTable] { [] }
  /// Most marks have no labels beyond their ends.
  public func labelRoom(bandwidth: Double, measurer: TextMeasurer) -> Double { 0 }
  /// Most marks have no labels beside the axes.
  public func edgeLabels(in frame: PlotFrame) -> [EdgeLabel] { [] }
  /// Most marks have no ends.
  public func endLabels(in frame: PlotFrame) -> [EdgeLabel] { [] }
  /// Most marks show all that the axes can show.
  public func notes(in frame: PlotFrame) -> [String] { [] }
}
