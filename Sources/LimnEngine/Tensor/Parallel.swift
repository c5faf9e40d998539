/// Work spread over the machine's cores where it is long enough to pay.
enum Parallel {
  /// What a range has to cost at least, in numbers read and written, to be worth handing to another thread: some
  /// ten microseconds.
  static let grain = 1 << 15

  /// Calls `body` on ranges that cover 0 ..< count, at the same time if they are many.
  ///
  /// The ranges depend on the amounts alone and not on the number of cores, so that the same input gives the
  /// same bytes on every machine of a kind.
  ///
  /// - Parameters:
  ///   - count: How many items there are.
  ///   - cost: Of one item, in numbers read and written.
  ///   - parts: Into how many ranges to cut at most.
  static func ranges(_ count: Int, cost: Int, parts: Int = 8, _ body: (Range<Int>) -> Void) {
    let pieces = min(parts, count, count * max(cost, 1) / grain)
    guard pieces > 1 else { return body(0..<count) }
    WorkerPool.shared.run(pieces: pieces) { piece in
      body(count * piece / pieces..<count * (piece + 1) / pieces)
    }
  }
}
