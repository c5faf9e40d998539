import LimnPlatform

extension Tensor: CustomStringConvertible {
  /// The numbers as nested rows, aligned; long axes are shortened in the middle.
  ///
  /// Four digits behind the point, or powers of ten where that shows nothing; whole numbers without a point.
  public var description: String {
    let numbers = values
    let shown = TensorText(shape: shape, values: numbers).text
    return shape.count > 1 || count > TensorText.mostInFull ? "\(shown) shape \(shape)" : shown
  }
}

/// How a tensor is printed.
private struct TensorText {
  static let mostInFull = 1_000
  private static let edge = 3
  let text: String

  init(shape: [Int], values: [Float]) {
    let finite = values.filter(\.isFinite)
    let largest = finite.map { abs($0) }.max() ?? 0
    let smallest = finite.map { abs($0) }.filter { $0 > 0 }.min() ?? 0
    let isWhole = finite.allSatisfy { $0 == $0.rounded() } && largest < 1e7
    let format =
      isWhole
      ? "%.0f"
      : largest >= 1e5 || (largest > 0 && largest < 1e-3) || smallest < 1e-8 * largest
        ? "%.4e" : "%.4f"
    func number(_ value: Float) -> String {
      guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
      let text = String(printf: format, Double(value))
      // No sign before what shows as 0.
      return text.hasPrefix("-") && text.allSatisfy { "-0.".contains($0) } ? String(text.dropFirst()) : text
    }
    let isShortened = values.count > Self.mostInFull
    func places(_ size: Int) -> [Int?] {
      guard isShortened, size > 2 * Self.edge else { return (0..<size).map { $0 } }
      return (0..<Self.edge).map { $0 } + [nil] + (size - Self.edge..<size).map { $0 }
    }
    var width = 0
    func visit(_ axis: Int, _ start: Int, _ body: (Float) -> Void) {
      guard axis < shape.count else { return body(values[start]) }
      let block = Array(shape[(axis + 1)...]).product
      for case let place? in places(shape[axis]) { visit(axis + 1, start + place * block, body) }
    }
    if values.count > 0 { visit(0, 0) { width = max(width, number($0).count) } }
    func write(_ axis: Int, _ start: Int) -> String {
      guard axis < shape.count else {
        let plain = number(values[start])
        return String(repeating: " ", count: max(0, width - plain.count)) + plain
      }
      let block = Array(shape[(axis + 1)...]).product
      let parts = places(shape[axis]).map { $0.map { write(axis + 1, start + $0 * block) } ?? "..." }
      let isLast = axis == shape.count - 1
      let gap =
        String(repeating: "\n", count: shape.count - 1 - axis) + String(repeating: " ", count: axis + 1)
      return "[" + parts.joined(separator: isLast ? ", " : "," + gap) + "]"
    }
    text = write(0, 0)
  }
}
