import LimnPlatform

/// Two half circles that interlock, with noise: the smallest data that no straight line divides.
///
/// The layout is that of scikit-learn's `make_moons`.
public struct Moons: Sendable {
  /// The points, two numbers each.
  public let points: [[Double]]
  /// 1 for points of the lower moon, -1 for those of the upper.
  public let labels: [Double]

  /// The given points, two numbers each, with labels -1 and 1.
  public init(points: [[Double]], labels: [Double]) {
    require(
      points.count == labels.count && points.allSatisfy { $0.count == 2 },
      "Moons: \(points.count) points for \(labels.count) labels; it needs as many, of two numbers each")
    self.points = points
    self.labels = labels
  }

  /// `count` points with normal noise of the given deviation, in random order.
  public init(count: Int, noise: Double, using generator: inout Generator) {
    require(count >= 2, "Moons: count is \(count); it must be at least 2")
    let upper = count / 2
    let lower = count - upper
    func angle(_ index: Int, of count: Int) -> Double { .pi * Double(index) / Double(max(count - 1, 1)) }
    let clean =
      (0..<upper).map { (point: [cos(angle($0, of: upper)), sin(angle($0, of: upper))], label: -1.0) }
      + (0..<lower).map {
        (point: [1 - cos(angle($0, of: lower)), 0.5 - sin(angle($0, of: lower))], label: 1.0)
      }
    let order = generator.randperm(count)
    var points: [[Double]] = []
    for index in order {
      points.append(clean[index].point.map { $0 + noise * generator.nextNormal() })
    }
    self.points = points
    labels = order.map { clean[$0].label }
  }
}
