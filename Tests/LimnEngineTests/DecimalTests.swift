import Testing

@testable import LimnEngine

@Suite("Numbers from text")
struct DecimalTests {
  @Test("a short decimal is the number that the standard library reads, bit by bit")
  func equalsStandardLibrary() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...17, using: &generator)
      var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
      if Bool.random() {
        text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits)))
      }
      if Bool.random() { text = "-" + text }
      #expect(Double(decimal: text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(
    "other text is read as by the standard library",
    arguments: [
      "", "-", ".", "-.", "5.", ".5", "+1", "1e3", "-1.5e-300", "1..2", "1.2.3", "0x1p3", "nan", "inf",
      "-inf", " 1",
      "1 ", "1,5", "٣", "12345678901234567890", "-0", "0.1", "999999999999999", "9007199254740993",
      "0.000000000000001",
    ])
  func otherText(_ text: String) {
    let (ours, theirs) = (Double(decimal: text), Double(text))
    #expect(ours?.bitPattern == theirs?.bitPattern)
  }
}
