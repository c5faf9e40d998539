/// How functions are drawn.
public struct FunctionPlotOptions: Sendable {
  /// What `x` runs over.
  public var range: ClosedRange<Double>
  /// What the vertical axes cover; what the functions need for `nil`.
  public var values: ClosedRange<Double>?
  /// Whether derivatives are drawn too.
  public var showsDerivative = true
  /// How many panels stand beside each other; up to three for `nil`.
  public var columns: Int?
  /// The size of a panel's inside, in points.
  public var area: Size
  /// Into how many parts the range is cut.
  public var sampleCount = 240

  /// Options over the given range.
  public init(range: ClosedRange<Double> = -4...4, area: Size = Size(240, 170)) {
    self.range = range
    self.area = area
  }
}
