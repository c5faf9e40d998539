/// Where a plot's marks are painted.
public struct PlotFrame {
  /// The inside of the axes.
  public let area: Rectangle
  /// Turns what stands on the horizontal axis into places.
  public let horizontal: Scale
  /// Turns what stands on the vertical axis into places.
  public let vertical: Scale
  /// The looks.
  public let theme: Theme
  /// Measures text as it will be painted.
  public let measurer: TextMeasurer

  /// A frame of the given parts, as a test of a mark needs one.
  public init(
    area: Rectangle, horizontal: Scale, vertical: Scale, theme: Theme = .light,
    measurer: TextMeasurer = TextMeasurer()
  ) {
    self.area = area
    self.horizontal = horizontal
    self.vertical = vertical
    self.theme = theme
    self.measurer = measurer
  }

  /// The place of a pair of values; `nil` if one of them is off the scales.
  public func point(_ x: PlotValue, _ y: PlotValue) -> Point? {
    guard let x = horizontal.position(of: x), let y = vertical.position(of: y) else { return nil }
    return Point(x, y)
  }
}
