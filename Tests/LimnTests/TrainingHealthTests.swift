import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Health of training")
struct TrainingHealthTests {
  /// A few steps of a small network, with statistics.
  private func records() throws -> [LogRecord] {
    var configuration = RunConfiguration(
      model: ModelConfiguration(.batchnorm, vocabularySize: 1), steps: 6)
    configuration.model.layerCount = 2
    configuration.model.hiddenWidth = 20
    configuration.statisticsInterval = 2
    return try PreparedRun(configuration).run.steps(6).map { LogRecord($0) }
  }

  private func numbers(_ element: XMLTree.Element, _ name: String) -> [Double] {
    (element.attributes["data-\(name)"] ?? "").split(separator: " ").compactMap { Double($0) }
  }

  @Test("lines of density have an area of 1, and the table says mean, deviation and saturation")
  func histograms() throws {
    let statistics = try #require(try records()[0].statistics)
    let layers = LayerDistribution.activations(of: statistics)
    // Embedding, then linear, batch norm and tanh twice, then the scores, which only happen to be small.
    let bounded = layers.filter { $0.saturation != nil }.map(\.name)
    #expect(bounded == ["layers.2", "layers.5"])
    let shown = layers.filter { bounded.contains($0.name) }
    let picture = layerHistograms(of: shown)
    let lines = try XMLTree(parsing: picture.data(as: .svg)).ofClass("line")
    #expect(lines.compactMap { $0.attributes["data-series"] } == bounded)
    for (line, layer) in zip(lines, shown) {
      let (x, y) = (numbers(line, "x"), numbers(line, "y"))
      let width = (layer.histogram.high - layer.histogram.low) / 50
      #expect(abs(y.reduce(0, +) * width - 1) < 1e-9)
      #expect(abs(x[0] - layer.histogram.low - width / 2) < 1e-9)
    }
    let texts = PictureChecks(picture).texts.map(\.text)
    for layer in shown {
      #expect(texts.contains(String(format: "%.3f", layer.deviation)))
      #expect(texts.contains(String(format: "%.1f %%", (layer.saturation ?? 0) * 100)))
    }
    #expect(texts.contains("saturated") && texts.contains("0.97"))
  }

