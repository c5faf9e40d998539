/// How an embedding is drawn.
public struct EmbeddingPlotOptions: Sendable {
  /// Where the labels stand.
  public enum LabelStyle: String, Sendable, CaseIterable {
    /// Inside the dots for few short ones, beside them for some hundreds, else only those asked for and the groups.
    case automatic
    /// Inside the dots.
    case inside
    /// Beside the dots.
    case beside
    /// Those asked for, and the names of the groups in their midst.
    case chosen
    /// None.
    case hidden
  }

  /// What is shown.
  public var title: String
  /// Under the picture in small letters: where the points come from.
  public var caption = ""
  /// Where the labels stand.
  public var labelStyle = LabelStyle.automatic
  /// The rows of the points whose labels are written where not all are.
  public var chosen: [Int] = []
  /// Points whose neighbours are shown by lines; all other points are faint then.
  public var neighbors: [EmbeddingNeighbors] = []
  /// The longer side of the inside of the axes, in points; what suits the count without.
  public var extent: Double?
  /// The radius of dots with letters in them, in points; what suits the letters without.
  public var letterRadius: Double?
  /// What both axes cover at least: for pictures that are to be compared.
  public var domain: (x: ClosedRange<Double>, y: ClosedRange<Double>)?

  /// The usual ones under a title.
  public init(title: String = "Embedding") { self.title = title }
}
