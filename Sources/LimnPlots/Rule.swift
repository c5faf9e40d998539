/// A straight line across the whole plot at one number, with its label beside the plot.
///
/// ```swift
/// Rule(y: log(27), "ln 27 = 3.30")
/// ```
public struct Rule: Mark {
  private let value: Double
  private let isHorizontal: Bool
  private let label: String
  private let color: Int?
  private let dash: Dash

  /// A level line.
  ///
  /// - Parameters:
  ///   - y: Where it stands on the vertical axis, which is made to cover it.
  ///   - label: Written at its right end.
  ///   - color: The position of its colour in the theme's palette; that of text without.
  ///   - dash: How it is broken.
  public init(y: Double, _ label: String = "", color: Int? = nil, dash: Dash = .dashed) {
    value = y
    isHorizontal = true
    self.label = label
    self.color = color
    self.dash = dash
  }

  /// An upright line.
  ///
  /// - Parameters:
  ///   - x: Where it stands on the horizontal axis, which is made to cover it.
  ///   - label: Written at its upper end.
  ///   - color: The position of its colour in the theme's palette; that of text without.
  ///   - dash: How it is broken.
  public init(x: Double, _ label: String = "", color: Int? = nil, dash: Dash = .dashed) {
    value = x
    isHorizontal = false
    self.label = label
    self.color = color
    self.dash = dash
  }

  private var extent: PlotExtent {
    var extent = PlotExtent()
    extent.cover(value)
    return extent
  }

  /// The place of an upright line.
  public var horizontalExtent: PlotExtent { isHorizontal ? PlotExtent() : extent }
  /// The place of a level line.
  public var verticalExtent: PlotExtent { isHorizontal ? extent : PlotExtent() }
  /// The place.
  public var tables: [PlotTable] {
    [PlotTable("rule", series: label, [.init(isHorizontal ? "y" : "x", [value])])]
  }

  private func position(_ frame: PlotFrame) -> Double? {
    (isHorizontal ? frame.vertical : frame.horizontal).position(of: .number(value))
  }

  /// The label at the line's end.
  public func edgeLabels(in frame: PlotFrame) -> [EdgeLabel] {
    guard !label.isEmpty, let position = position(frame) else { return [] }
    let color = color.map { frame.theme.legible(frame.theme.paletteColor($0)) } ?? frame.theme.secondaryInk
    return [EdgeLabel(label, edge: isHorizontal ? .trailing : .top, position: position, color: color)]
  }

  /// A line that has no place on its axis is left out.
  public func notes(in frame: PlotFrame) -> [String] {
    guard position(frame) == nil else { return [] }
    return [
      "The line \(label.isEmpty ? "" : "“\(label)” ")at \(NumberFormat.shortest.string(value)) lies beyond the axis"
    ]
  }

  /// Paints the line.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard let position = position(frame) else { return }
    let area = frame.area
    let path = Path(
      through: isHorizontal
        ? [Point(area.x, position), Point(area.maxX, position)]
        : [Point(position, area.y), Point(position, area.maxY)])
    let color = color.map { frame.theme.paletteColor($0) } ?? frame.theme.secondaryInk
    let number = "\(isHorizontal ? "y" : "x") = \(NumberFormat.significant(6).string(value))"
    canvas.annotate(
      Annotation(
        "rule", region: .line(path, width: 8), title: label.isEmpty ? number : "\(label)\n\(number)",
        data: [.init(isHorizontal ? "y" : "x", value)])
    ) {
      canvas.stroke(path, with: Stroke(color, width: 1.25, dash: dash.pattern(width: 1.25)))
    }
  }
}
