/// The tokens of attention weights as pictures show them.
struct AttentionNames {
  let queries: [String]
  let keys: [String]

  /// More tokens than these along one side are numbered, rather than named: names would be too small to read.
  static let mostNamed = 110
  private static let widest = 110.0

  init(_ weights: AttentionWeights) {
    queries = weights.queries.map(Self.visible)
    keys = weights.keys == weights.queries ? queries : weights.keys.map(Self.visible)
  }

  /// A token to be seen: spaces have signs, and a token of nothing has quotes.
  static func visible(_ token: String) -> String { token.isEmpty ? "“”" : visibleText(of: token) }

  /// The axis of some names, on a side of the given length in points.
  static func axis(_ title: String, _ names: [String], length: Double, isHorizontal: Bool) -> Axis {
    guard names.count <= mostNamed else {
      // The first cell lies around 0.
      return Axis(
        title + " (position)", domain: .numbers(-0.5...(Double(names.count) - 0.5)),
        side: isHorizontal ? .opposite : .standard, hasGrid: false, isReversed: !isHorizontal)
    }
    let measurer = TextMeasurer()
    let font = Theme.light.tickFont
    var axis = Axis(
      title, domain: .categories(names.map { measurer.shortened($0, in: font, width: widest) }),
      side: isHorizontal ? .opposite : .standard)
    axis.turnsWideLabels = true
    return axis
  }
}
