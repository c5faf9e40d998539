/// Bars from zero, one for each name, with their numbers at the end.
///
/// They run along whichever axis has numbers.
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

  private let bars: [Bar]
  private let direction: Direction
  private let color: Int
  private let format: NumberFormat

  /// Bars for the elements of a collection.
  public init<Data: Collection>(
    _ data: Data, name: KeyPath<Data.Element, some Plottable>, length: KeyPath<Data.Element, Double>,
    direction: Direction, color: Int = 0, format: NumberFormat = .grouped
  ) {
    bars = data.map { Bar(name: $0[keyPath: name].plotValue, length: $0[keyPath: length]) }
    self.direction = direction
    self.color = color
    self.format = format
  }

  private var lengths: [PlotValue] { [.number(0)] + bars.map { .number($0.length) } }

  /// Names or lengths, as the direction has it.
  public var horizontalValues: [PlotValue] { direction == .horizontal ? lengths : bars.map(\.name) }
  /// Names or lengths, as the direction has it.
  public var verticalValues: [PlotValue] { direction == .horizontal ? bars.map(\.name) : lengths }

  /// Paints the bars and their numbers.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let isHorizontal = direction == .horizontal
    let (names, numbers) =
      isHorizontal ? (frame.vertical, frame.horizontal) : (frame.horizontal, frame.vertical)
    let labels = bars.map { format.string($0.length) }
    let widest = labels.max { $0.count < $1.count } ?? ""
    let room =
      isHorizontal
      ? names.bandwidth * 0.36
      : 9 * 0.92 * names.bandwidth / frame.measurer.width(of: widest, in: Font(size: 9))
    let font = Font(size: min(9, max(4.5, (room * 4).rounded(.down) / 4)))
    guard let zero = numbers.position(of: .number(0)) else { return }
    for (bar, label) in zip(bars, labels) {
      guard let middle = names.position(of: bar.name), let end = numbers.position(of: .number(bar.length))
      else {
        continue
      }
      let thickness = names.bandwidth * 0.62
      let place =
        isHorizontal
        ? Rectangle(x: min(zero, end), y: middle - thickness / 2, width: abs(end - zero), height: thickness)
        : Rectangle(x: middle - thickness / 2, y: min(zero, end), width: thickness, height: abs(end - zero))
      let name = if case .category(let name) = bar.name { name } else { "" }
      canvas.annotate(
        Annotation(
          "bar", region: .rectangle(place), title: "\(name): \(label)",
          data: [.init("name", name), .init("value", bar.length)])
      ) {
        let ground = frame.theme.palette[color % frame.theme.palette.count]
        canvas.fill(Path(place, cornerRadius: 1.5), with: frame.theme.tint(ground, 0.45))
        let point =
          isHorizontal
          ? Point(end + 4, middle)
          : Point(middle, end + (end >= zero ? 4 : -4 - frame.measurer.capHeight(of: font)))
        canvas.draw(
          label, at: point, anchor: isHorizontal ? Anchor(.leading, .middle) : Anchor(.center, .top),
          font: font,
          color: frame.theme.secondaryInk)
      }
    }
  }
}
