import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Heatmaps of tensors")
struct TensorHeatmapTests {
  private func svg(_ picture: Picture) throws -> XMLTree {
    try XMLTree(parsing: picture.data(as: .svg))
  }

  private func check(_ picture: Picture, sourceLocation: SourceLocation = #_sourceLocation) {
    let checks = PictureChecks(picture)
    for complaint in checks.complaints {
      Issue.record("\(complaint)", sourceLocation: sourceLocation)
    }
  }

  @Test("every number is in the file, at its place and in full")
  func numbers() throws {
    let values: [Float] = [-1.5, 0, 0.1, 2, .nan, 1e-8]
    let tensor = Tensor(shape: [2, 3], values: values)
    for theme in Theme.all {
      let picture = heatmap(
        of: tensor, rowLabels: ["one", "one"], columnLabels: ["a", " ", "c d"], title: "Six", theme: theme)
      check(picture)
      let cells = try svg(picture).ofClass("cell")
      #expect(cells.map { $0.attributes["data-value"] } == values.map { "\($0)" })
      #expect(cells.map { $0.attributes["data-row-index"] } == ["0", "0", "0", "1", "1", "1"])
      #expect(cells.map { $0.attributes["data-column"] } == ["a", "␣", "c d", "a", "␣", "c d"])
    }
  }

  @Test("zero is in the middle of the colours where there are both signs, amounts start at zero")
  func scales() {
    func ends(_ values: [Float], _ change: (inout HeatmapOptions) -> Void = { _ in }) -> Set<String> {
      var options = HeatmapOptions()
      change(&options)
      let canvas = RecordingCanvas()
      heatmap(of: Tensor(shape: [1, values.count], values: values), options: options).paint(on: canvas)
      return Set(canvas.texts)
    }
    #expect(ends([-1, 0.3, 4]).isSuperset(of: ["−4", "4"]))
    #expect(ends([1.25, 8.5]).contains("0"))
    #expect(ends([7.9, 8.1]).isSuperset(of: ["7.90", "8.10"]))
    let passed = ends([1, 2]) { $0.domain = 1.5...3 }
    #expect(passed.contains("≤ 1.5") && !passed.contains { $0.hasPrefix("≥") })
    #expect(ends([1, 2]) { $0.domain = 0...1.75 }.contains("≥ 1.75"))
    // One number alone, none at all, and infinities are drawn too.
    for values in [[0], [3], [-2], [Float.nan], [.infinity, 1]] as [[Float]] {
      #expect(!ends(values).isEmpty)
    }
  }

  @Test("single numbers, rows, and grids of more axes, of which the first are shown")
  func ranks() throws {
    for shape in [[], [7], [1, 1], [3, 50], [2, 3, 4, 5], [5, 2, 2]] {
      let count = shape.reduce(1, *)
      let picture = heatmap(of: Tensor(shape: shape, values: (0..<count).map { Float($0) }))
      check(picture)
      let cells = try svg(picture).ofClass("cell")
      #expect(
        cells.compactMap { $0.attributes["data-value"].flatMap(Double.init) } == (0..<count).map(Double.init))
    }
    var options = HeatmapOptions()
    options.mostPanels = 3
    let picture = heatmap(of: Tensor.zeros([5, 2, 2]), options: options)
    let tree = try svg(picture)
    #expect(tree.ofClass("matrix").count == 3 && tree.root.content.contains("The first 3 of 5 matrices."))
    #expect(tree.root.content.contains("[2]") && !tree.root.content.contains("[3]"))
  }

  @Test("a large matrix is a small file that says what a pixel shows")
  func large() throws {
    // A wave: neighbours are alike, as in no random matrix.
    let values = (0..<768 * 3_072).map { sin(Float($0 / 3_072) / 40) * cos(Float($0 % 3_072) / 90) }
    let picture = heatmap(of: Tensor(shape: [768, 3_072], values: values))
    check(picture)
    let data = try picture.data(as: .svg)
    #expect(data.count < 1_000_000)
    #expect(try XMLTree(parsing: data).root.content.contains("Each pixel shows the mean of 3 × 3 numbers."))
  }

  @Test("outliers among thousands of numbers don't take all the colours, and the bar says so")
  func outliers() {
    var values = (0..<10_000).map { Float($0 % 100) / 100 }
    values[77] = 1_000
    let canvas = RecordingCanvas()
    heatmap(of: Tensor(shape: [100, 100], values: values)).paint(on: canvas)
    #expect(canvas.texts.contains { $0.hasPrefix("≥ ") })
    #expect(!canvas.texts.contains("800") && canvas.texts.contains { $0.contains("0 to 1000") })
  }

  @Test("long labels are shortened in the middle, with the whole in a tooltip; short ones are left")
  func longLabels() throws {
    let long = (0..<2).map { String(repeating: "long.name.", count: 8) + "\($0)" }
    let picture = heatmap(of: Tensor([[1, 2], [3, 4]]), rowLabels: long, columnLabels: ["x", long[0]])
    #expect(picture.size.width < 520 && picture.size.height < 520)
    let checks = PictureChecks(picture)
    #expect(checks.complaints == [])
    for (end, count) in [("0", 2), ("1", 1)] {
      let shown = checks.texts.filter { $0.text.hasPrefix("long.name.") && $0.text.hasSuffix(end) }
      #expect(shown.count == count)
      #expect(shown.allSatisfy { (32...48).contains($0.text.count) && $0.text.contains("…") })
    }
    #expect(
      try svg(picture).ofClass("label").map { $0.attributes["data-name"] } == [long[0], long[0], long[1]])
  }

  @Test("numbers beside a much larger one keep their digits")
  func digits() throws {
    let texts = PictureChecks(heatmap(of: Tensor([[1_000, 0.25, -0.5, 12.25]]))).texts.map(\.text)
    for text in ["1000", "0.25", "−0.50", "12.2"] { #expect(texts.contains(text), "\(text)") }
  }

  @Test("each row's amounts, such as pixels, have the colours of amounts")
  func pixels() {
    let texts = PictureChecks(weightsGrid(of: Tensor([[0, 16, 8, 4], [1, 2, 3, 4]]))).texts.map(\.text)
    #expect(texts.contains("Each of 2 rows: its 4 numbers as 2 × 2"))
    #expect(texts.contains("0") && !texts.contains("−16") && !texts.contains("−10"))
  }

  @Test("each output's weights fill a small matrix; all have one scale with zero in the middle")
  func weights() throws {
    let values = (0..<60).map { Float($0) - 10 }
    let picture = weightsGrid(
      of: Tensor(shape: [5, 12], values: values), each: (3, 4), labels: ["a", "b", "c", "d", "e"])
    check(picture)
    let tree = try svg(picture)
    #expect(
      tree.ofClass("matrix").map { $0.attributes["data-columns"] } == [String](repeating: "4", count: 5))
    #expect(
      tree.ofClass("cell").compactMap { $0.attributes["data-value"].flatMap(Float.init) } == values)
    // As near to a square as 12 can be.
    #expect(
      try svg(weightsGrid(of: Tensor.ones([1, 12]))).ofClass("matrix")[0].attributes["data-rows"] == "3")
  }
}
