import Foundation
import LimnPlots
import LimnTestSupport
import Testing

@Suite("Film strips")
struct FilmStripTests {
  private func plot(_ numbers: [Double]) -> Plot {
    var plot = Plot(x: Axis("x"), y: Axis("y"), area: Size(160, 120))
    plot.marks = [Line("a", numbers), Dots("b", x: Array(0..<numbers.count), y: numbers)]
    plot.colorScale = ColorScale("value", domain: 0...1)
    return plot
  }

  @Test("plots stand in order under their steps, on common axes, with one legend and one colour bar")
  func plots() throws {
    let frames = [
      (step: 0, plot: plot([1, 2])), (step: 1_000, plot: plot([10, 20, 30])), (20_000, plot([5])),
    ]
    let strip = filmStrip("Film", of: frames)
    let canvas = RecordingCanvas()
    strip.picture().paint(on: canvas)
    let titles = canvas.texts.filter { $0.hasPrefix("step ") }
    #expect(titles == ["step 0", "step 1,000", "step 20,000"])
    #expect(canvas.texts.count { $0 == "value" } == 1)
    #expect(canvas.texts.count { $0 == "a" } == 1)
    // The same number at the same height in all frames.
    let dots = canvas.annotations.filter { $0.kind == "dot" }
    #expect(dots.count == 6)
    let heights = dots.map { annotation -> Double in
      guard case .rectangle(let place) = annotation.region else { return .nan }
      let y = annotation.data.first { $0.name == "y" }.flatMap { Double($0.value) } ?? .nan
      return place.center.y + y * (120.0 / 30)
    }
    #expect(heights.allSatisfy { abs($0 - heights[0]) < 1e-9 })
    for theme in Theme.all { #expect(PictureChecks(strip.picture(theme: theme)).complaints == []) }
  }

  @Test("what all plots leave out is said once")
  func notes() {
    let frames = (1...3).map { (step: $0, plot: plot([1, .nan])) }
    let canvas = RecordingCanvas()
    filmStrip("", of: frames).picture().paint(on: canvas)
    #expect(canvas.texts.count { $0.contains("NaN or infinite") } == 1)
    #expect(canvas.texts.contains { $0.hasPrefix("each: ") })
  }

  @Test("pictures of any kind are put side by side, shrunk where they are wide, and keep identifiers apart")
  func pictures() throws {
    let picture = Picture(size: Size(400, 200), title: "One", summary: "", background: Color(0xffffff)) {
      canvas in
      canvas.annotate(
        Annotation(
          "cell", identifier: "cell-1", region: .rectangle(Rectangle(x: 40, y: 20, width: 200, height: 100)),
          title: "")
      ) {
        canvas.draw(
          "letters", at: Point(200, 100), anchor: .center, font: Font(size: 20), color: Color(0x000000))
        canvas.dots(at: [Point(10, 10)], radius: 4, with: Color(0x000000))
      }
    }
    let strip = filmStrip(
      "Film", of: [(step: 1, picture: picture), (step: 2, picture: picture)], columns: 2, width: 100)
    #expect(strip.size.width == 216 + 48)
    let tree = try XMLTree(parsing: strip.data(as: .svg))
    #expect(tree.ofClass("cell").map { $0.attributes["id"] } == ["frame-1-cell-1", "frame-2-cell-1"])
    let regions = tree.ofClass("cell").compactMap { $0.children.first { $0.name == "rect" } }
    #expect(regions.map { $0.attributes["width"] } == ["50", "50"])
    #expect(regions.map { $0.attributes["x"] } == ["34", "150"])
    #expect(tree.all.count { $0.name == "text" && $0.attributes["font-size"] == "5" } == 2)
    #expect(
      tree.all.filter { $0.name == "text" }.map(\.text).filter { $0.hasPrefix("step") } == [
        "step 1", "step 2",
      ])
  }

  @Test("a picture on a canvas of its own is what it is alone, moved")
  func placed() {
    let picture = plot([1, 3, 2]).picture()
    let (alone, moved) = (RecordingCanvas(), RecordingCanvas())
    picture.paint(on: PlacedCanvas(alone, at: Point(0, 0)))
    let plain = RecordingCanvas()
    picture.paint(on: plain)
    #expect(alone.commands == plain.commands)
    picture.paint(on: PlacedCanvas(moved, at: Point(7, 9), scale: 0.5))
    #expect(moved.commands.count == plain.commands.count)
    guard
      case .text(let text, let point, _, let font, _, _) = plain.commands.first(where: {
        if case .text = $0 { true } else { false }
      })
    else { return }
    #expect(
      moved.commands.contains {
        if case .text(text, Point(7 + point.x / 2, 9 + point.y / 2), _, font.size(font.size / 2), _, _) = $0 {
          true
        } else {
          false
        }
      })
  }
}
