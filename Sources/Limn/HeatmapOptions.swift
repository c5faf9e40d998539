/// How the heatmap of an array is drawn.
public struct HeatmapOptions: Sendable {
  /// Where the colours come from.
  public enum Colors: String, CaseIterable, Sendable {
    /// Diverging about zero where there are numbers of both signs, sequential otherwise.
    case automatic
    /// The theme's map for amounts.
    case blues
    /// From violet over green to yellow.
    case viridis
    /// From blue over gray to yellow.
    case cividis
    /// The theme's map for numbers below and above zero, which has the middle.
    case diverging
  }

  /// Where the colours come from.
  public var colors = Colors.automatic
  /// The numbers at the ends of the colours; those of the array without.
  public var domain: ClosedRange<Double>?
  /// Under the title; the shape and what the numbers are without.
  public var subtitle: String?
  /// Under the picture in small letters.
  public var caption = ""
  /// What the rows are.
  public var rowTitle = ""
  /// What the columns are.
  public var columnTitle = ""
  /// Whether zero is left uncoloured, so that nothing looks different from little.
  public var zeroIsBlank = false
  /// What the colours stand for.
  public var valueTitle = "value"
  /// Whether numbers stand in the cells, where they can be read.
  public var showsValues = true
  /// More matrices than this are not drawn; the picture says how many there are.
  public var mostPanels = 64

  /// Options as they suit most arrays.
  public init() {}
}
