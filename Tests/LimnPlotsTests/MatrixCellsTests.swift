import Foundation
import LimnPlots
import LimnTestSupport
import Testing

@Suite("Matrices of cells")
struct MatrixCellsTests {
  private let scale = ColorScale("value", domain: 0...1)

  private func plot(_ cells: MatrixCells, _ size: Size = Size(200, 200)) -> Plot {
    var plot = Plot(area: size)
    plot.x.turnsWideLabels = true
    plot.marks = [cells]
    return plot
  }

  private func image(_ plot: Plot) throws -> Image {
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    return try #require(
      canvas.commands.compactMap { if case .image(let image, _) = $0 { image } else { nil } }.first)
  }

  @Test(
    "tooltips tell rows and columns of one name apart by their places",
    arguments: [MatrixCells.Detail.cells, .rows])
  func repeated(detail: MatrixCells.Detail) throws {
    for (names, title) in [(["a", "a"], "a (1) → a (0)"), (["a", "b"], "b → a")] {
      let cells = MatrixCells([0.5, 0.25, 1, 0], rows: names, columns: names, colors: scale, detail: detail)
      let titles = PictureChecks(plot(cells).picture()).annotations.map(\.title)
      #expect(titles.contains { $0.contains(title + " 1") })
      let first = detail == .cells ? title + "\n1.0" : names[0] == names[1] ? "a (1)\n→ a (0) 1" : "b\n→ a 1"
      #expect(titles.contains { $0.hasPrefix(first) }, "\(titles)")
    }
  }

  @Test("names that occur again have rows, columns and labels of their own, without an axis being given")
  func repeatedNames() throws {
    let names = ["to", "be", "to"]
    let plot = plot(
      MatrixCells((0..<9).map { Double($0) / 8 }, rows: names, columns: names, colors: scale))
    let document = try XMLTree(parsing: plot.picture().data(as: .svg))
    let cells = document.ofClass("cell")
    #expect(cells.map { $0.attributes["data-value"] } == (0..<9).map { "\(Double($0) / 8)" })
    #expect(cells.map { $0.attributes["data-row"] } == names.flatMap { [$0, $0, $0] })
    #expect(document.all.count { $0.name == "text" && $0.text == "to" } == 4)
    #expect(PictureChecks(plot.picture()).complaints == [])
    // Each cell's region is a ninth of the area.
    let places = cells.compactMap {
      $0.children.first { $0.name == "rect" }?.attributes["x"].flatMap(Double.init)
    }
    #expect(Set(places).count == 3)
  }

  @Test("labels wider than their bands are turned, and the axis makes room")
  func turnedLabels() throws {
    let names = (0..<12).map { "token number \($0)" }
    let plot = plot(
      MatrixCells([Double](repeating: 0.5, count: 144), rows: names, columns: names, colors: scale))
    let checks = PictureChecks(plot.picture())
    #expect(checks.complaints == [])
    let turned = checks.texts.filter { $0.text == "token number 11" && $0.place.height > $0.place.width }
    #expect(turned.count == 1)
  }

  @Test("places that run into each other are thinned, neither turned nor shortened")
  func places() {
    let names = (0..<12).map { "\($0)" }
    // Bands of 11 points: 10 and 11 would touch, though each fits its own.
    let plot = plot(
      MatrixCells([Double](repeating: 0.5, count: 144), rows: names, columns: names, colors: scale),
      Size(132, 240))
    let checks = PictureChecks(plot.picture())
    #expect(checks.complaints == [])
    let lowest = checks.texts.map(\.place.y).max()
    let below = checks.texts.filter { $0.place.y == lowest }
    #expect(below.map(\.text) == ["0", "2", "4", "6", "8", "10"])
  }

  @Test("numbers of cells too small for them are not even written")
  func unwritten() {
    let names = (0..<100).map { "\($0)" }
    let cells = MatrixCells(
      [Double](repeating: 0.5, count: 10_000), rows: names, columns: names, colors: scale,
      text: { _ in
        Issue.record("a number was written")
        return ""
      })
    plot(cells).picture().paint(on: RecordingCanvas())
  }

  @Test("more cells than can be seen become one pixel, the largest, and no number stays no number")
  func pooled() throws {
    var values = [Double](repeating: 0.25, count: 640_000)
    values[0] = 1
    values[799] = .nan
    let names = (0..<800).map { "\($0)" }
    let plot = plot(
      MatrixCells(
        values, rows: names, columns: names, colors: scale, isMasked: { row, _ in row == 799 }))
    let image = try image(plot)
    #expect(image.width == 267 && image.height == 267)
    #expect(image.pixels[0] == scale.color(for: 1, in: .light))
    #expect(image.pixels[266] == Theme.light.alert)
    #expect(image.pixels[1] == scale.color(for: 0.25, in: .light))
    let document = try XMLTree(parsing: plot.picture().data(as: .svg))
    #expect(document.first("desc")?.text.contains("Each pixel shows the largest of 3 × 3 numbers.") == true)
    #expect(document.ofClass("row").count == 800)
    #expect(document.ofClass("row").last?.attributes["data-largest"] == "")
  }

  @Test(
    "numbers stand on cells where they fit, in a contrast that can be read; infinite ones have their sign")
  func texts() {
    let values = (0..<16).map { Double($0) / 15 }
    let names = ["a", "b", "c", "d"]
    for (side, count) in [(200.0, 16), (40, 0)] {
      let plot = plot(
        MatrixCells(
          values, rows: names, columns: names, colors: scale, text: { NumberFormat.fixed(2).string($0) }),
        Size(side, side))
      let checks = PictureChecks(plot.picture())
      #expect(checks.texts.count { $0.text.contains(".") } == count)
      #expect(checks.poorContrasts == [])
    }
    let odd = plot(
      MatrixCells([1, .infinity, -.infinity, 0.5], rows: ["a", "b"], columns: ["a", "b"], colors: scale))
    let texts = PictureChecks(odd.picture()).texts.map(\.text)
    #expect(texts.contains("∞") && texts.contains("−∞"))
  }

  @Test("a scale by square root puts a quarter at the half, and its ticks stand apart")
  func squareRoot() {
    let scale = ColorScale("weight", domain: 0...1, transform: .squareRoot)
    #expect(scale.fraction(of: 0.25) == 0.5 && scale.fraction(of: 0) == 0 && scale.fraction(of: 2) == 1)
    for high in [1.0, 0.76, 0.031, 12_345] {
      let scale = ColorScale("weight", domain: 0...high, transform: .squareRoot)
      let ticks = scale.ticks()
      #expect(ticks.count >= 4 && ticks[0].value == 0)
      for (first, second) in zip(ticks, ticks.dropFirst()) {
        #expect(scale.fraction(of: second.value)! - scale.fraction(of: first.value)! > 0.08)
        #expect(Double(second.label) == second.value)
      }
    }
  }

  @Test("what an SVG holds as text goes by how much there is")
  func details() {
    func name(_ detail: MatrixCells.Detail) -> String { "\(detail)" }
    #expect(
      [(4_096, 64), (4_097, 64), (65_537, 300), (65_537, 5_000)].map {
        name(.suitable(for: $0.0, rows: $0.1))
      }
        == ["cells", "rows", "largest", "whole"])
  }
}
