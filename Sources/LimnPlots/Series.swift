/// A named part of a plot's data, as a legend lists it.
///
/// All marks of a plot that bear the same name have the same colour: a line and the band around it, say.
public struct Series: Hashable, Sendable {
  /// What stands beside the name in a legend.
  public enum Symbol: Hashable, Sendable {
    /// A piece of line.
    case line(Dash, Marker?)
    /// A small surface.
    case area
    /// A small outline.
    case outline
    /// A round dot.
    case dot
    /// A sign of the series' own, which goes by its colour.
    case sign
    /// A hatched surface in no colour of its own.
    case hatched
  }

  /// The name; nothing without one is listed.
  public var name: String
  /// The position of the colour in the theme's palette; `nil` for the next one that no other series has.
  public var color: Int?
  /// What stands beside the name.
  public var symbol: Symbol

  /// The series of the given name.
  public init(_ name: String, color: Int? = nil, symbol: Symbol = .dot) {
    self.name = name
    self.color = color
    self.symbol = symbol
  }
}
