import LimnPlots
import Testing

@Suite("Plots")
struct PlotTests {
  private struct Cell {
    let row: String
    let column: String
    let value: Double
  }

  private func cells(_ values: [[Double]]) -> [Cell] {
    values.enumerated().flatMap { row, values in
      values.enumerated().map { Cell(row: "r\(row)", column: "c\($0)", value: $1) }
    }
  }

  private func record(_ plot: Plot, theme: Theme = .light) -> (canvas: RecordingCanvas, picture: Picture) {
    let picture = plot.picture(theme: theme)
    let canvas = RecordingCanvas()
    picture.paint(on: canvas)
    return (canvas, picture)
  }

  private func heatmap(_ values: [[Double]]) -> Plot {
    let scale = ColorScale("value", domain: 0...10, zeroIsBlank: true)
    var plot = Plot(
      "A title", subtitle: "and more", x: Axis("columns", side: .opposite), y: Axis("rows"),
      area: Size(200, 200))
    plot.marks = [
      Cells(
        cells(values), row: \.row, column: \.column, value: \.value, colors: scale,
        lines: { ["x", "\($0.value)"] })
    ]
    plot.colorScale = scale
    return plot
  }

  @Test("every cell is where its row and column are, with its number, and has no seam to the next")
  func cellPlaces() throws {
    let (canvas, _) = record(heatmap([[0, 1], [2.5, 10]]))
    let annotations = canvas.annotations.filter { $0.kind == "cell" }
    #expect(
      annotations.map { $0.data.map(\.value) } == [
        ["r0", "c0", "0.0"], ["r0", "c1", "1.0"], ["r1", "c0", "2.5"], ["r1", "c1", "10.0"],
      ])
    let places = annotations.compactMap { if case .rectangle(let place) = $0.region { place } else { nil } }
    #expect(places[0].maxX == places[1].x && places[0].y == places[1].y)
    #expect(places[0].maxY == places[2].y && places[0].x == places[2].x)
    #expect(places[0].size == Size(100, 100))
    #expect(annotations[2].title == "r1 → c0\nvalue: 2.5")
    // The paint reaches under the neighbours on the right and below, never out of the matrix.
    let fills = canvas.commands.compactMap { command in
      if case .fill(let path, _) = command, case .move(let start)? = path.elements.first,
        case .line(let corner)? = path.elements.dropFirst(2).first
      {
        (start, corner)
      } else {
        nil
      }
    }
    #expect(
      fills.contains {
        $0.0 == Point(places[0].x, places[0].y) && $0.1 == Point(places[0].maxX + 2, places[0].maxY + 2)
      })
    #expect(
      fills.contains {
        $0.0 == Point(places[3].x, places[3].y) && $0.1 == Point(places[3].maxX, places[3].maxY)
      })
  }

  @Test("text in cells has a contrast of 4.5 to 1", arguments: Theme.all)
  func contrast(theme: Theme) {
    let (canvas, _) = record(heatmap([(0...10).map(Double.init)]), theme: theme)
    var ground = theme.background
    var isInCell = false
    var checked = 0
    for command in canvas.commands {
      switch command {
      case .beginAnnotation(let annotation): isInCell = annotation.kind == "cell"
      case .endAnnotation: isInCell = false
      case .fill(_, let color) where isInCell: ground = color
      case .text(_, _, _, _, let color, _) where isInCell:
        #expect(color.contrast(with: ground) >= 4.5)
        checked += 1
      default: break
      }
    }
    #expect(checked == 22)
  }

  @Test("what is no number is crossed out")
  func missing() {
    let (canvas, _) = record(heatmap([[.nan, 1]]))
    let crosses = canvas.commands.filter {
      if case .stroke(_, let stroke) = $0 { stroke.color == Theme.light.alert } else { false }
    }
    #expect(crosses.count == 2)
  }

  @Test("titles, axis titles, labels and the colour bar are written, and nothing leaves the page")
  func texts() {
    let (canvas, picture) = record(heatmap([[0, 1], [2.5, 10]]))
    for text in ["A title", "and more", "columns", "rows", "c0", "c1", "r0", "r1", "value", "0", "2", "10"] {
      #expect(canvas.texts.contains(text), "\(text)")
    }
    expectOnPage(canvas, picture)
  }

  @Test("margins share the names of the matrix; their bars carry their numbers")
  func margins() {
    struct Total {
      let name: String
      let count: Double
    }
    var plot = heatmap([[0, 1], [2.5, 10]])
    plot.trailing = .init(
      "row total",
      marks: [
        Bars(
          "total", [Total(name: "r0", count: 1), Total(name: "r1", count: 12_500)], name: \.name,
          length: \.count,
          direction: .horizontal, format: .grouped)
      ])
    plot.bottom = .init(
      "column total",
      marks: [
        Bars(
          "total", [Total(name: "c0", count: 2), Total(name: "c1", count: 11)], name: \.name, length: \.count,
          direction: .vertical)
      ])
    let (canvas, picture) = record(plot)
    #expect(
      canvas.annotations.filter { $0.kind == "bar" }.map { $0.data.map(\.value) } == [
        ["r0", "1.0"], ["r1", "12500.0"], ["c0", "2.0"], ["c1", "11.0"],
      ])
    for text in ["row total", "column total", "12,500", "11"] { #expect(canvas.texts.contains(text)) }
    expectOnPage(canvas, picture)
  }

  @Test("dots stand where their numbers say, whatever the numbers are")
  func dots() {
    struct Dot {
      let x: Double
      let y: Double
      let kind = 0
    }
    for data in [
      [Dot(x: 1, y: 2), Dot(x: -3, y: 8)], [Dot(x: 1, y: 1)], [],
      [Dot(x: .nan, y: 1), Dot(x: 2, y: .infinity)],
    ] {
      var plot = Plot(x: Axis("x"), y: Axis("y"))
      plot.marks = [Dots(data, x: \.x, y: \.y, color: \.kind)]
      let (canvas, picture) = record(plot)
      #expect(canvas.annotations.count == data.count { $0.x.isFinite && $0.y.isFinite })
      expectOnPage(canvas, picture)
    }
    var plot = Plot(
      x: Axis(domain: .numbers(0...10)), y: Axis(domain: .numbers(0...10)), area: Size(100, 100))
    plot.marks = [Dots([Dot(x: 0, y: 0), Dot(x: 10, y: 10)], x: \.x, y: \.y, color: \.kind, radius: 1)]
    let places = record(plot).canvas.annotations.compactMap {
      if case .rectangle(let place) = $0.region { place.center } else { nil }
    }
    // Numbers grow upwards.
    #expect(places[1] - places[0] == Point(100, -100))
  }

  @Test("a contour is where the function has its level")
  func contour() throws {
    var plot = Plot(
      x: Axis(domain: .numbers(-2...2)), y: Axis(domain: .numbers(-2...2)), area: Size(400, 400))
    plot.marks = [Contour(x: -2...2, y: -2...2, columns: 64, rows: 64, level: 1) { $0 * $0 + $1 * $1 }]
    let (canvas, _) = record(plot)
    let path = try #require(
      canvas.commands.compactMap {
        if case .stroke(let path, _) = $0, path.elements.count > 20 { path } else { nil }
      }.first)
    let points = path.elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
    let frame = points.reduce((low: Point(1e9, 1e9), high: Point(0, 0))) {
      (Point(min($0.low.x, $1.x), min($0.low.y, $1.y)), Point(max($0.high.x, $1.x), max($0.high.y, $1.y)))
    }
    let center = (frame.low + frame.high) * 0.5
    // A circle of radius 1, that is 100 points.
    #expect(points.allSatisfy { abs(($0 - center).length - 100) < 0.5 })
    #expect(points.count > 200)
  }

  @Test("infinite and clipped numbers look different from those at the ends")
  func extremeCells() {
    let (canvas, _) = record(heatmap([[.infinity, -.infinity, 99, 10]]))
    #expect(canvas.texts.contains("∞") && canvas.texts.contains("−∞"))
    var corners = 0
    for case .fill(let path, _) in canvas.commands where path.elements.count == 4 { corners += 1 }
    #expect(corners == 1)
  }

  @Test("whole numbers name rows and columns too")
  func wholeNumbers() {
    struct Cell {
      let row: Int
      let column: Int
      let count: Int
    }
    var plot = Plot(area: Size(90, 60))
    let data = [
      Cell(row: 0, column: 7, count: 1), Cell(row: 1, column: 8, count: 2), Cell(row: 1, column: 9, count: 3),
    ]
    plot.marks = [
      Cells(data, row: \.row, column: \.column, value: \.count, colors: ColorScale("n", domain: 0...3))
    ]
    let (canvas, _) = record(plot)
    #expect(
      canvas.annotations.map { $0.data.map(\.value) } == [
        ["0", "7", "1.0"], ["1", "8", "2.0"], ["1", "9", "3.0"],
      ])
    #expect(canvas.annotations.first?.region == .rectangle(Rectangle(x: 37, y: 24, width: 30, height: 30)))
  }

  @Test("numbers at the limits of what a number can be, and negative colours, draw something")
  func limits() {
    struct Dot {
      let x: Double
      let y: Double
      var color = -1
    }
    for data in [
      [Dot(x: -1e308, y: 0), Dot(x: 1e308, y: 1)], [Dot(x: 0, y: 0), Dot(x: .leastNonzeroMagnitude, y: 1)],
    ] {
      var plot = Plot(x: Axis("x"), y: Axis("y"))
      plot.marks = [Dots(data, x: \.x, y: \.y, color: \.color)]
      #expect(!record(plot).canvas.commands.isEmpty)
    }
  }

  @Test("what lies beyond an axis is not painted")
  func beyondTheAxis() {
    struct Dot {
      let x: Double
    }
    var plot = Plot(x: Axis(domain: .numbers(0...1)), y: Axis(domain: .numbers(0...2)))
    plot.marks = [Dots([0.5, 1.06, -3].map { Dot(x: $0) }, x: \.x, y: \.x)]
    let (canvas, _) = record(plot)
    #expect(canvas.annotations.count == 1)
    #expect(canvas.commands.contains { if case .beginClip = $0 { true } else { false } })
  }

  /// No text reaches over the edge of the page.
  private func expectOnPage(
    _ canvas: RecordingCanvas, _ picture: Picture, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let measurer = TextMeasurer()
    for case .text(let text, let point, let anchor, let font, _, let turned) in canvas.commands {
      let width = measurer.width(of: text, in: font)
      let before = anchor.horizontal == .leading ? 0 : anchor.horizontal == .center ? width / 2 : width
      let along = turned ? picture.size.height - point.y : point.x
      let limit = turned ? picture.size.height : picture.size.width
      #expect(
        along - before >= 0 && along - before + width <= limit, "“\(text)” leaves the page",
        sourceLocation: sourceLocation)
      #expect(
        point.y >= 0 && point.y <= picture.size.height, "“\(text)” leaves the page",
        sourceLocation: sourceLocation)
    }
  }
}
