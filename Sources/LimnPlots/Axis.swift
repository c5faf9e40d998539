/// One side of a plot: what it shows and how it is labelled.
///
/// ```swift
/// Axis("loss", scale: .logarithmic, domain: 1...4)
/// ```
public struct Axis: Sendable {
  /// Which of the two sides of a plot the labels stand on.
  public enum Side: Sendable {
    /// The left or the bottom side.
    case standard
    /// The right or the top side.
    case opposite
  }

  /// Written along the axis; nothing if empty.
  public var title: String
  /// How distances between numbers become distances on the picture.
  public var scale: Scale.Transform
  /// What the axis covers; `nil` for what the marks need.
  public var domain: Scale.Domain?
  /// Where the labels stand.
  public var side: Side
  /// Whether the ticks have labels; without for an axis whose numbers mean nothing.
  public var hasLabels = true
  /// Whether faint lines cross the plot at the ticks of numbers.
  public var hasGrid: Bool
  /// Whether the axis runs the other way: names upwards, numbers downwards or to the left.
  public var isReversed: Bool
  /// Whether names that are wider than their bands are written upwards on a horizontal axis, rather than shortened.
  public var turnsWideLabels = false
  /// Whether a line stronger than the grid stands at zero, as the axes of a function's graph do.
  public var hasZeroLine = false

  /// An axis with the given title.
  ///
  /// Zero, negative, NaN and infinite values have no place on a logarithmic axis; they are left out, and the plot
  /// says how many they are.
  ///
  /// - Precondition: The domain of a logarithmic axis starts above 0.
  public init(
    _ title: String = "", scale: Scale.Transform = .linear, domain: Scale.Domain? = nil,
    side: Side = .standard,
    hasGrid: Bool = true, isReversed: Bool = false
  ) {
    if scale.needsPositive, case .numbers(let range) = domain {
      precondition(
        range.lowerBound > 0,
        "Axis: a logarithmic axis can't start at \(range.lowerBound); it has to start above 0")
    }
    self.title = title
    self.scale = scale
    self.domain = domain
    self.side = side
    self.hasGrid = hasGrid
    self.isReversed = isReversed
  }

  /// An axis from one number to another.
  ///
  /// - Precondition: The domain of a logarithmic axis starts above 0.
  public init(
    _ title: String = "", scale: Scale.Transform = .linear, domain: ClosedRange<Double>,
    side: Side = .standard,
    hasGrid: Bool = true, isReversed: Bool = false
  ) {
    self.init(
      title, scale: scale, domain: .numbers(domain), side: side, hasGrid: hasGrid, isReversed: isReversed)
  }

  /// What the axis covers, given what the marks need.
  func domain(covering extent: PlotExtent) -> Scale.Domain {
    domain ?? Scale.domain(of: extent, transform: scale, isNice: true)
  }
}
