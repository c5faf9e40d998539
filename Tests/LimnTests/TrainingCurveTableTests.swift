import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Curves from logs of any program")
struct TrainingCurveTableTests {
  private func curve(
    _ text: String, _ name: String = "log.csv", unit: String? = nil
  ) throws -> TrainingCurve {
    try withFolder { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return try TrainingCurve("log", ColumnTable(contentsOfFile: file.path), lossUnit: unit)
    }
  }

  private func points(_ points: [TrainingCurve.Point]) -> [String] { points.map { "\($0.step) \($0.value)" } }

  @Test("tables with usual names of columns")
  func tables() throws {
    let full = try curve("Epoch,Train Loss,val_loss,LR,note\n1,3.5,,0.1,a\n2,nan,3,0.01,b\n")
    #expect(points(full.losses) == ["1 3.5", "2 nan"])
    #expect(points(full.validationLosses) == ["2 3.0"])
    #expect(points(full.learningRates) == ["1 0.1", "2 0.01"])
    #expect(full.gradientNorms.isEmpty)
    #expect(points(try curve("loss\n3\n2\n").losses) == ["1 3.0", "2 2.0"])
  }

  @Test("JSON lines with usual keys, whatever else they hold")
  func lines() throws {
    let text = """
      {"iter": 0, "loss": 4, "who": "x", "more": {"a": [1]}}
      {"iter": 10, "eval/loss": "3.5", "grad_norm": NaN}
      {"iter": 20, "loss": "NaN"}
      {"iter": 30, "lo
      """
    let curve = try curve(text, "log.jsonl")
    #expect(points(curve.losses) == ["0 4.0", "20 nan"])
    #expect(points(curve.validationLosses) == ["10 3.5"])
    #expect(points(curve.gradientNorms) == ["10 nan"])
  }

  @Test("the axis tells a unit only where all logs have the same")
  func units() throws {
    func saysUnit(_ curves: TrainingCurve...) throws -> Bool {
      let text = try String(decoding: trainingCurves(of: curves).data(as: .svg), as: UTF8.self)
      return text.contains("loss (nats a token)")
    }
    var record = LogRecord(step: 1)
    (record.loss, record.learningRate) = (2, 0.1)
    let own = TrainingCurve("own", [record])
    let other = try curve("step,loss\n1,2\n2,1\n")
    #expect(own.lossUnit == "nats a token" && other.lossUnit == nil)
    #expect(try saysUnit(own) && !saysUnit(other) && !saysUnit(own, other))
    #expect(try saysUnit(own, curve("step,loss\n1,2\n", unit: "nats a token")))
  }

  @Test("logs without losses, and broken ones, are refused in a sentence")
  func errors() throws {
    for (text, sentence) in [
      (
        "a,b\n1,2\n",
        "has no column of losses; it should have “step” and “loss” or “validation_loss”, and has “a”, “b”."
      ),
      ("1,2\n", ", line 1 holds numbers; it should be a header that names the columns."),
      ("step,loss\n1\n", ", line 2 has 1 cells, the header has 2; every line should have as many."),
      ("step,loss\n0.5,1\n", ", line 2: the step is 0.5; it should be a whole number from 0."),
      ("step,loss\n,1\n", ", line 2: the step is missing; it should be a whole number from 0."),
      ("{\"a\" 1}\n{}\n", ", line 1: “:” is missing at its byte 5; each line should be a JSON object."),
    ] {
      let error = #expect(throws: DataError.self) { try curve(text) }
      #expect(error?.description.hasSuffix(sentence) == true, "\(error?.description ?? "")")
    }
  }
}