  @Test("numbers that are all the same have no line, and the picture says so")
  func constant() throws {
    let layers = [LayerDistribution("a", [1, 1, 1]), LayerDistribution("b", [0, 1, 2, 3])]
    let picture = layerHistograms(of: layers, .weights)
    #expect(try XMLTree(parsing: picture.data(as: .svg)).ofClass("line").count == 1)
    #expect(
      PictureChecks(picture).texts.contains {
        $0.text == "All numbers of a are the same, so there is no line."
      })
    // numpy.std([0, 1, 2, 3], ddof=1) is 1.2909944487358056.
    #expect(layers[1].mean == 1.5 && abs(layers[1].deviation - 1.2909944487358056) < 1e-12)
  }

  @Test("a grid has a row a step and a column a layer, on common scales")
  func grid() throws {
    let steps = try records().compactMap { record in
      record.statistics.map { (step: record.step, layers: LayerDistribution.gradients(of: $0)) }
    }
    #expect(steps.map(\.step) == [1, 3, 5])
    let picture = layerHistogramGrid(of: steps, .gradients)
    let areas = try XMLTree(parsing: picture.data(as: .svg)).ofClass("area")
    #expect(areas.count == 3 * steps[0].layers.count)
    let texts = PictureChecks(picture).texts.map(\.text)
    for text in ["step 1", "step 3", "step 5", "layers.2"] { #expect(texts.contains(text), "\(text)") }
  }

  @Test("update ratios of matrices are drawn over the steps, with the line at 10⁻³")
  func updates() throws {
    let records = try records()
    let picture = updateRatios(of: records)
    let tree = try XMLTree(parsing: picture.data(as: .svg))
    let lines = tree.ofClass("line")
    let matrices = ["embedding.weight", "layers.0.weight", "layers.3.weight", "layers.6.weight"]
    #expect(lines.compactMap { $0.attributes["data-series"] } == matrices + ["layers.2", "layers.5"])
    let kept = records.compactMap(\.statistics)
    for line in lines.prefix(4) {
      let ratios = kept.compactMap { step in
        step.parameters.first { $0.name == line.attributes["data-series"] }?.updateRatio
      }
      #expect(numbers(line, "y") == ratios && numbers(line, "x") == [1, 3, 5])
    }
    #expect(
      numbers(lines[4], "y")
        == kept.compactMap { $0.layers.first { $0.name == "layers.2" }.map { 100 * $0.saturation } })
    #expect(tree.ofClass("rule").contains { $0.attributes["data-y"] == "0.001" })
    #expect(PictureChecks(picture).texts.contains { $0.text == "10⁻³, about right" })
    var options = UpdateRatioOptions()
    options.showsAllParameters = true
    options.showsSaturation = false
    let all = try XMLTree(parsing: updateRatios(of: records, options: options).data(as: .svg)).ofClass("line")
    #expect(all.count == kept[0].parameters.count)
  }

  @Test("a map of saturated neurons counts them, and those that are so for every example")
  func saturation() throws {
    let picture = saturationMap(of: [[0.99, 0.1, -1], [0.98, -0.5, 0.97]])
    let texts = PictureChecks(picture).texts.map(\.text)
    // 0.97 itself is not beyond: 3 of 6.
    #expect(
      texts.contains {
        $0.hasPrefix("50.0 % of 3 neurons × 2 examples are beyond ±0.97; 1 neuron is saturated for every")
      })
    #expect(texts.contains("saturated for every example"))
    let canvas = RecordingCanvas()
    picture.paint(on: canvas)
    let image = canvas.commands.compactMap { command -> Image? in
      if case .image(let image, _) = command { return image }
      return nil
    }.first
    let (blank, one, all) = (Theme.light.background, Theme.light.paletteColor(0), Theme.light.paletteColor(4))
    // The first example stands above.
    #expect(image?.pixels.map(\.hexadecimal) == [all, blank, one, all, blank, blank].map(\.hexadecimal))
  }

  @Test("a range test shows its points, their mean, the valley and what it suggests")
  func rangeTest() throws {
    let rates = (0..<60).map { pow(10, -3 + Double($0) / 20) }
    let points = rates.map { rate in
      LearningRateRangeTest.Point(learningRate: rate, loss: 2 + pow(log10(rate) + 1, 2))
    }
    let test = LearningRateRangeTest(points: points)
    let picture = rangeTestPlot(of: test, window: 5)
    let tree = try XMLTree(parsing: picture.data(as: .svg))
    let lines = tree.ofClass("line")
    #expect(numbers(lines[0], "x") == rates && numbers(lines[0], "y") == points.map(\.loss))
    #expect(numbers(lines[1], "y") == test.smoothed(window: 5).map(\.loss))
    // The parabola's lowest point is at 10⁻¹, and so is the middle of its valley.
    #expect(try abs(#require(test.suggestedRate(window: 5)) - 0.1) < 1e-9)
    let texts = PictureChecks(picture).texts.map(\.text)
    for text in [
      "suggested: 0.1", "lowest: 0.1",
      "Suggested rate 0.1, the middle of the valley; the mean loss is lowest at 0.1.",
    ] { #expect(texts.contains(text), "\(text)") }
    let rising = rangeTestPlot(
      of: LearningRateRangeTest(points: [.init(learningRate: 0.1, loss: 1), .init(learningRate: 1, loss: 2)]),
      window: 1)
    #expect(PictureChecks(rising).texts.contains { $0.text.hasPrefix("The mean loss never falls") })
  }

  @Test("nothing overlaps, in either theme", arguments: Theme.all)
  func looks(theme: Theme) throws {
    let records = try records()
    let layers = LayerDistribution.activations(of: try #require(records[0].statistics))
    for picture in [
      layerHistograms(of: layers, theme: theme),
      layerHistograms(of: Array(layers.suffix(2)), .gradients, theme: theme),
      updateRatios(of: records, theme: theme),
      saturationMap(of: [[0.99, 0.1], [0.98, -0.5]], theme: theme),
    ] {
      #expect(PictureChecks(picture).complaints == [])
    }
  }
}
