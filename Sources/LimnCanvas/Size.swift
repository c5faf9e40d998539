/// A width and a height in points.
public struct Size: Hashable, Sendable {
  /// The extent from left to right.
  public var width: Double
  /// The extent from top to bottom.
  public var height: Double

  /// The size with the given extents.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
