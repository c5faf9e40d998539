import LimnPlots
import Testing

@Suite("Colour scales")
struct ColorScaleTests {
  private let theme = Theme.light

  @Test("zero looks different from little, and what is no number from both")
  func special() {
    let scale = ColorScale("count", domain: 0...100, zeroIsBlank: true)
    #expect(scale.color(for: 0, in: theme) == theme.background)
    #expect(scale.color(for: 0.001, in: theme) == theme.sequential.color(at: 0))
    #expect(scale.color(for: 100, in: theme) == theme.sequential.color(at: 1))
    #expect(scale.color(for: .nan, in: theme) == theme.surface)
    #expect(scale.color(for: 1_000, in: theme) == theme.sequential.color(at: 1))
    #expect(scale.color(for: .infinity, in: theme) == theme.sequential.color(at: 1))
  }

  @Test("a logarithmic scale goes by ratio")
  func logarithmic() throws {
    let scale = ColorScale("count", domain: 1...10_000, transform: .logarithmic)
    #expect(scale.fraction(of: 1) == 0)
    #expect(abs(try #require(scale.fraction(of: 100)) - 0.5) < 1e-12)
    #expect(scale.fraction(of: 0.1) == 0)
    #expect(scale.ticks().map(\.label) == ["1", "10", "100", "1,000", "10,000"])
  }

  @Test("a diverging scale has its middle colour in the middle, and says when its ends are open")
  func diverging() {
    let scale = ColorScale("score", domain: -3...3, colors: .diverging, isOpenBelow: true, isOpenAbove: true)
    #expect(scale.color(for: 0, in: theme).hexadecimal == "#f2f2f2")
    #expect(scale.ticks().map(\.label) == ["≤ −3", "−2", "−1", "0", "1", "2", "≥ 3"])
  }
}
