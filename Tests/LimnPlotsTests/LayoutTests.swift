import LimnPlots
import Testing

@Suite("Legends and grids")
struct LayoutTests {
  private let measurer = TextMeasurer()

  private func record(_ picture: Picture) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    picture.paint(on: canvas)
    return canvas
  }

  private func places(_ canvas: RecordingCanvas) -> [(text: String, place: Rectangle)] {
    canvas.commands.compactMap { command in
      guard case .text(let text, let point, let anchor, let font, _, let turned) = command else { return nil }
      let (width, height) = (measurer.width(of: text, in: font), measurer.capHeight(of: font))
      let along = anchor.horizontal == .leading ? 0 : anchor.horizontal == .center ? -width / 2 : -width
      let down = anchor.vertical == .top ? 0 : anchor.vertical == .middle ? -height / 2 : -height
      return (
        text,
        turned
          ? Rectangle(x: point.x + down, y: point.y - along - width, width: height, height: width)
          : Rectangle(x: point.x + along, y: point.y + down, width: width, height: height)
      )
    }
  }

  /// No text over another, none beyond the page.
  private func expectInOrder(_ picture: Picture, sourceLocation: SourceLocation = #_sourceLocation) {
    let places = places(record(picture))
    let page = Rectangle(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
    for (index, text) in places.enumerated() {
      #expect(page.contains(text.place), "“\(text.text)” leaves the page", sourceLocation: sourceLocation)
      for other in places[..<index] {
        let (a, b) = (text.place.inset(by: 0.1), other.place)
        #expect(
          !(a.x < b.maxX && b.x < a.maxX && a.y < b.maxY && b.y < a.maxY),
          "“\(text.text)” lies over “\(other.text)”", sourceLocation: sourceLocation)
      }
    }
  }

  private func plot(_ count: Int, _ placement: LegendPlacement) -> Plot {
    var plot = Plot(
      "Models of many sizes, with a title that is too long for one line of the page, and wraps",
      x: Axis("step"),
      y: Axis("loss"), area: Size(300, 200))
    plot.marks = (0..<count).map { model in
      Line("model \(model)", (0..<50).map { 3 + Double(model) * 0.01 - Double($0) / 50 })
    }
    plot.marks.append(Rule(y: 2.5, "half"))
    plot.marks += [Rule(x: 10, "warm-up ends"), Rule(x: 12, "first decay")]
    plot.legendPlacement = placement
    plot.caption = "Made up."
    return plot
  }

  @Test(
    "no text lies over another or beyond the page, wherever the legend is",
    arguments: [.automatic, .inside, .beside, .below, .atEnds, .hidden] as [LegendPlacement])
  func order(placement: LegendPlacement) {
    for count in [1, 2, 7, 12] { expectInOrder(plot(count, placement).picture()) }
    var turned = plot(3, placement)
    (turned.x.side, turned.y.side) = (.opposite, .opposite)
    expectInOrder(turned.picture())
  }

  @Test("a legend beside or below never covers data; one inside covers none if it is there of itself")
  func legends() throws {
    for placement in [LegendPlacement.beside, .below, .automatic] {
      let canvas = record(plot(4, placement).picture())
      let area = try #require(
        canvas.commands.compactMap { if case .beginClip(let area) = $0 { area.inset(by: 5) } else { nil } }
          .first)
      let names = places(canvas).filter { $0.text.hasPrefix("model ") }
      #expect(names.count == 4)
      var points: [Point] = []
      for case .stroke(let path, let stroke) in canvas.commands where stroke.width == 1.75 {
        for case .line(let point) in path.elements { points.append(point) }
      }
      for (_, name) in names {
        if placement == .beside { #expect(name.x >= area.maxX) }
        if placement == .below { #expect(name.y >= area.maxY) }
        #expect(!points.contains { name.contains(Rectangle(center: $0, size: Size(0, 0))) })
      }
    }
  }

  @Test("marks of one name have one colour and one entry; other names have other colours")
  func colors() {
    var plot = Plot(area: Size(300, 200))
    plot.marks = [
      Band("train", x: [0, 1], from: [1, 1], to: [2, 2]), Line("train", [1, 2]), Line("validation", [2, 3]),
      Line("test", [2, 3], color: 0),
    ]
    plot.legendPlacement = .beside
    let canvas = record(plot.picture())
    #expect(canvas.texts.count { $0 == "train" } == 1)
    var colors: [Color] = []
    for case .stroke(_, let stroke) in canvas.commands where stroke.width == 1.75 {
      colors.append(stroke.color)
    }
    #expect(colors == [1, 2, 0].map { Theme.light.palette[$0] })
  }

  @Test("the plots of a grid are in line, share their scales and write labels once")
  func grid() {
    func plot(_ numbers: [Double]) -> Plot {
      var plot = Plot(x: Axis("step"), y: Axis("loss"), area: Size(150, 100))
      plot.marks = [Line("train", numbers), Line("validation", numbers.map { $0 + 1 })]
      return plot
    }
    var grid = PlotGrid(
      "Grid", [[plot([1, 2]), plot([5, 9_000])], [plot([3, 4]), nil]], sharesX: .all, sharesY: .all)
    grid.columnTitles = ["left", "right"]
    grid.rowTitles = ["first", "second"]
    let canvas = record(grid.picture())
    let areas = canvas.commands.compactMap { if case .beginClip(let area) = $0 { area } else { nil } }
    #expect(areas.count == 3)
    #expect(areas[0].y == areas[1].y && areas[0].x == areas[2].x && Set(areas.map(\.size)).count == 1)
    for text in ["step", "loss", "train", "validation", "left", "second"] {
      #expect(canvas.texts.count { $0 == text } == 1, "\(text)")
    }
    #expect(canvas.texts.count { $0 == "10,000" } == 2)
    expectInOrder(grid.picture())
    expectInOrder(PlotGrid("", [[Plot?]]()).picture())
  }

  @Test("a grid's legend stands below, on the right or nowhere, and lists no line that is named at its end")
  func gridLegend() throws {
    var plot = Plot(area: Size(150, 100))
    plot.marks = [Line("train", [1, 2]), Line("validation", [2, 3])]
    var other = plot
    other.marks = [Line("test", [4, 3])]
    other.legendPlacement = .atEnds
    var grid = PlotGrid("Grid", [[plot, other]])
    for placement in [LegendPlacement.below, .beside, .hidden] {
      grid.legendPlacement = placement
      let canvas = record(grid.picture())
      let areas = canvas.commands.compactMap { if case .beginClip(let area) = $0 { area } else { nil } }
      let (right, bottom) = (areas.map(\.maxX).max() ?? 0, areas.map(\.maxY).max() ?? 0)
      let listed = places(canvas).filter { ["train", "validation"].contains($0.text) }
      #expect(listed.count == (placement == .hidden ? 0 : 2))
      for (_, place) in listed {
        if placement == .beside { #expect(place.x > right && place.maxY < bottom) }
        if placement == .below { #expect(place.y > bottom) }
      }
      #expect(canvas.texts.count { $0 == "test" } == 1)
      expectInOrder(grid.picture())
    }
  }

  @Test("panels below each other have one axis of steps, each its own numbers")
  func panels() {
    var (loss, rate) = (Plot(x: Axis("step"), y: Axis("loss")), Plot(x: Axis("step"), y: Axis("rate")))
    loss.marks = [Line("loss", [4, 3, 2])]
    rate.marks = [Line("rate", [0, 1e-3, 5e-4])]
    let canvas = record(PlotGrid("", [[loss], [rate]]).picture())
    #expect(canvas.texts.count { $0 == "step" } == 1)
    #expect(canvas.texts.contains("0.0010") && canvas.texts.contains("4.0"))
    expectInOrder(PlotGrid("", [[loss], [rate]]).picture())
  }

  @Test("colours that all plots share are explained once, others after the last neighbour that has them")
  func colorBars() throws {
    func plot(_ title: String, _ end: Double) -> Plot {
      var plot = Plot(title, x: Axis(side: .opposite), area: Size(120, 60))
      let scale = ColorScale("scale to \(Int(end)), a title longer than the bar", domain: 0...end)
      plot.marks = [
        Cells(
          [(0, 1.0), (1, end)].map { (name: "\($0.0)", value: $0.1) }, row: \.name, column: \.name,
          value: \.value, colors: scale)
      ]
      plot.colorScale = scale
      return plot
    }
    for (ends, bars) in [([1, 1, 1], [2]), ([1, 1, 7], [1, 2]), ([1, 7, 1], [0, 1, 2])] {
      let plots = ends.enumerated().map { plot("plot \($0.offset)", Double($0.element)) }
      let grid = PlotGrid("", [plots])
      let canvas = record(grid.picture())
      let areas = canvas.commands.compactMap { if case .beginClip(let area) = $0 { area } else { nil } }
      let titles = places(canvas).filter { $0.text.hasPrefix("scale") }
      #expect(titles.map(\.text) == bars.map { "scale to \(ends[$0]), a title longer than the bar" })
      for (bar, title) in zip(bars, titles) {
        #expect(title.place.x > areas[bar].maxX && (bar == 2 || title.place.maxX < areas[bar + 1].x))
      }
      expectInOrder(grid.picture())
      expectInOrder(PlotGrid("", plots.map { [$0] }).picture())
    }
  }
}
