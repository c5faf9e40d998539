import LimnCanvas
import Testing

@Suite("Colours")
struct ColorTests {
  @Test("OKLab and back")
  func okLab() {
    for color in [Color(0x123456), Color(0xfedcba), Color(0x00ff00), Color(0x808080)] {
      let place = color.okLab
      #expect(Color(lightness: place.lightness, a: place.a, b: place.b).hexadecimal == color.hexadecimal)
    }
    // Björn Ottosson's table: white is L = 1, a = b = 0.
    let white = Color(0xffffff).okLab
    #expect(abs(white.lightness - 1) < 1e-3 && abs(white.a) < 1e-3 && abs(white.b) < 1e-3)
  }

  @Test("contrast is WCAG's")
  func contrast() {
    #expect(abs(Color(0x000000).contrast(with: Color(0xffffff)) - 21) < 1e-9)
    #expect(abs(Color(0x777777).contrast(with: Color(0xffffff)) - 4.48) < 0.01)
  }

  @Test("text on any colour has a contrast of 4.5 to 1", arguments: Theme.all)
  func textContrast(theme: Theme) {
    for step in 0...255 {
      for map in [
        theme.sequential, theme.diverging, ColorMap(name: "gray", through: [Color(0), Color(0xffffff)]),
      ] {
        let ground = map.color(at: Double(step) / 255)
        #expect(theme.text(on: ground).contrast(with: ground) >= 4.5)
      }
    }
    for ink in [theme.ink, theme.secondaryInk, theme.alert] {
      #expect(ink.contrast(with: theme.background) >= 4.5)
    }
  }

  @Test("colour maps go from end to end in even steps", arguments: Theme.all)
  func evenMaps(theme: Theme) {
    func steps(_ map: ColorMap, _ range: ClosedRange<Double>) -> [Double] {
      let places = (0...16).map {
        map.color(at: range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / 16).okLab
      }
      return zip(places, places.dropFirst()).map { p, q in
        let (l, a, b) = (q.lightness - p.lightness, q.a - p.a, q.b - p.b)
        return (l * l + a * a + b * b).squareRoot()
      }
    }
    // Either side of a diverging map is even by itself: the middle has to be the middle colour.
    for (map, range) in [(theme.sequential, 0...1.0), (theme.diverging, 0...0.5), (theme.diverging, 0.5...1)]
    {
      let steps = steps(map, range)
      let mean = steps.reduce(0, +) / Double(steps.count)
      #expect(steps.allSatisfy { abs($0 - mean) < 0.2 * mean }, "\(map.name) \(steps.map { $0 / mean })")
    }
    let middle = theme.diverging.color(at: 0.5).okLab
    #expect(abs(middle.a) < 0.02 && abs(middle.b) < 0.02)
    let lightness = stride(from: 0, through: 1, by: 1.0 / 64).map {
      theme.sequential.color(at: $0).okLab.lightness
    }
    let rises = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
    #expect(rises.allSatisfy { $0 > 0 } || rises.allSatisfy { $0 < 0 })
  }

  @Test("the palette is told apart from the page and from itself", arguments: Theme.all)
  func palette(theme: Theme) {
    for (index, color) in theme.palette.enumerated() {
      #expect(color.contrast(with: theme.background) >= 2.5)
      for other in theme.palette.dropFirst(index + 1) {
        let (p, q) = (color.okLab, other.okLab)
        let (l, a, b) = (q.lightness - p.lightness, q.a - p.a, q.b - p.b)
        #expect((l * l + a * a + b * b).squareRoot() > 0.06)
      }
    }
  }
}
