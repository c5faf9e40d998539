/// Lists series in an order of one's own, and paints nothing: colours and legend go by what comes first.
public struct SeriesKey: Mark {
  /// The series in order.
  public let series: [Series]

  /// The given series.
  public init(_ series: [Series]) { self.series = series }

  /// Nothing has to be covered.
  public var horizontalExtent: PlotExtent { PlotExtent() }
  /// Nothing has to be covered.
  public var verticalExtent: PlotExtent { PlotExtent() }

  /// Paints nothing.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {}
}
