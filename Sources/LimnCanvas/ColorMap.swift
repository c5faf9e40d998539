/// Colours for numbers from 0 to 1, in steps that look even.
public struct ColorMap: Hashable, Sendable {
  /// The map's name.
  public let name: String
  private let colors: [Color]

  /// How many colours lie on either side of the middle one; more could not be told apart in 8 bits.
  private static let halfResolution = 128

  /// A map through the given colours.
  ///
  /// The steps between them are evened out: equal steps of the number are equal distances in OKLab. A diverging
  /// map, which has an odd count of colours, is evened out on either side of the middle one, so that the middle
  /// of the numbers has just that colour.
  public init(name: String, through anchors: [Color], isDiverging: Bool = false) {
    precondition(
      anchors.count >= 2 && (!isDiverging || anchors.count % 2 == 1),
      "ColorMap: \(anchors.count) colours; it needs at least two, and an odd count if it is diverging")
    self.name = name
    if isDiverging {
      let middle = anchors.count / 2
      colors =
        Self.even(anchors[...middle], count: Self.halfResolution + 1)
        + Self.even(anchors[middle...], count: Self.halfResolution + 1).dropFirst()
    } else {
      colors = Self.even(anchors[...], count: 2 * Self.halfResolution + 1)
    }
  }

  /// `count` colours at equal distances along the straight lines between the given ones in OKLab.
  private static func even(_ anchors: ArraySlice<Color>, count: Int) -> [Color] {
    let places = anchors.map(\.okLab)
    var distances = [0.0]
    for (p, q) in zip(places, places.dropFirst()) {
      let (dl, da, db) = (q.lightness - p.lightness, q.a - p.a, q.b - p.b)
      distances.append(distances.last! + (dl * dl + da * da + db * db).squareRoot())
    }
    var index = 0
    return (0..<count).map { step in
      let wanted = distances.last! * Double(step) / Double(count - 1)
      while index < places.count - 2, distances[index + 1] < wanted { index += 1 }
      let (p, q) = (places[index], places[index + 1])
      let fraction = (wanted - distances[index]) / max(distances[index + 1] - distances[index], .ulpOfOne)
      return Color(
        lightness: p.lightness + (q.lightness - p.lightness) * fraction, a: p.a + (q.a - p.a) * fraction,
        b: p.b + (q.b - p.b) * fraction)
    }
  }

  /// The colour for a number; below 0 and above 1 that of the nearer end.
  public func color(at fraction: Double) -> Color {
    colors[Int((max(0, min(1, fraction)) * Double(colors.count - 1)).rounded())]
  }
}
