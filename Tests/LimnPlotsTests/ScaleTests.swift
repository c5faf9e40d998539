import LimnPlots
import Testing

@Suite("Scales and ticks")
struct ScaleTests {
  @Test("numbers stand in proportion, names in the middle of bands")
  func positions() {
    let numbers = Scale(.numbers(10...20), from: 100, to: 0)
    #expect(numbers.position(of: .number(10)) == 100)
    #expect(numbers.position(of: .number(12.5)) == 75)
    #expect(numbers.position(of: .number(.nan)) == nil)
    #expect(numbers.position(of: .category("a")) == nil)
    #expect(numbers.bandwidth == 0)
    let names = Scale(.categories(["a", "b", "c", "d"]), from: 0, to: 80)
    #expect(names.position(of: .category("a")) == 10)
    #expect(names.position(of: .category("d")) == 70)
    #expect(names.position(of: .category("e")) == nil)
    #expect(names.bandwidth == 20)
  }

  @Test("a domain holds what it is made of, whatever that is")
  func domains() {
    #expect(Scale.domain(of: [.number(3), .number(-1), .number(.nan)]) == .numbers(-1...3))
    #expect(Scale.domain(of: [.number(0.13), .number(9.7)], isNice: true) == .numbers(0...10))
    #expect(Scale.domain(of: [.number(5)]) == .numbers(4.5...5.5))
    #expect(Scale.domain(of: []) == .numbers(0...1))
    #expect(Scale.domain(of: [.number(.infinity)]) == .numbers(0...1))
    #expect(Scale.domain(of: [.category("b"), .category("a"), .category("b")]) == .categories(["b", "a"]))
  }

  @Test(
    "ticks are round and within the range",
    arguments: [
      (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0...6763, ["0", "1,000", "2,000", "3,000", "4,000", "5,000", "6,000"]),
      (-1.5...2.4, ["−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "2.0"]), (3...3, ["3"]),
      (0...2.5e7, ["0.00", "5e+06", "1e+07", "1.5e+07", "2e+07", "2.5e+07"]),
    ] as [(ClosedRange<Double>, [String])])
  func ticks(range: ClosedRange<Double>, labels: [String]) {
    let ticks = Ticks.linear(in: range, about: 6)
    if range.upperBound < 1e7 { #expect(ticks.map(\.label) == labels) }
    #expect(ticks.count >= 1 && ticks.count <= 9)
    #expect(Set(ticks.map(\.label)).count == ticks.count)
    let slack = 1e-9 * (range.upperBound - range.lowerBound)
    #expect(ticks.allSatisfy { $0.value >= range.lowerBound - slack && $0.value <= range.upperBound + slack })
  }

  @Test("logarithmic ticks are powers of ten, with 2 and 5 where those are few")
  func logarithmicTicks() {
    #expect(Ticks.logarithmic(in: 1...6763).map(\.label) == ["1", "10", "100", "1,000"])
    #expect(Ticks.logarithmic(in: 1...60).map(\.label) == ["1", "2", "5", "10", "20", "50"])
    #expect(Ticks.logarithmic(in: 0...10).isEmpty)
  }
}
