import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Training curves")
struct TrainingCurvesTests {
  private func records(_ losses: [Double?], validation: [Int: Double] = [:]) -> [LogRecord] {
    losses.enumerated().flatMap { index, loss -> [LogRecord] in
      var record = LogRecord(step: index + 1)
      record.loss = loss
      record.learningRate = 0.1
      record.gradientNorm = 1
      guard let value = validation[index + 1] else { return [record] }
      var evaluation = LogRecord(step: index + 1)
      evaluation.validationLoss = value
      return [record, evaluation]
    }
  }

  @Test("a log becomes curves: losses, missing ones, evaluations")
  func curve() {
    let curve = TrainingCurve("run", records([3, nil, 2], validation: [2: 2.5]))
    #expect(curve.losses.map(\.step) == [1, 2, 3])
    #expect(curve.losses[0].value == 3 && curve.losses[1].value.isNaN && curve.losses[2].value == 2)
    #expect(curve.validationLosses == [TrainingCurve.Point(step: 2, value: 2.5)])
    #expect(curve.learningRates.map(\.value) == [0.1, 0.1, 0.1])
    #expect(curve.trainLosses.isEmpty)
  }

  @Test("losses that are no numbers are counted once, not in the average too")
  func hidden() {
    let curve = TrainingCurve("run", records([3, nil, 2, nil]))
    var options = TrainingCurveOptions(smoothing: .exponential(weight: 0.9))
    options.showsPanels = false
    let texts = PictureChecks(trainingCurves(of: [curve], options: options)).texts.map(\.text)
    #expect(texts.contains("2 of 4 values (loss (nats a token)) are NaN or infinite."), "\(texts)")
  }

  @Test("a run is drawn raw, smoothed and validated, with panels and the reference line")
  func one() throws {
    var options = TrainingCurveOptions(smoothing: .mean(count: 2))
    options.references = [.init("ln 27", 3.2958)]
    let curve = TrainingCurve("mlp", records([3, 2.5, 2.25, 2], validation: [2: 2.6, 4: 2.2]))
    let svg = String(
      decoding: try trainingCurves(of: [curve], options: options).data(as: .svg), as: UTF8.self)
    for text in [
      "training", "validation", "loss (nats a token)", "learning rate", "gradient norm", "ln 27 = 3.296",
    ] {
      #expect(svg.contains(">\(text)<"), "\(text)")
    }
    // The means of each two, at steps 2 and 4.
    #expect(svg.contains("2.75") && svg.contains("2.125"))
    #expect(svg.contains("mlp at step 4: loss 2.0000, validation 2.2000."))
    options.showsPanels = false
    let without = String(
      decoding: try trainingCurves(of: [curve], options: options).data(as: .svg), as: UTF8.self)
    #expect(!without.contains(">gradient norm<"))
  }

  @Test("several runs are named once each, at the ends of their lines; many in a legend")
  func names() throws {
    for (count, end) in [(3, 1), (9, 2)] {
      let curves = (0..<count).map { run in
        TrainingCurve(
          "run \(run)", records([3, 2.5, 2 + 0.02 * Double(run)], validation: [3: 2.2 + 0.02 * Double(run)]))
      }
      let checks = PictureChecks(trainingCurves(of: curves))
      #expect(checks.complaints == [])
      let named = checks.texts.filter { $0.text.hasPrefix("run 1") }
      #expect(named.map(\.text) == ["run 1", "run 1, validation"].prefix(end).map { $0 })
      let axes = try #require(checks.texts.first { $0.text == "step" }).place
      #expect(
        named.allSatisfy {
          end == 1 ? $0.place.x > axes.maxX && $0.place.maxY < axes.y : $0.place.y > axes.maxY
        })
    }
  }

  @Test("several seeds become one mean with its deviation")
  func mean() throws {
    var options = TrainingCurveOptions(smoothing: .none)
    options.showsMean = true
    options.showsPanels = false
    let curves = [
      TrainingCurve("a", records([3, 2], validation: [2: 2])),
      TrainingCurve("b", records([5, 4], validation: [2: 4])),
    ]
    let svg = String(decoding: try trainingCurves(of: curves, options: options).data(as: .svg), as: UTF8.self)
    #expect(svg.contains("mean and deviation of 2 runs"))
    #expect(svg.contains(">training<") && !svg.contains(">a<"))
  }

  @Test("nothing to draw draws empty axes")
  func empty() throws {
    let svg = String(decoding: try trainingCurves(of: []).data(as: .svg), as: UTF8.self)
    #expect(svg.contains(">Training<"))
  }
}
