/// Dots with a short text in each: an embedding's characters, as in the makemore lectures.
///
/// All dots are of one size. One that would cover another dot or its place stands beside, at the end of a line from a
/// small dot in the true place; without room near by it stays small, and the plot says how many do. The first elements
/// keep their places first.
public struct LetteredDots: Mark {
  struct Dot {
    let text: String
    let x: Double
    let y: Double
    /// The position of its series.
    let group: Int
    let value: Double?
    /// How strong its colour is: 1 for whole, less for what stands in the background.
    var strength = 1.0
  }

  let dots: [Dot]
  let groups: [Series]
  let colors: ColorScale?
  /// The radius of a dot, in points; what suits the texts without.
  let radius: Double?

  /// A dot for each element of a collection, the most important first.
  ///
  /// - Parameters:
  ///   - data: One element a dot.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - text: What stands in the dot: a letter or two.
  ///   - series: The name of what the dot belongs to, for colour and legend.
  ///   - strength: How strong a dot's colour is: 1 for whole, less for what stands in the background.
  ///   - radius: In points; what suits the texts without.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some PlotNumber>, y: KeyPath<Data.Element, some PlotNumber>,
    text: KeyPath<Data.Element, String>, series: KeyPath<Data.Element, String>? = nil,
    strength: KeyPath<Data.Element, Double>? = nil, radius: Double? = nil
  ) {
    var groups: [Series] = []
    var positions: [String: Int] = [:]
    dots = data.map { element in
      let name = series.map { element[keyPath: $0] } ?? ""
      let group = positions[name] ?? groups.count
      if group == groups.count {
        positions[name] = group
        groups.append(Series(name))
      }
      return Dot(
        text: element[keyPath: text], x: element[keyPath: x].plotNumber, y: element[keyPath: y].plotNumber,
        group: group, value: nil, strength: strength.map { element[keyPath: $0] } ?? 1)
    }
    self.groups = groups
    colors = nil
    self.radius = radius
  }

  /// A dot for each element of a collection, its colour by a number.
  ///
  /// - Parameters:
  ///   - data: One element a dot, the most important first.
  ///   - x: The place on the horizontal axis.
  ///   - y: The place on the vertical axis.
  ///   - text: What stands in the dot: a letter or two.
  ///   - value: The number that the colour shows; what the scale can't show is gray.
  ///   - colors: How numbers become colours; give it to the plot too, for the bar that explains it.
  ///   - radius: In points; what suits the texts without.
  public init<Data: Collection>(
    _ data: Data, x: KeyPath<Data.Element, some PlotNumber>, y: KeyPath<Data.Element, some PlotNumber>,
    text: KeyPath<Data.Element, String>, value: KeyPath<Data.Element, Double>, colors: ColorScale,
    radius: Double? = nil
  ) {
    dots = data.map { element in
      Dot(
        text: element[keyPath: text], x: element[keyPath: x].plotNumber, y: element[keyPath: y].plotNumber,
        group: 0, value: element[keyPath: value])
    }
    groups = [Series("", color: 0)]
    self.colors = colors
    self.radius = radius
  }

  /// The places on the horizontal axis.
  public var horizontalExtent: PlotExtent { PlotExtent(dots.map(\.x)) }
  /// The places on the vertical axis.
  public var verticalExtent: PlotExtent { PlotExtent(dots.map(\.y)) }
  /// What the dots belong to.
  public var series: [Series] { groups }
  /// Places, texts and numbers of each series.
  public var tables: [PlotTable] {
    groups.indices.map { group in
      let dots = dots.filter { $0.group == group }
      var columns = [
        PlotTable.Column("x", dots.map(\.x)), .init("y", dots.map(\.y)),
        .init("text", dots.map { .category($0.text) }),
      ]
      if colors != nil { columns.append(.init("value", dots.map { $0.value ?? .nan })) }
      return PlotTable("dots", series: groups[group].name, columns)
    }
  }
}
