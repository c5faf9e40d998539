/// Colours for numbers from 0 to 1, in steps that look even.
public struct ColorMap: Hashable, Sendable {
  /// The map's name.
  public let name: String
  private let colors: [Color]

  /// How many colours a map is cut into; more could not be told apart in 8 bits.
  private static let resolution = 256

  /// A map through the given colours, which stand at equal distances.
  ///
  /// The steps between them are evened out, so that lightness, or for a diverging map the distance in OKLab,
  /// grows in equal steps over the whole map.
  public init(name: String, through anchors: [Color]) {
    precondition(anchors.count >= 2, "ColorMap: \(anchors.count) colours; it needs at least two")
    self.name = name
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
    let length = distances.last!
    var index = 0
    colors = (0..<Self.resolution).map { step in
      let wanted = length * Double(step) / Double(Self.resolution - 1)
      while index < fine, distances[index] < wanted { index += 1 }
      return path[index]
    }
  }

  /// The colour for a number; below 0 and above 1 that of the nearer end.
  public func color(at fraction: Double) -> Color {
    colors[Int((max(0, min(1, fraction)) * Double(Self.resolution - 1)).rounded())]
  }
}
