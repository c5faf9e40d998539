/// The tokens of attention weights as pictures show them.
struct AttentionNames {
  let queries: [String]
  let keys: [String]
  private let hasRepeatedNames: Bool

  /// More tokens than these along one side are numbered, rather than named: names would be too small to read.
  static let mostNamed = 110
  private static let widest = 110.0

  init(_ weights: AttentionWeights) {
    queries = weights.queries.map(Self.visible)
    keys = weights.keys == weights.queries ? queries : weights.keys.map(Self.visible)
    hasRepeatedNames = Set(queries).count < queries.count || Set(keys).count < keys.count
  }

  /// A query and a key for a tooltip, with their positions where tokens come more than once.
  func pair(_ query: Int, _ key: Int) -> String {
    guard hasRepeatedNames else { return "\(queries[query]) → \(keys[key])" }
    return "\(queries[query]) (\(query)) → \(keys[key]) (\(key))"
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
