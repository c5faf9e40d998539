import Testing

@testable import LimnCanvas

@Suite("Coverage of lines")
struct LineCoverageTests {
  /// The share of each pixel that is within the radius of the line, counted at 32 × 32 places.
  private func counted(_ points: [Point], radius: Double, width: Int, height: Int) -> [Double] {
    let side = 32
    func isCovered(_ place: Point) -> Bool {
      zip(points, points.dropFirst()).contains { start, end in
        let (way, to) = (end - start, place - start)
        let square = way.x * way.x + way.y * way.y
        let share = square > 0 ? max(0, min(1, (to.x * way.x + to.y * way.y) / square)) : 0
        return (to - way * share).length <= radius
      }
    }
    return (0..<width * height).map { pixel in
      let count = (0..<side * side).count { index in
        isCovered(
          Point(
            Double(pixel % width) + (Double(index % side) + 0.5) / Double(side),
            Double(pixel / width) + (Double(index / side) + 0.5) / Double(side)))
      }
      return Double(count) / Double(side * side)
    }
  }

  struct Case: Sendable {
    let points: [Point]
    let radius: Double

    init(_ places: [(Double, Double)], radius: Double) {
      points = places.map { Point($0.0, $0.1) }
      self.radius = radius
    }
  }

  /// Slopes, a spike, steps straight up, a point twice, parts beyond every edge, and a line denser than pixels.
  static let cases: [Case] = [
    Case([(-3, 4), (5.3, 9.1), (8.25, 2.5), (8.75, 17), (9, 6), (28, 7.3)], radius: 1),
    Case([(2, 30), (4, -10), (4, 12.5), (4, 12.5), (12.5, 12.5), (12.5, 3)], radius: 0.5),
    Case(dense, radius: 0.5),
    Case([(3, 8), (16, 9)], radius: 3),
  ]

  private static var dense: [(Double, Double)] {
    (0..<60).map { index in
      let x: Double = 1 + Double(index) * 0.31
      let y: Double = index % 2 == 0 ? 3 + Double(index % 7) : 16.4
      return (x, y)
    }
  }

  @Test("each pixel is covered as far as the line's round stroke covers it", arguments: cases)
  func coverage(line: Case) {
    let (points, radius) = (line.points, line.radius)
    let (width, height) = (20, 18)
    var bytes = [UInt8](repeating: 0, count: width * height)
    var coverage = LineCoverage(LineSection(through: points, radius: radius), height: height)
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for column in 0..<width { coverage.write(column: column, to: start + column, stride: width) }
    }
    let expected = counted(points, radius: radius, width: width, height: height)
    for (pixel, share) in expected.enumerated() {
      let found = Double(bytes[pixel]) / 255
      // A sixteenth of a pixel, as of a side that stands straight, and what counting at places leaves open.
      #expect(abs(found - share) <= 0.08, "pixel \(pixel % width), \(pixel / width)")
      // What is free stays free, and what is covered is covered wholly.
      if share == 0 || share == 1 { #expect(abs(found - share) < 0.04) }
    }
    #expect(expected.contains { $0 > 0.9 } && expected.contains(0))
  }
}
