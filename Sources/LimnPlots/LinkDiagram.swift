/// Two columns of names with lines between them, the stronger the heavier.
///
/// ```swift
/// var diagram = LinkDiagram("Attention", sources: tokens, targets: tokens)
/// diagram.links = [.init(from: 2, to: 0, weight: 0.8, series: 0)]
/// diagram.series = ["head 3"]
/// try diagram.picture().write(to: "links.svg")
/// ```
///
/// Names go by position, so that the same one may stand in several rows. The shorter column is spread over the
/// height of the longer one.
public struct LinkDiagram {
  /// One line.
  public struct Link: Sendable {
    /// The position of the name on the left.
    public var source: Int
    /// The position of the name on the right.
    public var target: Int
    /// How strong it is, 0 to 1.
    public var weight: Double
    /// Which of the diagram's series it belongs to.
    public var series: Int
    /// The tooltip.
    public var title: String
    /// The exact data, for SVG files.
    public var data: [Annotation.Datum]

    /// A line between the names at two positions.
    public init(
      from source: Int, to target: Int, weight: Double, series: Int = 0, title: String = "",
      data: [Annotation.Datum] = []
    ) {
      self.source = source
      self.target = target
      self.weight = weight
      self.series = series
      self.title = title
      self.data = data
    }
  }

  /// What is shown, above everything.
  public var title: String
  /// Under the title.
  public var subtitle: String
  /// The names on the left, from the top.
  public var sources: [String]
  /// The names on the right, from the top.
  public var targets: [String]
  /// Written above the left column.
  public var sourceTitle = ""
  /// Written above the right column.
  public var targetTitle = ""
  /// The lines.
  public var links: [Link] = []
  /// The names of the series, which have the theme's colours in order; a legend lists them if there are several.
  public var series: [String] = []
  /// The only name on the left that matters; the others are written faintly.
  public var highlightedSource: Int?
  /// Written under everything in small letters.
  public var caption = ""
  /// The distance of the columns, in points.
  public var span = 260.0

  /// A diagram without lines.
  public init(_ title: String = "", subtitle: String = "", sources: [String], targets: [String]) {
    self.title = title
    self.subtitle = subtitle
    self.sources = sources
    self.targets = targets
  }

  /// The diagram as a picture.
  ///
  /// - Parameters:
  ///   - theme: The looks.
  ///   - summary: What is shown, for those who can't see it; the subtitle without.
  ///   - provenance: What made the picture.
  /// - Precondition: The links' positions are those of names, their series are there or there are none.
  public func picture(
    theme: Theme = .light, summary: String = "", provenance: [Annotation.Datum] = []
  ) -> Picture {
    for link in links {
      precondition(
        sources.indices.contains(link.source) && targets.indices.contains(link.target),
        "LinkDiagram: no link can go from \(link.source) of \(sources.count) to \(link.target) of \(targets.count)"
      )
    }
    let painter = LinkDiagramPainter(diagram: self, theme: theme)
    return Picture(
      size: painter.size, title: title.isEmpty ? "Links" : title,
      summary: [summary.isEmpty ? subtitle : summary, caption].filter { !$0.isEmpty }.joined(separator: " "),
      background: theme.background, provenance: provenance, paint: painter.paint)
  }
}
