import Foundation
import LimnPlots
import LimnTestSupport
import Testing

@Suite("Marks of embeddings")
struct EmbeddingMarkTests {
  private struct Item {
    let text: String
    let x: Double
    let y: Double
    var series = ""
    var value = 0.0
  }

  private func items(_ count: Int, _ text: (Int) -> String) -> [Item] {
    var generator = SystemLikeGenerator(state: 5)
    return (0..<count).map {
      Item(
        text: text($0), x: Double(generator.next() % 10_000) / 100,
        y: Double(generator.next() % 10_000) / 100,
        series: $0 % 3 == 0 ? "a" : "b", value: Double($0))
    }
  }

  private func record(_ plot: Plot) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    return canvas
  }

  private func plot(_ marks: [any Mark], area: Size = Size(400, 300)) -> Plot {
    var plot = Plot(x: Axis("x"), y: Axis("y"), area: area)
    plot.marks = marks
    return plot
  }

  private func places(_ kind: String, _ canvas: RecordingCanvas) -> [Rectangle] {
    canvas.annotations.compactMap {
      if case .rectangle(let place) = $0.region, $0.kind == kind { place } else { nil }
    }
  }

  @Test("crowded names of groups all find a place, in smaller letters or by longer lines, each in a rim")
  func crowded() {
    var style = Labels.Style()
    (style.isBold, style.isCentered, style.hasRim, style.size) = (true, true, true, 18)
    style.overflow = .lead
    for (count, spread) in [(4, 25.0), (40, 0.1)] {
      // Around the middle, four far from each other or all in a heap.
      let names = (0..<count).map { index in
        Item(
          text: "group \(index)", x: 50 + (index % 2 == 0 ? 1 : -1) * spread,
          y: 50 + (index / 2 % 2 == 0 ? 1 : -1) * spread)
      }
      var plot = plot([Labels(names, x: \.x, y: \.y, text: \.text, style: style)])
      (plot.x.domain, plot.y.domain) = (.numbers(0...100), .numbers(0...100))
      let checks = PictureChecks(plot.picture())
      #expect(checks.complaints == [])
      #expect(checks.texts.count { $0.text.hasPrefix("group ") } == count)
      #expect(!checks.texts.contains { $0.text.contains("lack of room") })
      var rims: [Double] = []
      for case .outline(_, _, _, let font, let stroke) in record(plot).commands {
        #expect(stroke.width == 5)
        rims.append(font.size)
      }
      #expect(rims.count == count && Set(rims).count == 1)
      #expect(count == 4 ? rims[0] == 18 : rims[0] < 18, "\(count) in \(rims[0])")
    }
  }

  @Test("one unit is as long on both axes, alone and in a grid", arguments: [Size(400, 300), Size(200, 500)])
  func equalUnits(area: Size) {
    // A square of points, whose sides have to be as long as each other.
    let corners = [Item(text: "", x: 2, y: -1), Item(text: "", x: 12, y: 9)]
    var plot = plot([Dots(corners, x: \.x, y: \.y)], area: area)
    plot.hasEqualUnits = true
    let alone = places("dot", record(plot)).map(\.center)
    #expect(abs(abs(alone[1].x - alone[0].x) - abs(alone[1].y - alone[0].y)) < 1e-9)
    let canvas = RecordingCanvas()
    PlotGrid("", [plot, plot], columns: 2, sharesX: .all, sharesY: .all).picture().paint(on: canvas)
    let dots = places("dot", canvas).map(\.center)
    #expect(dots.count == 4)
    #expect(abs(abs(dots[3].x - dots[2].x) - abs(dots[3].y - dots[2].y)) < 1e-9)
    #expect(abs((dots[3] - dots[2]).length - (dots[1] - dots[0]).length) < 1e-9)
  }

  @Test(
    "every lettered dot says its letter and exact place, and none lies over another", arguments: [1, 27, 60])
  func lettered(count: Int) throws {
    let items = items(count) { String(UnicodeScalar(UInt8(97 + $0 % 26))) }
    let plot = plot([LetteredDots(items, x: \.x, y: \.y, text: \.text, series: \.series)])
    let canvas = record(plot)
    let dots = canvas.annotations.filter { $0.kind == "dot" }
    #expect(dots.count == count)
    let told = Set(dots.map { $0.data.prefix(3).map(\.value).joined(separator: " ") })
    #expect(told == Set(items.map { "\($0.text) \($0.x) \($0.y)" }))
    // Large dots at home and beside.
    let large = (places("dot", canvas).filter { $0.width > 10 } + places("label", canvas)).map(\.center)
    for (index, first) in large.enumerated() {
      for second in large[..<index] { #expect((first - second).length >= 16) }
    }
    let note = canvas.texts.first { $0.contains("left out") }
    #expect(large.count == count - (note.flatMap { Int($0.prefix { $0 != " " }) } ?? 0))
    #expect(PictureChecks(plot.picture()).complaints == [])
    #expect(PictureChecks(plot.picture(theme: .dark)).complaints == [])
  }

  @Test("dots have the colours of their numbers, gray where there is none")
  func values() {
    var items = items(3) { _ in "" }
    items[0].value = .nan
    var scale = ColorScale("value", domain: 0...2)
    scale.start = 0.5
    let canvas = record(plot([Dots(items, x: \.x, y: \.y, value: \.value, colors: scale)]))
    let fills = canvas.commands.compactMap { command -> Color? in
      if case .fill(let path, let color) = command, path.elements.count > 5 { color } else { nil }
    }
    #expect(fills == [Theme.light.line, ColorMap.blues.color(at: 0.75), ColorMap.blues.color(at: 1)])
  }

  @Test("more than ten thousand dots are one image in SVG, and the plot says so")
  func pixels() throws {
    let items = items(12_000) { _ in "" }
    let plot = plot([Dots(items, x: \.x, y: \.y, series: \.series, opacity: 0.5)])
    let canvas = record(plot)
    #expect(canvas.commands.contains { if case .beginPixels = $0 { true } else { false } })
    var drawn = 0
    for case .dots(let centers, _, _) in canvas.commands { drawn += centers.count }
    #expect(drawn == 12_000)
    #expect(canvas.texts.contains("12,000 dots, drawn as pixels in SVG and PDF too."))
    let svg = try plot.picture().data(as: .svg)
    let tree = try XMLTree(parsing: svg)
    #expect(tree.all.count { $0.name == "image" } == 1)
    #expect(tree.ofClass("dots").first?.attributes["data-count"] == "12000")
    #expect(svg.count < 600_000)
    #expect(try svg == plot.picture().data(as: .svg))
  }

  @Test("pixels are replayed as pixels")
  func pixelsAgain() {
    let canvas = record(plot([Dots(items(10_001) { _ in "" }, x: \.x, y: \.y)]))
    let again = RecordingCanvas()
    canvas.replay(on: again)
    #expect(again.commands == canvas.commands)
  }

  @Test("labels keep off other dots, and no line crosses a label")
  func obstacles() {
    let items = items(150) { "token \($0)" }
    var style = Labels.Style()
    style.overflow = .lead
    let labels = Labels(items.prefix(60), x: \.x, y: \.y, text: \.text, style: style)
      .avoiding(x: items.map(\.x), y: items.map(\.y), radius: 3)
    let canvas = record(plot([Dots(items, x: \.x, y: \.y, radius: 3), labels], area: Size(700, 600)))
    let (dots, texts) = (places("dot", canvas), places("label", canvas))
    #expect(texts.count > 30)
    for text in texts {
      for dot in dots {
        let inner = dot.inset(by: 0.01)
        #expect(
          !(text.x < inner.maxX && inner.x < text.maxX && text.y < inner.maxY && inner.y < text.maxY))
      }
    }
    let lines = canvas.commands.compactMap { command -> (Point, Point)? in
      guard case .stroke(let path, let stroke) = command, stroke.width == 0.8,
        case .move(let start) = path.elements[0], case .line(let end) = path.elements[1]
      else { return nil }
      return (start, end)
    }
    #expect(!lines.isEmpty)
    for (start, end) in lines {
      for text in texts {
        let inner = text.inset(by: 1.5)
        for step in 0...200 {
          let point = start + (end - start) * (Double(step) / 200)
          #expect(
            !(point.x > inner.x && point.x < inner.maxX && point.y > inner.y && point.y < inner.maxY))
        }
      }
    }
  }

  @Test("links tell their ends and what else is known of them")
  func links() throws {
    struct Pair {
      let from = (x: 1.0, y: 2.0)
      let x = 1.0
      let y = 2.0
      let endX = 3.0
      let endY = 5.5
    }
    let mark = Links(
      "near", [Pair()], x: \.x, y: \.y, toX: \.endX, toY: \.endY, title: { _ in "a to b" },
      facts: { _ in [.init("distance", 0.25)] })
    let tree = try XMLTree(parsing: plot([mark]).picture().data(as: .svg))
    let link = try #require(tree.ofClass("link").first)
    #expect(link.attributes["data-distance"] == "0.25" && link.attributes["data-to-y"] == "5.5")
    #expect(plot([mark]).data.csv == "mark,series,x,y,to-x,to-y\nlinks,near,1,2,3,5.5\n")
  }

  @Test("colours past the palette's end differ from all before")
  func manySeries() {
    let series = (0..<24).map { Series("\($0)") }
    for theme in Theme.all {
      let frame = PlotFrame(
        area: Rectangle(x: 0, y: 0, width: 1, height: 1), horizontal: Scale(.numbers(0...1), from: 0, to: 1),
        vertical: Scale(.numbers(0...1), from: 1, to: 0), theme: theme, series: series)
      #expect(Set(series.map { frame.color(of: $0).hexadecimal }).count == 24)
    }
  }
}
