/// An upright rectangle in points.
public struct Rectangle: Hashable, Sendable {
  /// The distance of the left edge.
  public var x: Double
  /// The distance of the top edge.
  public var y: Double
  /// The extent from left to right.
  public var width: Double
  /// The extent from top to bottom.
  public var height: Double

  /// The rectangle with the given top left corner and extents.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle of the given size around a point.
  public init(center: Point, size: Size) {
    self.init(
      x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width, height: size.height)
  }

  /// The right edge.
  public var maxX: Double { x + width }
  /// The bottom edge.
  public var maxY: Double { y + height }
  /// The middle.
  public var center: Point { Point(x + width / 2, y + height / 2) }
  /// The extents.
  public var size: Size { Size(width, height) }

  /// The rectangle with each edge moved inwards; outwards where the distance is negative.
  public func inset(by distance: Double) -> Rectangle { inset(horizontally: distance, vertically: distance) }

  /// The rectangle with its edges moved inwards; outwards where a distance is negative.
  public func inset(horizontally dx: Double, vertically dy: Double) -> Rectangle {
    Rectangle(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// Whether the other rectangle lies within this one, to a thousandth of a point.
  public func contains(_ other: Rectangle) -> Bool {
    let slack = 0.001
    return other.x >= x - slack && other.y >= y - slack && other.maxX <= maxX + slack
      && other.maxY <= maxY + slack
  }
}
