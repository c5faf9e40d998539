/// Pictures of any kind in rows and columns, each with a title, shrunk where they are wide.
struct PictureGrid {
  private struct Cell {
    let title: String
    let picture: Picture
    let scale: Double
    var origin = Point(0, 0)
  }

  private let title: String
  private let heading: Heading
  private let theme: Theme
  private var cells: [Cell] = []
  private let size: Size

  private static let spacing = 16.0
  private static let titleHeight = 22.0

  init(
    _ title: String, subtitle: String, _ pictures: [(title: String, picture: Picture)], columns: Int,
    width: Double, theme: Theme
  ) {
    self.title = title
    self.theme = theme
    var cells = pictures.map {
      Cell(title: $0.title, picture: $0.picture, scale: min(1, width / max($0.picture.size.width, 1)))
    }
    let widths = (0..<columns).map { column in
      cells.indices.filter { $0 % columns == column }
        .map { cells[$0].picture.size.width * cells[$0].scale }.max() ?? 0
    }
    let used = widths.filter { $0 > 0 }
    let inner = used.reduce(0, +) + Self.spacing * Double(max(used.count - 1, 0))
    heading = Heading(
      title: title, subtitle: subtitle, width: max(inner, 420), theme: theme, measurer: TextMeasurer())
    var y = theme.margin + heading.size.height
    for start in stride(from: 0, to: cells.count, by: columns) {
      let row = start..<min(start + columns, cells.count)
      var x = theme.margin
      for index in row {
        cells[index].origin = Point(x, y + Self.titleHeight)
        x += widths[index - start] + Self.spacing
      }
      y += Self.titleHeight + (row.map { cells[$0].picture.size.height * cells[$0].scale }.max() ?? 0)
      if row.upperBound < cells.count { y += Self.spacing }
    }
    self.cells = cells
    size = Size(max(inner, heading.size.width) + 2 * theme.margin, y + theme.margin)
  }

  var picture: Picture {
    let described = cells.map { "\($0.title): \($0.picture.title)." }.joined(separator: " ")
    return Picture(
      size: size, title: title.isEmpty ? "Pictures" : title, summary: described, background: theme.background,
      provenance: cells.first?.picture.provenance ?? [], paint: paint)
  }

  private func paint(on canvas: any Canvas) {
    heading.paint(on: canvas, at: Point(theme.margin, theme.margin))
    for (index, cell) in cells.enumerated() {
      canvas.draw(
        cell.title, at: Point(cell.origin.x, cell.origin.y - 8), anchor: Anchor(.leading, .baseline),
        font: theme.labelFont.bold, color: theme.ink)
      let place = PlacedCanvas(
        canvas, at: cell.origin, scale: cell.scale, prefix: cells.count > 1 ? "frame-\(index + 1)-" : "")
      cell.picture.paint(on: place)
    }
  }
}
