/// A grid of coloured pixels, painted without smoothing.
public struct Image: Hashable, Sendable {
  /// How many pixels a row has.
  public let width: Int
  /// How many rows there are.
  public let height: Int
  /// The colours row by row, from the top left.
  public let pixels: [Color]

  /// An image of `pixels.count / width` rows.
  public init(width: Int, pixels: [Color]) {
    precondition(
      width >= 1 && pixels.count % width == 0,
      "Image: \(pixels.count) pixels don't fill rows of \(width)")
    self.width = width
    height = pixels.count / width
    self.pixels = pixels
  }
}
