/// One layer of a plot: cells, dots, bars, ...
///
/// A mark says which places it needs and paints itself within a frame. It knows its data, and nothing of the
/// axes and marks around it.
public protocol Mark {
  /// The places that the horizontal axis has to cover.
  var horizontalValues: [PlotValue] { get }
  /// The places that the vertical axis has to cover.
  var verticalValues: [PlotValue] { get }
  /// The room that labels need beyond the ends of what is drawn, in points; none by default.
  ///
  /// - Parameters:
  ///   - bandwidth: The width of a name's band.
  ///   - measurer: Measures the labels.
  func labelRoom(bandwidth: Double, measurer: TextMeasurer) -> Double
  /// Paints the mark.
  func paint(on canvas: any Canvas, in frame: PlotFrame)
}

extension Mark {
  /// Most marks have no labels beyond their ends.
  public func labelRoom(bandwidth: Double, measurer: TextMeasurer) -> Double { 0 }
}
