/// Bars from zero, one for each name, with their numbers beyond the end, or within where the axis ends before them.
public struct Bars: Mark {
  /// Which way bars run.
  public enum Direction: Sendable {
    /// From left to right; names stand on the vertical axis.
    case horizontal
    /// From the axis of names downwards or upwards.
    case vertical
  }

  private struct Bar {
    let name: PlotValue
    let length: Double
  }

  private let title: String
  private let bars: [Bar]
  private let direction: Direction
  private let color: Int
  private let format: NumberFormat
  private let strength: Double

  /// Bars for the elements of a collection.
  ///
  /// - Parameters:
  ///   - title: What the lengths are, for tooltips.
  ///   - data: One element a bar.
  ///   - name: Which band the bar stands in.
  ///   - length: How long it is, in the axis' numbers.
  ///   - direction: Which way bars run.
  ///   - color: The position of the bars' colour in the theme's palette.
  ///   - format: How the numbers are written.
  ///   - strength: How strong the colour is, 0 for the page's and 1 for the palette's own.
  public init<Data: Collection>(
    _ title: String, _ data: Data, name: KeyPath<Data.Element, some Plottable>,
    length: KeyPath<Data.Element, some PlotNumber>,
    direction: Direction, color: Int = 0, format: NumberFormat = .shortest,
    strength: Double = 0.45
  ) {
    bars = data.map {
      Bar(name: .category($0[keyPath: name].plotValue.text), length: $0[keyPath: length].plotNumber)
    }
    self.title = title
    self.direction = direction
    self.color = color
    self.format = format
    self.strength = strength
  }

  private var names: PlotExtent { PlotExtent(bars.map(\.name)) }
  private var lengths: PlotExtent {
    var extent = PlotExtent(bars.map(\.length))
    extent.cover(0)
    return extent
  }

  /// Names or lengths, as the direction has it.
  public var horizontalExtent: PlotExtent { direction == .horizontal ? lengths : names }
  /// Names or lengths, as the direction has it.
  public var verticalExtent: PlotExtent { direction == .horizontal ? names : lengths }

  /// How the numbers are set: as wide as a band allows, turned where that would be too small to read, and left
  /// out where not even a turned one fits.
  private func lettering(_ bandwidth: Double, _ measurer: TextMeasurer) -> (
    font: Font, turned: Bool, width: Double
  )? {
    let largest = Font(size: 9)
    let widest = bars.map { measurer.width(of: format.string($0.length), in: largest) }.max() ?? 0
    func sized(_ size: Double, turned: Bool) -> (Font, Bool, Double)? {
      let size = (min(9, size) * 4).rounded(.down) / 4
      return size < 5 ? nil : (largest.size(size), turned, widest * size / 9)
    }
    if direction == .horizontal { return sized(bandwidth * 0.8, turned: false) }
    let fitting = 9 * 0.84 * bandwidth / max(widest, 1)
    return fitting >= 7 ? sized(fitting, turned: false) : sized(bandwidth * 0.72, turned: true)
  }

  /// The room for the numbers at the ends of the bars.
  public func labelRoom(bandwidth: Double, measurer: TextMeasurer) -> Double {
    guard let (font, turned, width) = lettering(bandwidth, measurer) else { return 0 }
    return (direction == .horizontal || turned ? width : font.size) + 8
  }

  /// Paints the bars and their numbers.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let isHorizontal = direction == .horizontal
    let (names, numbers) =
      isHorizontal ? (frame.vertical, frame.horizontal) : (frame.horizontal, frame.vertical)
    let zero = numbers.baseline
    let lettering = lettering(names.bandwidth, frame.measurer)
    let thickness = names.bandwidth * 0.62
    for bar in bars {
      guard let middle = names.position(of: bar.name), let end = numbers.position(of: .number(bar.length))
      else { continue }
      let place =
        isHorizontal
        ? Rectangle(x: min(zero, end), y: middle - thickness / 2, width: abs(end - zero), height: thickness)
        : Rectangle(x: middle - thickness / 2, y: min(zero, end), width: thickness, height: abs(end - zero))
      let label = format.string(bar.length)
      canvas.annotate(
        Annotation(
          "bar", region: .rectangle(place), title: "\(bar.name.text), \(title): \(label)",
          data: [.init("name", bar.name.text), .init("value", bar.length)])
      ) {
        let ground = frame.theme.paletteColor(color)
        canvas.fill(Path(place, cornerRadius: 1.5), with: frame.theme.tint(ground, strength))
        guard let (font, turned, _) = lettering else { return }
        // The number stands beyond the bar's end; turned ones end there, since they read upwards.
        let away = end >= zero ? 4.0 : -4
        let extent = isHorizontal || turned ? frame.measurer.width(of: label, in: font) : font.size
        let far = end + (away > 0 ? away + extent : away - extent)
        let (low, high) =
          isHorizontal ? (frame.area.x, frame.area.maxX) : (frame.area.y, frame.area.maxY)
        let isWithin = (far < low || far > high) && abs(end - zero) > extent + 8
        let gap = isWithin ? -away : away
        let anchor =
          isHorizontal
          ? Anchor(gap > 0 ? .leading : .trailing, .middle)
          : turned
            ? Anchor(gap > 0 ? .trailing : .leading, .middle) : Anchor(.center, gap > 0 ? .top : .baseline)
        canvas.draw(
          label, at: isHorizontal ? Point(end + gap, middle) : Point(middle, end + gap), anchor: anchor,
          font: font,
          color: isWithin
            ? frame.theme.text(on: frame.theme.tint(ground, strength)) : frame.theme.secondaryInk,
          turned: turned)
      }
    }
  }
}
