import Foundation
import LimnPlots
import LimnTestSupport
import Testing

@Suite("Marks")
struct MarkTests {
  private struct Step {
    let step: Int
    let loss: Double
    let split: String
  }

  private func record(_ plot: Plot) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    return canvas
  }

  private func plot(_ marks: [any Mark], x: Axis = Axis("x"), y: Axis = Axis("y")) -> Plot {
    var plot = Plot(x: x, y: y, area: Size(300, 200))
    plot.marks = marks
    return plot
  }

  @Test("an SVG holds every point of a line with its numbers")
  func linePoints() throws {
    let data = [Step(step: 0, loss: 3.25, split: "train"), Step(step: 5, loss: 2.5, split: "train")]
    let svg = try plot([Line(data, x: \.step, y: \.loss, series: \.split)]).picture().data(as: .svg)
    let tree = try XMLTree(parsing: svg)
    let line = try #require(tree.ofClass("line").first)
    #expect(line.attributes["data-series"] == "train" && line.attributes["data-count"] == "2")
    #expect(line.attributes["data-y"] == "3.25 2.5")
    #expect(tree.ofClass("point").map { $0.attributes["data-y"] } == ["3.25", "2.5"])
    #expect(tree.root.attributes["role"] == "img")
    #expect(tree.first("desc")?.text == "A plot of y over x: train.")
  }

  @Test("a line of a million points is one element, keeps its spikes, and is drawn with few points")
  func millionPoints() throws {
    var numbers = (0..<1_000_000).map { sin(Double($0) / 1_000) }
    numbers[345_678] = 9
    numbers[345_679] = -7
    let canvas = record(plot([Line("loss", numbers)], y: Axis(domain: -10...10)))
    #expect(canvas.annotations.map(\.kind) == ["line"])
    #expect(canvas.annotations[0].data.contains(.init("count", "1000000")))
    var drawn: [Point] = []
    for case .stroke(let path, let stroke) in canvas.commands where stroke.width == 1.75 {
      for case .line(let point) in path.elements { drawn.append(point) }
    }
    #expect(drawn.count < 6_000)
    // The area is 200 points high and covers 20: 9 is 10 points under its top, -7 is 170.
    let top = canvas.commands.compactMap { if case .beginClip(let place) = $0 { place.y + 5 } else { nil } }[
      0]
    #expect(abs((drawn.map(\.y).min() ?? 0) - top - 10) < 1e-9)
    #expect(abs((drawn.map(\.y).max() ?? 0) - top - 170) < 1e-9)
  }

  @Test("thinning keeps the extremes of every column, whatever the order of the points")
  func thinning() {
    for isSorted in [true, false] {
      var generator = SystemLikeGenerator(state: 3)
      let x = (0..<50_000).map { isSorted ? Double($0) : Double(generator.next() % 50_000) }
      let y = (0..<50_000).map { _ in Double(generator.next() % 1_000) }
      let frame = PlotFrame(
        area: Rectangle(x: 0, y: 0, width: 100, height: 100),
        horizontal: Scale(.numbers(0...50_000), from: 0, to: 100),
        vertical: Scale(.numbers(0...1_000), from: 100, to: 0))
      let canvas = RecordingCanvas()
      Line("", x: x, y: y).paint(on: canvas, in: frame)
      var lowest: [Int: Double] = [:]
      for case .stroke(let path, _) in canvas.commands {
        for element in path.elements {
          switch element {
          case .move(let point), .line(let point):
            let column = Int(point.x / 0.5)
            lowest[column] = max(lowest[column] ?? 0, point.y)
          default: break
          }
        }
      }
      var wanted: [Int: Double] = [:]
      for (x, y) in zip(x, y) {
        let column = Int(frame.horizontal.place(of: x) / 0.5)
        wanted[column] = max(wanted[column] ?? 0, 100 - y / 10)
      }
      #expect(wanted.allSatisfy { abs((lowest[$0.key] ?? 0) - $0.value) < 1e-9 })
    }
  }

  @Test("what a logarithmic axis can't show is left out, counted under the picture and in its description")
  func logarithmicLeavesOut() throws {
    var numbers = (1...500).map(Double.init)
    (numbers[3], numbers[4], numbers[5]) = (0, -2, .nan)
    let plot = plot([Line("loss", numbers)], y: Axis(scale: .logarithmic))
    let note = "3 of 500 values can't be shown on a logarithmic axis."
    #expect(record(plot).texts.contains(note))
    let tree = try XMLTree(parsing: plot.picture().data(as: .svg))
    #expect(tree.first("desc")?.text.hasSuffix(note) == true)
    #expect(tree.ofClass("missing").map { $0.attributes["data-x"] } == ["5.0"])
    #expect(tree.ofClass("line").first?.attributes["data-missing"] == "3")
  }

  @Test("NaN breaks a line and is marked where it happened")
  func missing() {
    let canvas = record(plot([Line("a", [1, 2, .nan, .nan, 3, .infinity, 4])]))
    let missing = canvas.annotations.filter { $0.kind == "missing" }
    #expect(missing.map(\.title) == ["NaN at 2, 2 in a row", "∞ at 5"])
    #expect(canvas.texts.contains("3 of 7 values (y) are NaN or infinite."))
  }

  @Test("histograms count as NumPy does, and say what is in no bin")
  func histogram() {
    // numpy.histogram([0, 0.5, 1, 1.5, 2, 2], bins=[0, 1, 2]) is [2, 4].
    let histogram = Histogram(
      "x", [0, 0.5, 1, 1.5, 2, 2, 3, .nan], bins: .edges([0, 1, 2]), measure: .density)
    #expect(histogram.counts == [2, 4])
    #expect(histogram.beyondCount == 1 && histogram.notFiniteCount == 1)
    #expect(zip(histogram.heights, [1.0 / 3, 2.0 / 3]).allSatisfy { abs($0 - $1) < 1e-12 })
    let canvas = record(plot([histogram]))
    #expect(canvas.annotations.filter { $0.kind == "bin" }.map { $0.data[2].value } == ["2", "4"])
    #expect(canvas.texts.contains("1 of 8 values (x) is NaN or infinite and left out."))
    #expect(Histogram("", [1, 2, 2, 3]).edges == [0.5, 1.5, 2.5, 3.5])
    #expect(Histogram("", [Double]()).counts == [0])
    #expect(Histogram("", [5.0, 5]).counts.reduce(0, +) == 2)
    let uneven = Histogram("", [1, 9, 10, 99, 100], bins: .logarithmic(over: 1...100, count: 2))
    #expect(uneven.counts == [2, 3])
  }

  @Test("labels never overlap each other; those without room are counted")
  func labels() {
    struct Name {
      let x: Double
      let y: Double
      let text: String
    }
    var generator = SystemLikeGenerator(state: 9)
    let names = (0..<90).map { index in
      Name(x: Double(generator.next() % 100), y: Double(generator.next() % 100), text: "token \(index)")
    }
    for overflow in [LabelPlacement.Overflow.drop, .lead] {
      let canvas = record(plot([Labels(names, x: \.x, y: \.y, text: \.text, overflow: overflow)]))
      let places = canvas.annotations.compactMap { annotation -> Rectangle? in
        if case .rectangle(let place) = annotation.region, annotation.kind == "label" { place } else { nil }
      }
      #expect(places.count > 20 && places.count < 90)
      for (index, place) in places.enumerated() {
        for other in places[..<index] {
          #expect(
            !(place.x < other.maxX && other.x < place.maxX && place.y < other.maxY && other.y < place.maxY))
        }
      }
      #expect(canvas.texts.contains("\(90 - places.count) of 90 labels are left out for lack of room."))
    }
  }

  @Test("many dots are painted at once, and all of them")
  func manyDots() {
    let x = (0..<5_000).map(Double.init)
    let canvas = record(plot([Dots("tokens", x: x, y: x)]))
    var count = 0
    for case .dots(let centers, _, _) in canvas.commands { count += centers.count }
    #expect(count == 5_000)
    #expect(canvas.annotations.map(\.kind) == ["dots"])
  }

  @Test("what a plot shows can be read back from CSV and JSON")
  func data() throws {
    let plot = plot([
      Line("a, b", [1, .nan]), Band("c", x: [0], from: [0.1], to: [0.30000000000000004]), Rule(y: 2),
    ])
    #expect(
      plot.data.csv == """
        mark,series,x,y,low,high
        line,"a, b",0,1,,
        line,"a, b",1,NaN,,
        band,c,0,,0.1,0.30000000000000004
        rule,,,2,,

        """)
    let json = try JSONSerialization.jsonObject(with: Data(plot.data.json.utf8)) as? [[String: Any]]
    #expect(json?.count == 3 && json?[0]["series"] as? String == "a, b")
    #expect(plot.data.json.contains("\"high\":[0.30000000000000004]"))
  }

  @Test(
    "empty, single, constant and enormous data draw something in every mark",
    arguments: [[], [1], [2, 2, 2], [-1e308, 1e308], [.nan], [.infinity, 1], [1e-300, 1e300]] as [[Double]])
  func edges(numbers: [Double]) throws {
    for scale in [Scale.Transform.linear, .logarithmic, .symmetricLogarithmic(), .steps] {
      let x = Array(0..<numbers.count)
      let plot = plot(
        [
          Line("a", numbers), Band("b", x: x, from: numbers, to: numbers), Area("c", x: x, y: numbers),
          Dots("d", x: x, y: numbers), Histogram("e", numbers), Rule(y: 1, "one"),
        ], y: Axis("y", scale: scale))
      #expect(throws: Never.self) { try plot.picture().data(as: .svg) }
    }
  }

  @Test("the numbers of areas and bands stand in the file, along and across")
  func surfaces() throws {
    var plot = Plot(area: Size(200, 100))
    plot.marks = [
      Area("a", x: [1, 2, 4], y: [0.5, -1, 3]), Band("b", x: [1, 2], from: [0, 0.25], to: [1, 2]),
    ]
    let tree = try XMLTree(parsing: plot.picture().data(as: .svg))
    let area = try #require(tree.ofClass("area").first).attributes
    #expect(area["data-x"] == "1.0 2.0 4.0" && area["data-y"] == "0.5 -1.0 3.0")
    #expect(area["data-x-min"] == "1.0" && area["data-x-max"] == "4.0" && area["data-y-min"] == "-1.0")
    let band = try #require(tree.ofClass("band").first).attributes
    #expect(band["data-x"] == "1.0 2.0" && band["data-low"] == "0.0 0.25" && band["data-high"] == "1.0 2.0")
  }
}

/// The same numbers in every run.
struct SystemLikeGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 20
  }
}
