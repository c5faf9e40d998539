import LimnPlots
import Testing

@Suite("Smoothing")
struct SmoothingTests {
  @Test("an exponential average starts at the first number and forgets it")
  func exponential() {
    let smoothed = Smoothing.exponential(weight: 0.5)([4, 2, 2, .nan, 10])
    #expect(smoothed.map(\.position) == [0, 1, 2, 3, 4])
    // (0.5 × 4) / 0.5; (0.5 × 2 + 0.5 × 2) / 0.75; (0.5 × 2 + 0.5 × 2) / 0.875; (0.5 × 2 + 0.5 × 10) / 0.9375
    #expect(smoothed[0].value == 4)
    #expect(abs(smoothed[1].value - 8.0 / 3) < 1e-12)
    #expect(abs(smoothed[2].value - 16.0 / 7) < 1e-12)
    #expect(smoothed[3].value.isNaN)
    #expect(abs(smoothed[4].value - 6.4) < 1e-12)
    // A constant stays what it is from the first step on.
    #expect(Smoothing.exponential(weight: 0.999)([3, 3, 3]).allSatisfy { abs($0.value - 3) < 1e-12 })
  }

  @Test("a mean of each k numbers stands at the last of them, the rest at the end")
  func mean() {
    let smoothed = Smoothing.mean(count: 2)([1, 3, .infinity, 5, 7])
    #expect(smoothed.map(\.position) == [1, 3, 4])
    #expect(smoothed.map(\.value) == [2, 5, 7])
    #expect(Smoothing.mean(count: 1)([1, 2]).map(\.value) == [1, 2])
    #expect(Smoothing.mean(count: 9)([]).isEmpty)
    #expect(Smoothing.none([1, 2]).map(\.value) == [1, 2])
  }
}
