/// A place on a picture, in points from the top left; y grows downwards.
public struct Point: Hashable, Sendable {
  /// The distance from the left edge.
  public var x: Double
  /// The distance from the top edge.
  public var y: Double

  /// The point at the given distances.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The point that is `offset` away.
  public static func + (point: Point, offset: Point) -> Point {
    Point(point.x + offset.x, point.y + offset.y)
  }
  /// The way from one point to another.
  public static func - (end: Point, start: Point) -> Point { Point(end.x - start.x, end.y - start.y) }
  /// The way, `factor` times as long.
  public static func * (way: Point, factor: Double) -> Point { Point(way.x * factor, way.y * factor) }

  /// The distance from the origin.
  public var length: Double { (x * x + y * y).squareRoot() }
}
