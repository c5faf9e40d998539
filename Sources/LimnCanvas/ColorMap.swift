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

  /// `count` colours at equal distances along the lines between the given ones.
  private static func even(_ anchors: ArraySlice<Color>, count: Int) -> [Color] {
    let anchors = Array(anchors)
    let fine = 4096
    let path = (0...fine).map { step in
      let position = Double(step) / Double(fine) * Double(anchors.count - 1)
      let index = min(Int(position), anchors.count - 2)
      return anchors[index].mixed(with: anchors[index + 1], position - Double(index))
    }
    var distances = [0.0]
    for (before, after) in zip(path, path.dropFirst()) {
      let (p, q) = (before.okLab, after.okLab)
      let (dl, da, db) = (q.lightness - p.lightness, q.a - p.a, q.b - p.b)
      distances.append(distances.last! + (dl * dl + da * da + db * db).squareRoot())
    }
    var index = 0
    return (0..<count).map { step in
      let wanted = distances.last! * Double(step) / Double(count - 1)
      while index < fine, distances[index] < wanted { index += 1 }
      return path[index]
    }
  }

  /// The colour for a number; below 0 and above 1 that of the nearer end.
  public func color(at fraction: Double) -> Color {
    colors[Int((max(0, min(1, fraction)) * Double(colors.count - 1)).rounded())]
  }
}
