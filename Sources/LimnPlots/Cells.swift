/// A matrix of coloured cells, each with lines of text if wanted.
///
/// ```swift
/// Cells(
///   bigrams, row: \.first, column: \.second, value: \.count, colors: scale,
///   lines: { ["\($0.first)\($0.second)", "\($0.count)"] })
/// ```
///
/// Text takes whichever of dark and light stands out more from its cell. Cells without a number are crossed
/// out, infinite ones say so, and those beyond the colour scale have a corner turned down.
public struct Cells: Mark {
  private struct Cell {
    let row: PlotValue
    let column: PlotValue
    let value: Double
    let lines: [String]
    let title: String
  }

  /// How far a cell reaches under the next ones. Where a picture is shown smaller than it is, half a point is
  /// less than a pixel, and the page would shine through (measured in a browser at 600 to 830 pixels).
  private static let overlap = 2.0

  /// Text smaller than this is left out: it could not be read.
  private static let smallestText = 4.5
  private static let largestText = 13.0
  private let cells: [Cell]
  private let colors: ColorScale

  /// Cells for the elements of a collection.
  ///
  /// - Parameters:
  ///   - data: One element a cell.
  ///   - row: Which row an element stands in.
  ///   - column: Which column it stands in.
  ///   - value: The number that its colour shows.
  ///   - colors: How numbers become colours.
  ///   - lines: The text on the cell, the first line heavy; none by default.
  ///   - title: The tooltip; row, column and number by default.
  public init<Data: Collection>(
    _ data: Data, row: KeyPath<Data.Element, some Plottable>,
    column: KeyPath<Data.Element, some Plottable>,
    value: KeyPath<Data.Element, some PlotNumber>, colors: ColorScale,
    lines: (Data.Element) -> [String] = { _ in [] },
    title: ((Data.Element) -> String)? = nil
  ) {
    cells = data.map { element in
      // Numbers name rows and columns like anything else.
      let row = PlotValue.category(element[keyPath: row].plotValue.text)
      let column = PlotValue.category(element[keyPath: column].plotValue.text)
      let value = element[keyPath: value].plotNumber
      let number = (colors.format ?? .shortest).string(value)
      return Cell(
        row: row, column: column, value: value, lines: lines(element),
        title: title?(element) ?? "\(row.text) → \(column.text)\n\(colors.title): \(number)")
    }
    self.colors = colors
  }

  /// The columns.
  public var horizontalExtent: PlotExtent { PlotExtent(cells.map(\.column)) }
  /// The rows.
  public var verticalExtent: PlotExtent { PlotExtent(cells.map(\.row)) }

  /// Paints cells and text.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let size = Size(frame.horizontal.bandwidth, frame.vertical.bandwidth)
    let fonts = fonts(size, frame)
    canvas.fill(frame.area, with: frame.theme.background)
    for cell in cells {
      guard let middle = frame.point(cell.column, cell.row) else { continue }
      let place = Rectangle(center: middle, size: size)
      canvas.annotate(annotation(of: cell, place)) {
        let color = colors.color(for: cell.value, in: frame.theme)
        let overlap = Size(
          min(Self.overlap, frame.area.maxX - place.maxX), min(Self.overlap, frame.area.maxY - place.maxY))
        canvas.fill(
          Rectangle(
            x: place.x, y: place.y, width: place.width + max(0, overlap.width),
            height: place.height + max(0, overlap.height)), with: color)
        if cell.value.isNaN {
          paintCross(place, on: canvas, frame.theme)
        } else if cell.value.isInfinite {
          let font = Font(size: min(place.width, place.height) * 0.6, isBold: true)
          canvas.draw(
            NumberFormat.shortest.string(cell.value), at: place.center, anchor: .center, font: font,
            color: frame.theme.text(on: color))
        } else {
          if cell.value < colors.domain.lowerBound && !isBlank(cell) || cell.value > colors.domain.upperBound
          {
            paintCorner(place, on: canvas, frame.theme.text(on: color))
          }
          paintText(of: cell, place, on: color, fonts, canvas, frame)
        }
      }
    }
    canvas.stroke(Path(frame.area), with: Stroke(frame.theme.faintLine, width: 1))
  }

  /// The fonts of the lines: as large as the widest text of each allows.
  private func fonts(_ cell: Size, _ frame: PlotFrame) -> [Font] {
    let count = cells.map(\.lines.count).max() ?? 0
    guard count > 0 else { return [] }
    let fonts = (0..<count).map { index in
      let font = Font(size: 10, isBold: index == 0 && count > 1)
      let lines = cells.compactMap { $0.lines.count > index ? $0.lines[index] : nil }
      let width = max(Self.greatestWidth(of: lines, in: font, frame.measurer), 1)
      let share = index == 0 && count > 1 ? 0.32 : 0.28
      let size = min(
        10 * 0.86 * cell.width / width, cell.height * (count > 1 ? share : 0.4), Self.largestText)
      return font.size((size * 4).rounded(.down) / 4)
    }
    return fonts.contains { $0.size < Self.smallestText } ? [] : fonts
  }

  private func paintText(
    of cell: Cell, _ place: Rectangle, on color: Color, _ fonts: [Font], _ canvas: any Canvas,
    _ frame: PlotFrame
  ) {
    guard !fonts.isEmpty else { return }
    let ink = isBlank(cell) ? frame.theme.secondaryInk : frame.theme.text(on: color)
    let gap = place.height * 0.13
    let heights = fonts.map { frame.measurer.capHeight(of: $0) }
    var top = place.center.y - (heights.reduce(0, +) + gap * Double(fonts.count - 1)) / 2
    for (index, line) in cell.lines.enumerated() {
      canvas.draw(
        line, at: Point(place.center.x, top), anchor: Anchor(.center, .top), font: fonts[index], color: ink)
      top += heights[index] + gap
    }
  }

  private func isBlank(_ cell: Cell) -> Bool { colors.zeroIsBlank && cell.value == 0 }

  /// A turned-down corner: the number lies beyond the colours.
  private func paintCorner(_ place: Rectangle, on canvas: any Canvas, _ color: Color) {
    let side = min(place.width, place.height) * 0.22
    let corner = Point(place.maxX, place.y)
    canvas.fill(
      Path([.move(corner), .line(corner + Point(-side, 0)), .line(corner + Point(0, side)), .close]),
      with: color)
  }

  private func paintCross(_ place: Rectangle, on canvas: any Canvas, _ theme: Theme) {
    let inner = place.inset(by: min(place.width, place.height) * 0.25)
    for (start, end) in [
      (Point(inner.x, inner.y), Point(inner.maxX, inner.maxY)),
      (Point(inner.x, inner.maxY), Point(inner.maxX, inner.y)),
    ] {
      canvas.line(from: start, to: end, Stroke(theme.alert, width: 1))
    }
  }

  /// The width of the widest line, found among the forty longest in bytes and in characters: measuring thousands
  /// would take longer than painting them.
  private static func greatestWidth(of lines: [String], in font: Font, _ measurer: TextMeasurer) -> Double {
    let longest = lines.sorted { $0.utf8.count > $1.utf8.count }.prefix(40)
    return (longest + lines.sorted { $0.count > $1.count }.prefix(40))
      .map { measurer.width(of: $0, in: font) }.max() ?? 0
  }

  private func annotation(of cell: Cell, _ place: Rectangle) -> Annotation {
    Annotation(
      "cell", region: .rectangle(place), title: cell.title,
      data: [.init("row", cell.row.text), .init("column", cell.column.text), .init("value", cell.value)])
  }
}
