/// How much of each pixel a stroke covers along a line that runs from left to right: exact from top to bottom, and
/// measured in `columns` columns across each pixel.
///
/// Cairo joins the outlines of all parts of a line, which takes most of the time of a picture where a line is denser
/// than pixels.
struct LineCoverage {
  /// As many shades as Cairo has down a pixel, about.
  private static let columns = 16

  private var section: LineSection
  private let height: Int
  /// By how much coverage changes from one pixel of a column to the next, in columns.
  private var changes: [Float]

  /// - Parameters:
  ///   - section: How columns cut the stroke, its places in pixels.
  ///   - height: How many rows of pixels there are.
  init(_ section: LineSection, height: Int) {
    self.section = section
    self.height = height
    changes = [Float](repeating: 0, count: height + 2)
  }

  /// Writes a column of pixels, 0 (free) to 255 (covered), into bytes that are 0; columns have to be asked for from left
  /// to right.
  mutating func write(column: Int, to bytes: UnsafeMutablePointer<UInt8>, stride: Int) {
    var (first, last) = (height, -1)
    for part in 0..<Self.columns {
      let x = Double(column) + (Double(part) + 0.5) / Double(Self.columns)
      guard let cut = section.cut(at: x) else { continue }
      let (top, bottom) = (max(0, cut.top), min(Double(height), cut.bottom))
      guard top < bottom else { continue }
      let (start, end) = (Int(top), Int(bottom))
      change(at: start, top - Double(start), by: 1)
      change(at: end, bottom - Double(end), by: -1)
      (first, last) = (min(first, start), max(last, min(end, height - 1)))
    }
    guard first <= last else { return }
    var covered: Float = 0
    for row in first...last {
      covered += changes[row]
      changes[row] = 0
      bytes[row * stride] = UInt8(max(0, min(255, covered * (255 / Float(Self.columns)) + 0.5)))
    }
    for row in last + 1...last + 2 where row < changes.count { changes[row] = 0 }
  }

  /// Starts or ends coverage within a row, at a part of its height.
  private mutating func change(at row: Int, _ part: Double, by sign: Float) {
    changes[row] += sign * Float(1 - part)
    changes[row + 1] += sign * Float(part)
  }
}
