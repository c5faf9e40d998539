/// A function and its derivative over a range, cut where one of them jumps or has no number.
struct FunctionCurve {
  /// A number at a place.
  struct Point {
    let x: Double
    let y: Double
  }

  /// A place where a course breaks off without reaching infinity.
  struct Jump {
    let x: Double
    /// What belongs to the place itself.
    let value: Double
    /// What the sides come near to.
    let sides: [Double]
  }

  /// Values in unbroken pieces.
  private(set) var values: [[Point]] = []
  /// Derivatives in unbroken pieces.
  private(set) var derivatives: [[Point]] = []
  /// Jumps of the values.
  private(set) var valueJumps: [Jump] = []
  /// Jumps of the derivative.
  private(set) var derivativeJumps: [Jump] = []
  /// How many of the places have no number for a value, and one where that is so.
  private(set) var missing: (count: Int, first: Double?) = (0, nil)

  /// What goes beyond this within a jump is a pole, which has no ends to show.
  private static let pole = 1e6

  /// - Parameters:
  ///   - function: The function.
  ///   - range: What `x` runs over.
  ///   - count: Into how many parts the range is cut.
  init(_ function: PlottedFunction, over range: ClosedRange<Double>, count: Int) {
    let width = range.upperBound - range.lowerBound
    // In this form a zero in the middle is met exactly.
    let places = (0...count).map {
      (range.lowerBound * Double(count - $0) + range.upperBound * Double($0)) / Double(count)
    }
    let samples = places.map { (x: $0, result: function($0)) }
    missing = (
      samples.count { !$0.result.value.isFinite }, samples.first { !$0.result.value.isFinite }?.x
    )
    (values, valueJumps) = Self.pieces(samples.map { Point(x: $0.x, y: $0.result.value) }, width) {
      function($0).value
    }
    (derivatives, derivativeJumps) = Self.pieces(
      samples.map { Point(x: $0.x, y: $0.result.value.isFinite ? $0.result.derivative : .nan) }, width
    ) { function($0).derivative }
  }

  private static func pieces(
    _ points: [Point], _ width: Double, _ evaluate: (Double) -> Double
  ) -> (pieces: [[Point]], jumps: [Jump]) {
    let finite = points.map(\.y).filter(\.isFinite)
    let scale = (finite.max() ?? 0) - (finite.min() ?? 0)
    var pieces: [[Point]] = [[]]
    var jumps: [Jump] = []
    for point in points {
      guard point.y.isFinite else {
        if !(pieces.last ?? []).isEmpty { pieces.append([]) }
        continue
      }
      if let last = pieces[pieces.count - 1].last, abs(point.y - last.y) > 0.02 * scale,
        let jump = jump(between: last, point, width, evaluate)
      {
        if max(abs(jump.sides[0]), abs(jump.sides[1])) < pole {
          // A jump right behind a sample takes that sample's side with it.
          pieces[pieces.count - 1].append(Point(x: jump.x, y: jump.sides[0]))
          pieces.append([Point(x: jump.x, y: jump.sides[1])])
          jumps.append(jump)
        } else {
          pieces.append([])
        }
      }
      if pieces[pieces.count - 1].last?.x != point.x { pieces[pieces.count - 1].append(point) }
    }
    return (pieces.filter { !$0.isEmpty }, merged(jumps))
  }

  /// Halves the way between two points until what is left of their difference is a jump, or nothing.
  private static func jump(
    between first: Point, _ second: Point, _ width: Double, _ evaluate: (Double) -> Double
  ) -> Jump? {
    var (low, high) = (first, second)
    for _ in 0..<60 {
      let middle = (low.x + high.x) / 2
      guard middle > low.x && middle < high.x, high.x - low.x > 1e-13 * width else { break }
      let y = evaluate(middle)
      guard y.isFinite else { return Jump(x: middle, value: .nan, sides: [.infinity, .infinity]) }
      if abs(y - low.y) > abs(high.y - y) {
        high = Point(x: middle, y: y)
      } else {
        low = Point(x: middle, y: y)
      }
    }
    guard abs(high.y - low.y) > 0.5 * abs(second.y - first.y) else { return nil }
    // To twelve places of the range: halving ends beside a round number, not on it.
    let x = (low.x / width * 1e12).rounded() / 1e12 * width + 0
    let step = 1e-9 * width + 0
    return Jump(x: x, value: evaluate(x), sides: [evaluate(x - step), evaluate(x + step)])
  }

  /// A value of its own at the place makes two jumps of one.
  private static func merged(_ jumps: [Jump]) -> [Jump] {
    jumps.reduce(into: []) { list, jump in
      if list.last?.x != jump.x { list.append(jump) }
    }
  }
}
