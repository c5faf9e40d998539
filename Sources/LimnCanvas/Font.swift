/// A typeface at a size.
public struct Font: Hashable, Sendable {
  /// The families to try, in order, separated by commas.
  public var family: String
  /// The height of a line without leading, in points.
  public var size: Double
  /// Whether the strokes are heavy.
  public var isBold: Bool

  /// DejaVu Sans, which `fonts-dejavu-core` brings: it has Latin, Greek, Cyrillic, arrows and mathematical
  /// signs, and naming one family makes pictures the same on a bare machine and on a full one.
  public static let standardFamily = "DejaVu Sans"

  /// A font of the standard family.
  public init(family: String = Font.standardFamily, size: Double, isBold: Bool = false) {
    self.family = family
    self.size = size
    self.isBold = isBold
  }

  /// The font at another size.
  public func size(_ size: Double) -> Font { Font(family: family, size: size, isBold: isBold) }
  /// The font with heavy strokes.
  public var bold: Font { Font(family: family, size: size, isBold: true) }
}
