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
  /// Which colour each series of the plot has.
  let seriesColors: SeriesColors

  /// A frame of the given parts, as a test of a mark needs one.
  ///
  /// - Parameters:
  ///   - area: The inside of the axes.
  ///   - horizontal: Turns what stands on the horizontal axis into places.
  ///   - vertical: Turns what stands on the vertical axis into places.
  ///   - theme: The looks.
  ///   - measurer: Measures text.
  ///   - series: The series of the plot, which share out the palette's colours.
  public init(
    area: Rectangle, horizontal: Scale, vertical: Scale, theme: Theme = .light,
    measurer: TextMeasurer = TextMeasurer(), series: [Series] = []
  ) {
    self.area = area
    self.horizontal = horizontal
    self.vertical = vertical
    self.theme = theme
    self.measurer = measurer
    seriesColors = SeriesColors(series)
  }

  /// The place of a pair of values; `nil` if one of them is off the scales.
  public func point(_ x: PlotValue, _ y: PlotValue) -> Point? {
    guard let x = horizontal.position(of: x), let y = vertical.position(of: y) else { return nil }
    return Point(x, y)
  }

  /// The colour of a series.
  public func color(of series: Series) -> Color {
    let position = seriesColors.position(of: series)
    let color = theme.paletteColor(position)
    // Where the palette starts over, its colours are darker, then lighter: more could not be told apart.
    switch position / theme.palette.count % 3 {
    case 1: return color.mixed(with: theme.ink, 0.4)
    case 2: return color.mixed(with: theme.background, 0.4)
    default: return color
    }
  }

  /// The colour of a series, brought so near to that of text that small letters can be read in it.
  public func textColor(of series: Series) -> Color { theme.legible(color(of: series)) }

  /// The sign of a series, which goes by its colour: the same again after all four.
  public func marker(of series: Series) -> Marker {
    Marker.allCases[max(0, seriesColors.position(of: series)) % Marker.allCases.count]
  }

  /// The dash of a series: the one asked for, or the next kind each time that the palette starts over.
  public func dash(of series: Series, _ dash: Dash? = nil) -> Dash {
    let round = max(0, seriesColors.position(of: series)) / theme.palette.count
    return dash ?? Dash.allCases[round % Dash.allCases.count]
  }
}

extension Theme {
  /// The colour, mixed with that of text until it has a contrast of 4.5 to 1 against the page.
  func legible(_ color: Color) -> Color {
    var result = color
    var share = 0.0
    while result.contrast(with: background) < 4.5, share < 1 {
      share += 0.1
      result = color.mixed(with: ink, share)
    }
    return result
  }
}
