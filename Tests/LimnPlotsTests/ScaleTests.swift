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
    // The rounding of a sum is no difference to be shown.
    let noisy = [PlotValue.number(2.5), .number(2.5.nextUp), .number(2.5 * (1 - 0x1p-51))]
    for isNice in [false, true] {
      guard case .numbers(let range) = Scale.domain(of: noisy, isNice: isNice) else {
        Issue.record("no numbers")
        continue
      }
      #expect(abs(range.lowerBound - 2) < 1e-12 && abs(range.upperBound - 3) < 1e-12)
    }
    #expect(
      Scale.domain(of: PlotExtent([2.5, 2.5.nextUp]), transform: .logarithmic)
        == .numbers(1.25...5.000000000000001))
    #expect(Scale.domain(of: [.number(1), .number(1 + 1e-9)]) == .numbers(1...(1 + 1e-9)))
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

  @Test(
    "an axis has the ticks that suit its scale",
    arguments: [
      (.logarithmic, 1...4, ["1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0"]),
      (.logarithmic, 0.001...1, ["0.001", "0.01", "0.1", "1"]),
      (.logarithmic, 0.02...0.7, ["0.02", "0.05", "0.1", "0.2", "0.5"]),
      (.logarithmic, 1e-7...1, ["10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]),
      (.logarithmic, 1e3...1e8, ["10³", "10⁴", "10⁵", "10⁶", "10⁷", "10⁸"]),
      (
        .logarithmic, 1e-300...1e300,
        ["10⁻³⁰⁰", "10⁻²²⁵", "10⁻¹⁵⁰", "10⁻⁷⁵", "10⁰", "10⁷⁵", "10¹⁵⁰", "10²²⁵", "10³⁰⁰"]
      ),
      (.symmetricLogarithmic(), -100...1_000, ["−100", "−10", "−1", "0", "1", "10", "100", "1,000"]),
      (.symmetricLogarithmic(), -0.5...0.5, ["−0.4", "−0.2", "0.0", "0.2", "0.4"]),
      (.steps, 0...1_000_000, ["0", "200k", "400k", "600k", "800k", "1M"]),
      (.steps, 0...3, ["0", "1", "2", "3"]),
      (.steps, 0...15_000, ["0", "2k", "4k", "6k", "8k", "10k", "12k", "14k"]),
      (.linear, 0...6e9, ["0", "10⁹", "2·10⁹", "3·10⁹", "4·10⁹", "5·10⁹", "6·10⁹"]),
    ] as [(Scale.Transform, ClosedRange<Double>, [String])])
  func axisTicks(transform: Scale.Transform, range: ClosedRange<Double>, labels: [String]) {
    #expect(Ticks.ticks(in: range, transform).map(\.label) == labels)
  }

  @Test("a logarithmic scale goes by ratio, a symmetric one on both sides of zero")
  func transforms() throws {
    let log = Scale(.numbers(1...10_000), transform: .logarithmic, from: 0, to: 100)
    #expect(log.position(of: .number(100)) == 50)
    #expect(log.position(of: .number(0)) == nil && log.place(of: 0).isNaN && log.place(of: -1).isNaN)
    #expect(log.place(of: 0.1) == -25)
    #expect(log.minorTicks().count == 32)
    let symmetric = Scale(.numbers(-1_000...1_000), transform: .symmetricLogarithmic(), from: 0, to: 80)
    #expect([-1_000, -1, 0, 0.5, 1, 10].map { symmetric.place(of: $0) } == [0, 30, 40, 45, 50, 60])
    let huge = Scale(.numbers(-1e308...1e308), from: 0, to: 100)
    #expect(huge.position(of: .number(0)) == 50 && huge.position(of: .number(1e308)) == 100)
  }

  @Test("a domain holds what its scale can show and counts the rest")
  func transformedDomains() {
    let extent = PlotExtent([3, 0, -1, .nan, .infinity, 250])
    #expect(extent.count == 6)
    #expect(extent.hiddenCount(on: .linear) == 2 && extent.hiddenCount(on: .logarithmic) == 4)
    #expect(Scale.domain(of: extent, transform: .logarithmic, isNice: true) == .numbers(2...500))
    #expect(
      Scale.domain(of: PlotExtent([2.25, 3.15]), transform: .logarithmic, isNice: true) == .numbers(2.2...3.2)
    )
    #expect(Scale.domain(of: PlotExtent([-1]), transform: .logarithmic) == .numbers(1...10))
    #expect(Scale.domain(of: PlotExtent([2_000]), transform: .linear) == .numbers(1_800...2_200))
    #expect(
      Scale.domain(of: PlotExtent([-3, 0.2, 70]), transform: .symmetricLogarithmic(), isNice: true)
        == .numbers(-5...100))
  }
}
