@_exported import LimnCanvas

/// Where something stands along an axis: a number or one of some names.
public enum PlotValue: Hashable, Sendable {
  /// A place on a linear axis.
  case number(Double)
  /// One of the places of a categorical axis.
  case category(String)
}

extension PlotValue {
  /// The name, or the number as short as it is exact.
  public var text: String {
    switch self {
    case .category(let name): name
    case .number(let number): NumberFormat.shortest.string(number)
    }
  }
}

/// What can be put on an axis.
public protocol Plottable {
  /// The place on an axis.
  var plotValue: PlotValue { get }
}

extension Double: Plottable {
  /// A place on a linear axis.
  public var plotValue: PlotValue { .number(self) }
}

extension Float: Plottable {
  /// A place on a linear axis.
  public var plotValue: PlotValue { .number(Double(self)) }
}

extension Int: Plottable {
  /// A place on a linear axis.
  public var plotValue: PlotValue { .number(Double(self)) }
}

extension String: Plottable {
  /// One of the places of a categorical axis.
  public var plotValue: PlotValue { .category(self) }
}

extension Character: Plottable {
  /// One of the places of a categorical axis.
  public var plotValue: PlotValue { .category(String(self)) }
}
