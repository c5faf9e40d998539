import LimnCanvas
import Testing

@Suite("Text")
struct TextTests {
  private let measurer = TextMeasurer()
  private let font = Font(size: 12)

  @Test("widths grow with text and with size")
  func widths() {
    let width = measurer.width(of: "data 2.0000", in: font)
    #expect(width > 0)
    #expect(measurer.width(of: "data 2.00000", in: font) > width)
    #expect(abs(measurer.width(of: "data 2.0000", in: font.size(24)) - 2 * width) < 0.1)
    #expect(measurer.width(of: "data 2.0000", in: font.bold) > width)
    #expect(measurer.width(of: "", in: font) == 0)
  }

  @Test("lines break at spaces and keep every word")
  func lines() {
    let text = "the quick brown fox jumps over the lazy dog"
    let lines = measurer.lines(of: text, in: font, width: 100)
    #expect(lines.count > 2)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { measurer.width(of: $0, in: font) <= 100 })
  }

  @Test("what is too long is shortened to fit")
  func shortened() {
    let short = measurer.shortened("a rather long label", in: font, width: 60)
    #expect(short.hasSuffix("…"))
    #expect(measurer.width(of: short, in: font) <= 60)
    #expect(measurer.shortened("short", in: font, width: 60) == "short")
  }
}
