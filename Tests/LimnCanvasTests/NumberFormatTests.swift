import LimnCanvas
import Testing

@Suite("Numbers on pictures")
struct NumberFormatTests {
  @Test(
    "formats",
    arguments: [
      (NumberFormat.fixed(4), 2, "2.0000"), (.fixed(4), -3.14159, "−3.1416"), (.fixed(2), -0.001, "0.00"),
      (.fixed(0), 1e15, "1000000000000000"), (.significant(3), 0.0012345, "0.00123"),
      (.significant(3), -1.5e-9, "−1.5e−09"),
      (.shortest, 2, "2"), (.shortest, 0.1, "0.1"), (.grouped, 228_146, "228,146"),
      (.grouped, -1_234_567, "−1,234,567"),
      (.grouped, 12, "12"), (.fixed(4), .nan, "NaN"), (.grouped, .infinity, "∞"),
      (.fixed(1), -.infinity, "−∞"),
      (.fixed(2), -0.0, "0.00"),
    ] as [(NumberFormat, Double, String)])
  func format(format: NumberFormat, number: Double, expected: String) {
    #expect(format.string(number) == expected)
  }
}
