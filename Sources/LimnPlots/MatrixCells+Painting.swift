extension MatrixCells {
  /// Smaller text than this could not be read.
  private static let smallestText = 5.5
  private static let largestText = 11.0
  /// Crosses on smaller cells would be blots; such cells are filled instead.
  private static let smallestCross = 5.0
  /// More cells a point than this could not be told apart on any screen; on small maps, of which there are many, one
  /// is enough.
  private static let mostCellsPerPoint = (large: 1.5, small: 1.0)
  private static let smallSide = 150.0

  /// How many cells side by side become one pixel.
  private func block(in area: Rectangle) -> (rows: Int, columns: Int) {
    func size(_ count: Int, _ length: Double) -> Int {
      let most = length < Self.smallSide ? Self.mostCellsPerPoint.small : Self.mostCellsPerPoint.large
      return max(1, Int((Double(count) / (length * most)).rounded(.up)))
    }
    return (size(rows.count, area.height), size(columns.count, area.width))
  }

  /// Says so where a pixel stands for several cells, or small numbers are not written.
  public func notes(in frame: PlotFrame) -> [String] {
    let block = block(in: frame.area)
    if block.rows > 1 || block.columns > 1 {
      let what = reduction == .mean ? "mean" : "largest"
      return ["Each pixel shows the \(what) of \(block.rows) × \(block.columns) numbers"]
    }
    guard let (texts, _) = texts(in: frame), texts.contains("") else { return [] }
    let hasBlank = texts.indices.contains { texts[$0].isEmpty && !hasMask(at: $0) && values[$0].isFinite }
    return hasBlank ? ["Cells without a number round to 0"] : []
  }

  /// Paints the cells, what marks those without a number, and their numbers.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    guard !values.isEmpty else { return }
    let area = frame.area
    let cell = Size(area.width / Double(columns.count), area.height / Double(rows.count))
    let draw = {
      paintImage(on: canvas, frame, cell)
      if !isMasked.isEmpty {
        let spacing = min(area.width, area.height) < Self.smallSide ? 4.5 : 6
        Hatching(theme: frame.theme).paint(
          area, rows: rows.count, columns: columns.count, isHatched: isMasked, spacing: spacing, on: canvas)
      }
      paintSigns(on: canvas, frame, cell)
      paintTexts(on: canvas, frame, cell)
      canvas.stroke(Path(area), with: Stroke(frame.theme.faintLine, width: 1))
    }
    guard canvas.keepsAnnotations else { return draw() }
    canvas.annotate(annotation(area)) {
      draw()
      annotateParts(on: canvas, area, cell)
    }
  }

  private func paintImage(on canvas: any Canvas, _ frame: PlotFrame, _ cell: Size) {
    let theme = frame.theme
    let block = block(in: frame.area)
    let noNumber = min(cell.width, cell.height) < Self.smallestCross ? theme.alert : theme.surface
    func color(_ value: Double) -> Color { value.isNaN ? noNumber : colors.color(for: value, in: theme) }
    var pixels: [Color] = []
    if block == (1, 1) {
      pixels = values.indices.map { hasMask(at: $0) ? theme.background : color(values[$0]) }
    } else {
      for top in stride(from: 0, to: rows.count, by: block.rows) {
        for left in stride(from: 0, to: columns.count, by: block.columns) {
          var (reduced, count): (Double?, Double) = (nil, 0)
          for row in top..<min(top + block.rows, rows.count) {
            for column in left..<min(left + block.columns, columns.count) {
              let index = row * columns.count + column
              guard !hasMask(at: index) else { continue }
              let value = values[index]
              count += 1
              // What is no number is not hidden by its neighbours.
              reduced =
                reduced.map {
                  $0.isNaN || value.isNaN ? .nan : reduction == .mean ? $0 + value : max($0, value)
                } ?? value
            }
          }
          pixels.append(reduced.map { color(reduction == .mean ? $0 / count : $0) } ?? theme.background)
        }
      }
    }
    canvas.draw(
      Image(width: (columns.count + block.columns - 1) / block.columns, pixels: pixels), in: frame.area)
  }

  /// Crosses over cells without a number, the sign of infinity on others.
  private func paintSigns(on canvas: any Canvas, _ frame: PlotFrame, _ cell: Size) {
    guard min(cell.width, cell.height) >= Self.smallestCross else { return }
    var crosses = Path()
    for index in values.indices where !values[index].isFinite && !hasMask(at: index) {
      let place = place(of: index, frame.area, cell)
      if values[index].isNaN {
        let inner = place.inset(by: min(cell.width, cell.height) * 0.25)
        crosses.elements += [
          .move(Point(inner.x, inner.y)), .line(Point(inner.maxX, inner.maxY)),
          .move(Point(inner.x, inner.maxY)), .line(Point(inner.maxX, inner.y)),
        ]
      } else {
        let color = colors.color(for: values[index], in: frame.theme)
        canvas.draw(
          NumberFormat.shortest.string(values[index]), at: place.center, anchor: .center,
          font: Font(size: min(place.width, place.height) * 0.6, isBold: true),
          color: frame.theme.text(on: color))
      }
    }
    if !crosses.elements.isEmpty { canvas.stroke(crosses, with: Stroke(frame.theme.alert, width: 1)) }
  }

  private func paintTexts(on canvas: any Canvas, _ frame: PlotFrame, _ cell: Size) {
    guard let (texts, font) = texts(in: frame) else { return }
    for (index, text) in texts.enumerated() where !text.isEmpty {
      let color = colors.color(for: values[index], in: frame.theme)
      canvas.draw(
        text, at: place(of: index, frame.area, cell).center, anchor: .center, font: font,
        color: frame.theme.text(on: color))
    }
  }

  /// What stands on each cell, in the font in which the widest fits; nothing if it would be too small.
  private func texts(in frame: PlotFrame) -> (texts: [String], font: Font)? {
    let cell = Size(frame.area.width / Double(columns.count), frame.area.height / Double(rows.count))
    // Looked at first: the numbers of a large matrix would take seconds to write.
    guard let text, min(cell.width, cell.height) >= 10 else { return nil }
    let texts = values.indices.map { hasMask(at: $0) || !values[$0].isFinite ? "" : text(values[$0]) }
    let trial = Font(size: 10)
    let widest = Set(texts).map { frame.measurer.width(of: $0, in: trial) }.max() ?? 0
    guard widest > 0 else { return nil }
    let size = min(10 * 0.8 * cell.width / widest, cell.height * 0.42, Self.largestText)
    let font = trial.size((size * 4).rounded(.down) / 4)
    return font.size >= Self.smallestText ? (texts, font) : nil
  }

  func place(of index: Int, _ area: Rectangle, _ cell: Size) -> Rectangle {
    Rectangle(
      x: area.x + Double(index % columns.count) * cell.width,
      y: area.y + Double(index / columns.count) * cell.height, width: cell.width, height: cell.height)
  }
}
