import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("The bigram heatmap")
struct BigramHeatmapTests {
  private let model = CountBigram(.bundled)

  @Test("all 729 cells are in the file with pair, count and tooltip")
  func cells() throws {
    let document = try XMLTree(parsing: heatmap(of: model).data(as: .svg))
    let cells = document.ofClass("cell")
    #expect(cells.count == 729)
    for (cell, bigram) in zip(cells, model.bigrams) {
      #expect(cell.attributes["data-row"] == String(bigram.first))
      #expect(cell.attributes["data-column"] == String(bigram.second))
      #expect(cell.attributes["data-value"].flatMap(Double.init) == Double(bigram.count))
      let texts = cell.children.filter { $0.name == "text" }.map(\.text)
      #expect(texts == ["\(bigram.first)\(bigram.second)", "\(bigram.count)"])
      #expect(cell.children.first?.text.hasPrefix("\(bigram.first) → \(bigram.second)\n") == true)
      #expect(cell.children.first?.text.hasSuffix(" times") == true)
    }
    #expect(document.first("metadata")?.text.contains("data-sha256: \(model.corpus.digest)") == true)
  }

  @Test("probabilities are in the file in full, in percent; each row adds up to 100")
  func probabilities() throws {
    let document = try XMLTree(parsing: heatmap(of: model, mode: .probabilities).data(as: .svg))
    let values = document.ofClass("cell").compactMap { $0.attributes["data-value"].flatMap(Double.init) }
    for row in 0..<27 {
      #expect(abs(values[row * 27..<(row + 1) * 27].reduce(0, +) - 100) < 1e-3)
    }
    #expect(abs(values[1] - 100 * Double(model.count(".", "a")) / Double(model.corpus.names.count)) < 1e-4)
  }

  @Test("colour follows the count, in proportion or by its logarithm; zero is the page's own colour")
  func colors() {
    for mode in [BigramHeatmapMode.counts, .log] {
      let canvas = RecordingCanvas()
      heatmap(of: model, mode: mode).paint(on: canvas)
      var fills: [Color] = []
      var isFirst = false
      for command in canvas.commands {
        if case .beginAnnotation(let annotation) = command { isFirst = annotation.kind == "cell" }
        if case .fill(_, let color) = command, isFirst {
          fills.append(color)
          isFirst = false
        }
      }
      #expect(fills.count == 729)
      let pairs = zip(model.counts, fills).sorted { $0.0 < $1.0 }
      for (count, color) in pairs where count == 0 { #expect(color == Theme.light.background) }
      let shades = pairs.filter { $0.0 > 0 }.map { $0.1.okLab.lightness }
      #expect(zip(shades, shades.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
      #expect(Set(shades).count > 50)
    }
  }

  @Test("totals are those of rows and columns")
  func totals() {
    let canvas = RecordingCanvas()
    heatmap(of: model, showsTotals: true).paint(on: canvas)
    let bars = canvas.annotations.filter { $0.kind == "bar" }.compactMap { Double($0.data[1].value) }
    #expect(bars.count == 54)
    #expect(bars.prefix(27).reduce(0, +) == Double(model.total))
    #expect(bars[0] == Double(model.corpus.names.count))
    #expect(bars.suffix(27).reduce(0, +) == Double(model.total))
  }

  @Test("any alphabet is drawn, from one character to hundreds, spaces and line ends to be seen")
  func alphabets() throws {
    let spaced = CountBigram(Names(["a b", "b\ta"], source: "test"))
    let canvas = RecordingCanvas()
    heatmap(of: spaced).paint(on: canvas)
    #expect(canvas.texts.contains("a␣") && canvas.texts.contains("⇥a"))
    let many = CountBigram(Names((0..<200).map { String(UnicodeScalar(0x4e00 + $0)!) }, source: "test"))
    let picture = heatmap(of: many)
    #expect(picture.size.width < 3_000)
    #expect(try !picture.data(as: .png).isEmpty)
    #expect(try !heatmap(of: CountBigram(Names(["a"], source: "test")), mode: .log).data(as: .png).isEmpty)
  }

  @Test("the same data gives the same bytes", arguments: PictureFormat.allCases)
  func sameBytes(format: PictureFormat) throws {
    #expect(try heatmap(of: model).data(as: format) == heatmap(of: model).data(as: format))
  }
}
